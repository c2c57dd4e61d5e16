"""Workers that are killed or fall asleep: a person gets one message, two at the very most."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from restorative.db import AnyEngine, transaction
from restorative.db.postgres import PostgresEngine
from restorative.notifications import commands
from restorative.notifications.rules import State
from restorative.notifications.rules.outcomes import Ended
from restorative.notifications.rules.sending import LEASE, RESEND_AFTER
from restorative.notifications.tables import OutboxMessage
from restorative.notifications.worker.mail import Mail
from restorative.notifications.worker.smtp import Leave, SmtpCarrier
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.office import a_message, open_tasks, row_of, states
from tests.notifications.relays import a_relay
from tests.notifications.servers import MailServer

pytestmark = pytest.mark.usefixtures("engine")
ROOT = Path(__file__).resolve().parents[2]
RESTARTED = timedelta(minutes=2)
SECOND = timedelta(seconds=1)
TURNS = Callable[..., Awaitable[int]]


def url_of(engine: AnyEngine) -> str:
    postgres = isinstance(engine, PostgresEngine)
    return str(engine.config["dsn"]) if postgres else f"sqlite://{engine.path}"


async def beside(module: str, *told: str) -> int:
    """Runs a module as a process of its own; gives its exit code."""
    name = f"tests.notifications.{module}"
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", name, *told, cwd=ROOT)
    return await asyncio.wait_for(process.wait(), 300)


@pytest.fixture
def a_worker_beside(engine: AnyEngine, server: MailServer) -> TURNS:
    """A worker on this test's database, for one turn."""

    async def run(at: datetime, dies: str = "never") -> int:
        return await beside("relay_process", url_of(engine), str(server.port), at.isoformat(), dies)

    return run


@pytest.mark.parametrize(
    ("point", "kept"), [("between", 0), ("before_commit", 0), ("after_commit", 1)]
)
async def test_a_deed_and_its_message_are_kept_together_or_not_at_all(
    engine: AnyEngine, clock: FrozenClock, point: str, kept: int
) -> None:
    """F01"""
    told = (url_of(engine), clock.now().isoformat(), point)
    assert await beside("dying_deed", *told) == -signal.SIGKILL
    assert (len(await open_tasks()), len(await states())) == (kept, kept)


async def test_a_worker_killed_before_the_words_left_is_replaced_by_one_that_sends_once(
    server: MailServer, clock: FrozenClock, a_worker_beside: TURNS
) -> None:
    """F02"""
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    assert await a_worker_beside(clock.now(), "before_data") == -signal.SIGKILL
    assert (await states(), server.sink.letters) == ([State.LEASED], [])
    assert await a_worker_beside(clock.now() + RESTARTED) == 0
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"], len(server.sink.letters)) == (State.ACCEPTED, 0, 1)


async def test_a_worker_killed_after_the_server_accepted_sends_once_more_and_counts_it(
    server: MailServer, clock: FrozenClock, a_worker_beside: TURNS
) -> None:
    """F03"""
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    assert await a_worker_beside(clock.now(), "after_accepted") == -signal.SIGKILL
    assert (await states(), len(server.sink.letters)) == ([State.LEASED], 1)
    assert await a_worker_beside(clock.now() + LEASE) == 0
    assert await states() == [State.UNKNOWN]
    for _ in range(2):
        clock.advance(RESTARTED * 2)
        assert await a_worker_beside(clock.now()) == 0
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"]) == (State.ACCEPTED, 1)
    assert list(server.sink.copies().values()) == [2]


async def test_a_worker_killed_both_times_after_the_server_accepted_never_sends_a_third(
    server: MailServer, clock: FrozenClock, a_worker_beside: TURNS
) -> None:
    """F03: never 2 duplicates; a person has to ask."""
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    for _ in range(2):
        assert await a_worker_beside(clock.now(), "after_accepted") == -signal.SIGKILL
        clock.advance(LEASE + SECOND)
        assert await a_worker_beside(clock.now()) == 0
        clock.advance(RESEND_AFTER + SECOND)
    clock.advance(days=1)
    assert await a_worker_beside(clock.now()) == 0
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"], list(server.sink.copies().values())) == (
        State.UNKNOWN,
        1,
        [2],
    )
    assert await open_tasks() == [("delivery_unknown", message_id)]


async def test_two_workers_send_a_thousand_messages_once_each(
    server: MailServer, clock: FrozenClock, a_worker_beside: TURNS
) -> None:
    """F04"""
    template = await a_message()
    async with transaction():
        for number in range(1000):
            again = await a_message(key_id=template.key_id, occurrence=str(number))
            await commands.enqueue(again, clock.now())
    both = await asyncio.gather(a_worker_beside(clock.now()), a_worker_beside(clock.now()))
    assert both == [0, 0]
    accepted = OutboxMessage.state == State.ACCEPTED.value
    assert await OutboxMessage.count().where(accepted & (OutboxMessage.duplicates == 0)) == 1000
    copies = server.sink.copies()
    assert (len(copies), set(copies.values())) == (1000, {1})


async def test_a_worker_that_slept_through_its_lease_sends_nothing(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F05"""
    asleep, woken = asyncio.Event(), asyncio.Event()

    class Sleepy(SmtpCarrier):
        async def carry(self, mail: Mail, leave: Leave) -> Ended:
            async def later() -> bool:
                asleep.set()
                await woken.wait()
                return await leave()

            return await super().carry(mail, later)

    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    sleeper = a_relay(Sleepy(server.smtp(), patience=30), profile, clock)
    sleeping = asyncio.create_task(sleeper.turn())
    await asleep.wait()
    clock.advance(LEASE + SECOND)
    await a_relay(server, profile, clock).turn()
    assert await states() == [State.ACCEPTED]
    woken.set()
    await sleeping
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"], len(server.sink.letters)) == (State.ACCEPTED, 0, 1)
