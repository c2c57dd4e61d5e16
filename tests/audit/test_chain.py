"""The audit: five ways to tamper with it, each found at the right row."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from restorative.audit import Word, chain, record
from restorative.audit.recording import head
from restorative.audit.tables import AuditRow
from restorative.audit.verifying import verify
from restorative.db import is_postgres, savepoint, transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id

NOON = datetime(2027, 3, 1, 7, tzinfo=UTC)
AKNABAT, CASE = new_id(), new_id()


@pytest.fixture
async def ten_acts(engine):
    """Ten acts in a chain, and the head as it was kept elsewhere."""
    for n in range(10):
        async with transaction():
            at = NOON + timedelta(minutes=n, microseconds=n)
            await record(Word.AUDIT_STARTED, by=AKNABAT if n else None, at=at, about=CASE)
    return await head()


async def tampered(engine, *statements: str) -> None:
    """What somebody with the database in hand can do: the triggers go first."""
    table = AuditRow._meta.tablename
    off = (
        [f"ALTER TABLE {table} DISABLE TRIGGER ALL"]
        if is_postgres()
        else [f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete"]
    )
    for sql in (*off, *statements):
        await engine.run_ddl(sql)


async def test_an_untouched_chain_is_whole(ten_acts):
    """S90"""
    assert ten_acts.seq == 10
    assert await verify() == ten_acts
    assert await verify(ten_acts) == ten_acts
    assert chain.head_from(str(ten_acts)) == ten_acts


async def test_an_empty_audit_is_whole(engine):
    assert await verify() == chain.EMPTY


@pytest.mark.parametrize(
    "change",
    [
        "word = 'something else'",
        "reason = 'made up'",
        "at = '2027-03-02 07:00:00+00:00'",
        '"by" = about',
        '"by" = NULL',
        'about = "by"',
    ],
)
async def test_an_edited_row_is_found(engine, ten_acts, change):
    """S90"""
    await tampered(engine, f"UPDATE audit SET {change} WHERE seq = 4")
    assert await verify() == chain.Broken(4, "it was changed")


async def test_a_deleted_row_is_found(engine, ten_acts):
    """S90"""
    await tampered(engine, "DELETE FROM audit WHERE seq = 4")
    assert await verify() == chain.Broken(4, "a row is missing")


async def test_a_deleted_row_is_found_when_the_others_move_up(engine, ten_acts):
    """S90"""
    moves = [f"UPDATE audit SET seq = {seq - 1} WHERE seq = {seq}" for seq in range(5, 11)]
    await tampered(engine, "DELETE FROM audit WHERE seq = 4", *moves)
    assert await verify() == chain.Broken(4, "it does not follow the row before it")


async def test_an_inserted_row_is_found(engine, ten_acts):
    """S90: a copy of a true row, at the end."""
    columns = 'at, "by", word, about, reason, prev, mac'
    await tampered(
        engine, f"INSERT INTO audit (seq, {columns}) SELECT 11, {columns} FROM audit WHERE seq = 9"
    )
    assert await verify() == chain.Broken(11, "it does not follow the row before it")


async def test_two_rows_that_changed_places_are_found(engine, ten_acts):
    """S90"""
    await tampered(
        engine,
        "UPDATE audit SET seq = 99 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = 5",
        "UPDATE audit SET seq = 5 WHERE seq = 99",
    )
    assert await verify() == chain.Broken(4, "it does not follow the row before it")


async def test_a_cut_end_shows_against_the_head_that_was_kept(engine, ten_acts):
    """S90: the chain alone cannot know what came after it."""
    await tampered(engine, "DELETE FROM audit WHERE seq > 7")
    assert (await verify()).seq == 7
    assert await verify(ten_acts) == chain.Broken(8, "the end was cut off")


async def test_an_emptied_audit_shows_against_the_head_that_was_kept(engine, ten_acts):
    """S90"""
    await tampered(engine, "DELETE FROM audit")
    assert await verify(ten_acts) == chain.Broken(1, "the end was cut off")


async def test_a_chain_written_anew_shows_against_the_head_that_was_kept(engine, ten_acts):
    """S90: even by somebody who has the key."""
    rows = await AuditRow.select().order_by(AuditRow.seq)
    await tampered(engine, "DELETE FROM audit WHERE seq > 3")
    for row in rows[3:]:
        async with transaction():
            await record(Word.AUDIT_STARTED, by=None, at=row["at"], about=row["about"])
    assert (await verify()).seq == 10
    assert await verify(ten_acts) == chain.Broken(10, "it is not the row whose head was kept")


async def test_without_the_key_no_row_can_be_forged(engine, ten_acts):
    """S90: the database holds everything but the key."""
    last = chain.Head(10, ten_acts.mac)
    forged = chain.linked(bytes(32), last, chain.Act(NOON, None, "x", CASE))
    await AuditRow(
        seq=11, prev=forged.prev, mac=forged.mac, **msgspec.structs.asdict(forged.act)
    ).save()
    assert await verify() == chain.Broken(11, "it was changed")


async def test_an_act_and_its_row_are_kept_together_or_not_at_all(engine):
    """S91"""
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await record(Word.AUDIT_STARTED, by=None, at=NOON, about=CASE)
            raise ZeroDivisionError
    assert await AuditRow.count() == 0


async def test_an_audit_that_cannot_be_written_undoes_the_act(engine, monkeypatch):
    """S91, F14"""

    def broken(*_: object) -> chain.Link:
        raise OSError("no space left")

    monkeypatch.setattr(chain, "linked", broken)
    with pytest.raises(OSError, match="no space"):
        async with transaction():
            key_id = await vault.new_key()
            await record(Word.AUDIT_STARTED, by=None, at=NOON, about=CASE)
    from restorative.db.tables import DataKey

    assert not await DataKey.exists().where(DataKey.id == key_id)


async def test_an_act_that_was_only_tried_is_not_recorded(engine):
    async with transaction():
        with pytest.raises(ZeroDivisionError):
            async with savepoint():
                await record(Word.AUDIT_STARTED, by=None, at=NOON, about=CASE)
                raise ZeroDivisionError
        await record(Word.AUDIT_STARTED, by=AKNABAT, at=NOON, about=CASE)
    rows = await AuditRow.select(AuditRow.seq, AuditRow.by)
    assert rows == [{"seq": 1, "by": AKNABAT}]


async def test_outside_a_transaction_nothing_is_recorded(engine):
    """S91"""
    with pytest.raises(RuntimeError, match="inside"):
        await record(Word.AUDIT_STARTED, by=None, at=NOON, about=CASE)


async def test_the_chain_does_not_fork_when_many_write_at_once(engine):
    import asyncio

    async def act() -> None:
        async with transaction():
            await record(Word.AUDIT_STARTED, by=None, at=NOON, about=CASE)
            await record(Word.AUDIT_STARTED, by=AKNABAT, at=NOON, about=CASE)

    await asyncio.gather(*[act() for _ in range(25)])
    assert (await verify()).seq == 50


@pytest.mark.parametrize("deed", ["UPDATE audit SET word = 'x'", "DELETE FROM audit"])
async def test_the_database_refuses_to_change_the_audit(engine, ten_acts, deed):
    """S92"""
    with pytest.raises(Exception, match="audit keeps what was written"):
        await engine.run_ddl(deed)
    assert await verify(ten_acts) == ten_acts


async def test_postgres_refuses_to_empty_the_audit_too(engine, ten_acts):
    """S92: SQLite has no TRUNCATE; there the word itself is an error."""
    with pytest.raises(Exception, match=r"audit keeps what was written|syntax error"):
        await engine.run_ddl("TRUNCATE audit")
    assert await verify(ten_acts) == ten_acts


@pytest.mark.parametrize("typed", ["Her name is Selbi", "кто-то", "a\nb", "x" * 61])
async def test_what_somebody_typed_is_no_reason_for_the_audit(engine, typed):
    """R16, S109: words of a vocabulary only."""
    with pytest.raises(ValueError, match="vocabulary"):
        async with transaction():
            await record(Word.AUDIT_STARTED, by=None, at=NOON, about=CASE, reason=typed)
