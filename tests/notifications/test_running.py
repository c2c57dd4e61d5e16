"""The worker inside a process: woken at once, stopped cleanly, and heard by another process."""

import asyncio
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from restorative.db import AnyEngine, is_postgres, transaction
from restorative.kernel.clock import Clock
from restorative.notifications import commands
from restorative.notifications.queries.listening import listening
from restorative.notifications.queries.mailbox import letters
from restorative.notifications.rules import Channel, State
from restorative.notifications.rules.outcomes import Ended
from restorative.notifications.worker import running, work_until
from restorative.notifications.worker.mail import Mail
from restorative.notifications.worker.smtp import Leave
from restorative.profile import Profile
from restorative.settings import Settings
from tests.conftest import FrozenClock
from tests.notifications.office import a_message, open_tasks, row_of, states

pytestmark = pytest.mark.usefixtures("engine")
OFFICE = Settings(database_url="sqlite:///unused", key_file=Path("/unused"))
DEMO = Settings(database_url="sqlite:///unused", key_file=Path("/unused"), demo=True)
AT_ONCE = 3.0


async def until_sent(wanted: list[State]) -> float:
    """How long it took, in seconds."""
    began = monotonic()
    while await states() != wanted:
        assert monotonic() - began < 30, await states()
        await asyncio.sleep(0.02)
    return monotonic() - began


async def test_a_message_leaves_at_once_when_what_it_tells_about_is_kept(
    profile: Profile, clock: FrozenClock
) -> None:
    async with running(DEMO, profile, clock):
        await asyncio.sleep(0.3)
        async with transaction():
            await commands.enqueue(await a_message(), clock.now())
        assert await until_sent([State.ACCEPTED]) < AT_ONCE
    (letter,) = await letters()
    assert letter.content.body.startswith("Hello,")


async def test_another_process_is_woken_too(engine: AnyEngine, clock: FrozenClock) -> None:
    """With PostgreSQL; with SQLite it looks every five seconds."""
    woken = asyncio.Event()
    async with listening(woken):
        async with transaction():
            await commands.enqueue(await a_message(), clock.now())
        if is_postgres():
            await asyncio.wait_for(woken.wait(), AT_ONCE)
    assert woken.is_set() is is_postgres()


async def test_a_worker_that_is_told_to_stop_finishes_what_it_has_in_hand(
    profile: Profile, clock: FrozenClock
) -> None:
    """F33"""
    in_hand = asyncio.Event()

    class Slow:
        async def carry(self, mail: Mail, leave: Leave) -> Ended:
            assert await leave()
            in_hand.set()
            await asyncio.sleep(0.5)
            return Ended.ACCEPTED

    async with transaction():
        for _ in range(3):
            await commands.enqueue(await a_message(), clock.now())
    async with running(DEMO, profile, clock, Slow()):
        await in_hand.wait()
    assert sorted(await states()) == [State.ACCEPTED, State.QUEUED, State.QUEUED]


async def test_a_worker_goes_on_after_a_turn_that_failed(
    profile: Profile, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([RuntimeError("the database is away")])

    class Falters:
        """A clock is asked first in every turn."""

        def now(self) -> object:
            for failure in failures:
                raise failure
            return clock.now()

    falters: Clock = Falters()  # type: ignore[assignment]
    async with running(DEMO, profile, falters):
        await asyncio.sleep(0.2)
        async with transaction():
            await commands.enqueue(await a_message(), clock.now())
        await until_sent([State.ACCEPTED])


async def test_a_worker_of_its_own_runs_until_it_is_stopped(
    profile: Profile, clock: FrozenClock
) -> None:
    stop = asyncio.Event()
    async with transaction():
        await commands.enqueue(await a_message(channel=Channel.SMS), clock.now())
    worker = asyncio.create_task(work_until(stop, OFFICE, profile, clock))
    await until_sent([State.WAITS_FOR_STAFF])
    stop.set()
    await asyncio.wait_for(worker, AT_ONCE)


async def test_without_a_mail_server_staff_are_asked_to_call(
    profile: Profile, clock: FrozenClock
) -> None:
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    async with running(OFFICE, profile, clock):
        await until_sent([State.FAILED])
    row = await row_of(message_id)
    assert (row["trouble"], await open_tasks()) == (
        "no_mail_server",
        [("undelivered", message_id)],
    )


async def test_mail_to_the_demonstration_arrives_once_and_a_second_copy_is_counted(
    profile: Profile, clock: FrozenClock
) -> None:
    """F03, as a person would see it."""
    from restorative.notifications.tables import OutboxMessage

    async with running(DEMO, profile, clock):
        async with transaction():
            message_id = await commands.enqueue(await a_message(), clock.now())
        await until_sent([State.ACCEPTED])
        again = OutboxMessage.update(state=State.UNKNOWN.value)
        await again.where(OutboxMessage.id == message_id)
        clock.advance(timedelta(minutes=2))
        await until_sent([State.ACCEPTED])
    (letter,) = await letters()
    assert (letter.copies, (await row_of(message_id))["duplicates"]) == (2, 1)
