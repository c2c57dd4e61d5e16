"""One deed, one transaction: joined, undone, tried and cancelled, on both engines."""

import asyncio

import pytest

from restorative.db import (
    HalfDone,
    after_commit,
    before_commit,
    is_duplicate,
    roll_back,
    savepoint,
    transaction,
)
from restorative.db import (
    engine as engine_in_use,
)
from restorative.db.tables import DataKey
from restorative.kernel.ids import new_id


async def keep(content: bytes, key_id=None) -> None:
    await DataKey(id=key_id or new_id(), wrapped=content).save()


async def kept() -> list[bytes]:
    return sorted(bytes(row["wrapped"]) for row in await DataKey.select(DataKey.wrapped))


async def test_what_fails_leaves_nothing_behind(engine):
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await keep(b"1")
            raise ZeroDivisionError
    assert await kept() == []


async def test_an_inner_part_joins_and_falls_with_the_outer(engine):
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            async with transaction():
                await keep(b"inner")
            raise ZeroDivisionError
    assert await kept() == []


async def test_an_inner_part_stands_with_the_outer(engine):
    async with transaction():
        await keep(b"outer")
        async with transaction():
            await keep(b"inner")
    assert await kept() == [b"inner", b"outer"]


async def test_half_of_a_deed_is_never_kept(engine):
    """An error that was caught on its way out of an inner part still undoes the whole."""
    with pytest.raises(HalfDone):
        async with transaction():
            await keep(b"outer")
            with pytest.raises(ZeroDivisionError):
                async with transaction():
                    await keep(b"inner")
                    raise ZeroDivisionError
    assert await kept() == []


async def test_a_savepoint_loses_only_what_was_tried(engine):
    once = new_id()
    async with transaction():
        await keep(b"first", once)
        with pytest.raises(Exception) as refused:
            async with savepoint(), transaction():
                await keep(b"second", once)
        await keep(b"third")
    assert is_duplicate(refused.value)
    assert await kept() == [b"first", b"third"]


async def test_rolling_back_needs_no_error(engine):
    """A page that refuses keeps nothing."""
    async with transaction():
        await keep(b"1")
        roll_back()
    assert await kept() == []
    async with transaction():
        await keep(b"2")
    assert await kept() == [b"2"]


async def test_a_last_step_that_fails_undoes_everything(engine):
    """S91"""

    async def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await keep(b"1")
            before_commit(fails)
    assert await kept() == []


async def test_a_tried_part_takes_its_last_steps_with_it(engine):
    async with transaction():
        with pytest.raises(ZeroDivisionError):
            async with savepoint():
                before_commit(lambda: keep(b"never"))
                raise ZeroDivisionError
        before_commit(lambda: keep(b"last"))
    assert await kept() == [b"last"]


async def test_what_comes_after_the_commit_comes_only_then(engine):
    heard: list[str] = []
    async with transaction():
        after_commit(lambda: heard.append("kept"))
        assert heard == []
    async with transaction():
        after_commit(lambda: heard.append("undone"))
        roll_back()
    assert heard == ["kept"]


async def test_a_deed_that_is_cut_off_leaves_nothing_and_holds_nothing(engine):
    """A client that leaves, a server that stops: twenty times, then the next one writes."""
    begun = asyncio.Event()

    async def cut_off() -> None:
        async with transaction():
            await keep(b"half")
            begun.set()
            await asyncio.sleep(60)

    for _ in range(20):
        begun.clear()
        task = asyncio.create_task(cut_off())
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with asyncio.timeout(5), transaction():
        await keep(b"next")
    assert await kept() == [b"next"]


async def test_a_deed_cut_off_while_it_waits_in_line_holds_nothing(engine):
    async with transaction():
        await keep(b"first")
        waiting = [asyncio.create_task(_alone(b"waits"), context=_no_context()) for _ in range(3)]
        await asyncio.sleep(0.05)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    async with asyncio.timeout(5), transaction():
        await keep(b"next")
    assert b"next" in await kept()


async def test_many_writers_take_turns(engine):
    """Each reads and then writes: a transaction that could not wait would fail here."""

    async def one_more() -> None:
        async with transaction():
            count = await DataKey.count()
            await keep(b"%03d" % count)

    await asyncio.gather(*[one_more() for _ in range(20)])
    assert len(await kept()) == 20


async def test_a_connection_that_breaks_in_the_middle_is_given_back(engine, engine_kind):
    """F17: nothing is kept, and the pool does not run dry."""
    for _ in range(10):
        with pytest.raises(Exception):  # noqa: B017
            async with transaction():
                await keep(b"half")
                await _break(engine_kind)
                await keep(b"other half")
    async with asyncio.timeout(5), transaction():
        await keep(b"next")
    assert await kept() == [b"next"]


async def _alone(content: bytes) -> None:
    async with transaction():
        await keep(content)
        await asyncio.sleep(1)


def _no_context():
    from contextvars import Context

    return Context()


async def _break(kind: str) -> None:
    if kind == "sqlite":
        raise ConnectionError
    open_transaction = engine_in_use().current_transaction.get()
    open_transaction.connection.terminate()
