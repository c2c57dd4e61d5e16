"""Mail servers that refuse, stall, vanish or come back in the night."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from restorative.db import transaction
from restorative.notifications import commands
from restorative.notifications.rules import State
from restorative.notifications.rules.sending import MOST_TRIES, RESEND_AFTER
from restorative.notifications.tables import OutboxMessage
from restorative.notifications.worker.resting import THE_MAIL_SERVER
from restorative.notifications.worker.smtp import SmtpCarrier
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.certificates import Certificates
from tests.notifications.office import a_message, open_tasks, row_of, states
from tests.notifications.relays import a_relay
from tests.notifications.servers import HalfOpen, MailServer

pytestmark = pytest.mark.usefixtures("engine")
SECOND = timedelta(seconds=1)


async def test_after_six_hours_without_a_mail_server_the_queue_drains_in_order(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F06: from 9 to 15 o'clock."""
    relay = a_relay(server, profile, clock)
    server.stop()
    ids = []
    for minute in range(12):
        at = clock.now() + timedelta(minutes=minute)
        async with transaction():
            ids.append(await commands.enqueue(await a_message(), at))
    too_late = await a_message(useless_after=clock.now() + timedelta(hours=3))
    async with transaction():
        late_id = await commands.enqueue(too_late, clock.now())
    for _ in range(6 * 12):
        await relay.turn()
        clock.advance(minutes=5)
    assert (await row_of(late_id))["state"] == State.TOO_LATE
    assert await open_tasks() == [("mail_is_down", THE_MAIL_SERVER), ("too_late", late_id)]
    assert [(await row_of(one))["attempts"] for one in ids] == [0] * 12
    server.start()
    back_at = clock.now()
    while clock.now() < back_at + timedelta(minutes=10):
        await relay.turn()
        clock.advance(seconds=5)
    order = [letter["Message-ID"] for letter in server.sink.letters]
    assert order == [f"<{one.hex}@meetings.example>" for one in ids]
    assert await open_tasks() == [("too_late", late_id)]


async def test_when_the_mail_server_returns_at_night_only_what_staff_released_for_this_day_goes(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F06: no night sending after recovery; domain 7.3."""
    relay = a_relay(server, profile, clock)
    morning = clock.now().replace(hour=8) + timedelta(days=1)
    by_itself = await a_message()
    useless_by_morning = await a_message(useless_after=morning - timedelta(minutes=30))
    today = (clock.now() + timedelta(days=1)).date()
    by_hand = await a_message(concerns_on=today)
    async with transaction():
        for message in (by_itself, useless_by_morning):
            await commands.enqueue(message, clock.now())
        draft_id = await commands.draft(by_hand, clock.now())
    server.stop()
    await relay.turn()
    server.start()
    clock.set(morning - timedelta(hours=7))
    await commands.release(draft_id, by_hand.case_id, by_hand.about, clock.now(), profile)
    await relay.turn()
    assert sorted(await states()) == sorted([State.QUEUED, State.TOO_LATE, State.ACCEPTED])
    assert [letter["Message-ID"] for letter in server.sink.letters] == [
        f"<{draft_id.hex}@meetings.example>"
    ]
    clock.set(morning)
    await relay.turn()
    assert sorted(await states()) == sorted([State.ACCEPTED, State.TOO_LATE, State.ACCEPTED])


async def test_a_server_that_asks_to_come_later_is_asked_again_with_growing_pauses(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F07: 4xx"""
    relay = a_relay(server, profile, clock)
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    server.sink.said_to_data = ["451 later"] * 2
    waits = []
    for _ in range(3):
        await relay.turn()
        row = await row_of(message_id)
        waits.append(row["due_at"] - clock.now())
        clock.set(row["due_at"])
    assert (waits[:2], row["state"]) == (
        [timedelta(minutes=1), timedelta(minutes=4)],
        State.ACCEPTED,
    )
    assert (row["duplicates"], len(server.sink.letters)) == (0, 1)


async def test_a_refusal_for_good_stops_and_asks_staff_to_call(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F07: 5xx, at the recipient and at the words."""
    relay = a_relay(server, profile, clock)
    unknown, unwanted = await a_message(), await a_message()
    server.sink.said_to_recipient[f"p{unknown.to_person.hex[:12]}@people.example"] = "550 who?"
    server.sink.said_to_data = ["554 no"]
    async with transaction():
        ids = [await commands.enqueue(message, clock.now()) for message in (unknown, unwanted)]
    await relay.turn()
    clock.advance(days=1)
    await relay.turn()
    assert (await states(), server.sink.letters) == ([State.FAILED] * 2, [])
    assert await open_tasks() == sorted(("undelivered", one) for one in ids)


async def test_silence_after_the_words_means_unknown_and_one_more_try(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F07: timeout after DATA"""
    relay = a_relay(server, profile, clock)
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())

    async def say_nothing() -> None:
        await asyncio.sleep(3)

    server.sink.before_answer = say_nothing
    await relay.turn()
    assert await states() == [State.UNKNOWN]
    await relay.turn()
    server.sink.before_answer = None
    clock.advance(RESEND_AFTER)
    await relay.turn()
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"]) == (State.ACCEPTED, 1)
    assert list(server.sink.copies().values()) == [2]


async def test_a_refused_second_try_is_no_duplicate(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F03, F07: what was refused did not arrive, so it may be tried again."""
    relay = a_relay(server, profile, clock)
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())

    async def say_nothing() -> None:
        await asyncio.sleep(3)

    server.sink.before_answer = say_nothing
    await relay.turn()
    server.sink.before_answer = None
    server.sink.said_to_data = ["451 later"]
    clock.advance(hours=1)
    await relay.turn()
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"]) == (State.UNKNOWN, 0)
    clock.advance(hours=1)
    await relay.turn()
    row = await row_of(message_id)
    assert (row["state"], row["duplicates"], len(server.sink.letters)) == (State.ACCEPTED, 1, 2)


async def test_nothing_is_sent_in_the_clear_when_a_secure_line_was_asked_for(
    profile: Profile, clock: FrozenClock, tmp_path: Path
) -> None:
    """F07: TLS failure: nothing leaves, and staff are told at once."""
    certificates = Certificates(tmp_path)
    async with transaction():
        await commands.enqueue(await a_message(), clock.now())
    with MailServer() as plain, MailServer(tls=certificates.shown()) as unknown:
        for server in (plain, unknown):
            carrier = SmtpCarrier(server.smtp("starttls"), patience=2)
            await a_relay(carrier, profile, clock).turn()
            assert (await states(), server.sink.letters) == ([State.QUEUED], [])
            assert await open_tasks() == [("mail_is_down", THE_MAIL_SERVER)]
        carrier = SmtpCarrier(unknown.smtp("starttls"), certificates.trusted(), patience=2)
        await a_relay(carrier, profile, clock).turn()
        assert (await states(), len(unknown.sink.letters)) == ([State.ACCEPTED], 1)
        assert await open_tasks() == []


async def test_a_half_open_line_is_given_up_and_costs_the_message_no_try(
    profile: Profile, clock: FrozenClock
) -> None:
    """F07: 30 s in the office, one here."""
    async with transaction():
        message_id = await commands.enqueue(await a_message(), clock.now())
    with HalfOpen() as smtp:
        relay = a_relay(SmtpCarrier(smtp, patience=1), profile, clock)
        await asyncio.wait_for(relay.turn(), 5)
    row = await row_of(message_id)
    assert (row["state"], row["attempts"]) == (State.QUEUED, 0)


async def test_a_message_that_cannot_be_read_is_parked_and_the_others_flow(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """F08"""
    relay = a_relay(server, profile, clock)
    async with transaction():
        poison = await commands.enqueue(await a_message(), clock.now() - SECOND)
        await OutboxMessage.update(sealed=b"\x01damaged").where(OutboxMessage.id == poison)
        for _ in range(3):
            await commands.enqueue(await a_message(), clock.now())
    await relay.turn()
    assert await states() == [State.QUEUED, *[State.ACCEPTED] * 3]
    for _ in range(MOST_TRIES):
        clock.set(max(clock.now(), (await row_of(poison))["due_at"]))
        await relay.turn()
    row = await row_of(poison)
    assert (row["state"], row["attempts"]) == (State.FAILED, MOST_TRIES)
    assert await open_tasks() == [("undelivered", poison)]
