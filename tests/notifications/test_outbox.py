"""A message is written with what it tells about, waits, and leaves once."""

from datetime import timedelta

import pytest

from restorative.db import transaction
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.notifications import commands, queries
from restorative.notifications.commands import relaying
from restorative.notifications.messages import CalendarFile
from restorative.notifications.rules import Channel, State
from restorative.notifications.worker import Relay
from restorative.notifications.worker.smtp import SmtpCarrier
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.office import Office, a_message, open_tasks, row_of, states
from tests.notifications.servers import MailServer

pytestmark = pytest.mark.usefixtures("engine")
SELF = new_id()


def a_relay(server: MailServer, profile: Profile, clock: FrozenClock) -> Relay:
    return Relay(SmtpCarrier(server.smtp(), patience=2), profile, clock, chance=lambda: 0)


async def test_one_message_arrives_in_the_exact_words_that_were_kept(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    message = await a_message(language="ru")
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    kept = (await queries.words_of_all([message_id]))[message_id]
    await a_relay(server, profile, clock).turn()
    (letter,) = server.sink.letters
    body = letter.get_content().replace("\r\n", "\n").rstrip("\n")
    assert (letter["Subject"], body) == (kept.subject, kept.body)
    assert await states() == [State.ACCEPTED]


async def test_each_letter_has_one_recipient_and_comes_from_the_office(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """S52, S64"""
    calendar = CalendarFile(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST")
    async with transaction():
        for _ in range(3):
            await commands.enqueue(await a_message(calendar=calendar), clock.now())
    await a_relay(server, profile, clock).turn()
    assert [len(to) for to in server.sink.recipients] == [1, 1, 1]
    for letter, to in zip(server.sink.letters, server.sink.recipients, strict=True):
        assert (letter["To"], letter["Cc"], letter["Bcc"]) == (to[0], None, None)
        assert letter["From"] == "Aýgül <office@meetings.example>"
        parts = [part.get_content_type() for part in letter.walk() if not part.is_multipart()]
        assert parts == ["text/plain", "text/calendar", "application/ics"]


async def test_the_same_message_is_written_once(clock: FrozenClock) -> None:
    message = await a_message()
    async with transaction():
        first = await commands.enqueue(message, clock.now())
        second = await commands.enqueue(message, clock.now())
    async with transaction():
        third = await commands.draft(message, clock.now())
    assert first == second == third
    assert await states() == [State.QUEUED]


async def test_a_deed_that_fails_leaves_no_message_behind(clock: FrozenClock) -> None:
    """F01: neither or both."""
    with pytest.raises(RuleBroken):
        async with transaction():
            await commands.enqueue(await a_message(), clock.now())
            raise RuleBroken(say("No."))
    assert await states() == []


async def test_the_words_are_unreadable_in_the_database(clock: FrozenClock) -> None:
    message = await a_message(values={"place": "Canary street"})
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    row = await row_of(message_id)
    assert b"Canary" not in bytes(row["sealed"])
    assert "Canary" not in str({name: value for name, value in row.items() if name != "sealed"})


async def test_a_message_waits_for_its_time(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    later = clock.now() + timedelta(hours=2)
    async with transaction():
        await commands.enqueue(await a_message(not_before=later), clock.now())
    relay = a_relay(server, profile, clock)
    await relay.turn()
    assert await states() == [State.QUEUED]
    clock.set(later)
    await relay.turn()
    assert await states() == [State.ACCEPTED]


async def test_a_draft_goes_only_after_staff_released_these_words(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """R17"""
    message = await a_message()
    async with transaction():
        message_id = await commands.draft(message, clock.now())
    relay = a_relay(server, profile, clock)
    await relay.turn()
    assert (await states(), server.sink.letters) == ([State.DRAFT], [])
    await commands.release(message_id, message.case_id, SELF, clock.now(), profile)
    await relay.turn()
    assert (await states(), len(server.sink.letters)) == ([State.ACCEPTED], 1)
    with pytest.raises(RuleBroken, match="released already"):
        await commands.release(message_id, message.case_id, SELF, clock.now(), profile)


async def test_a_message_of_another_case_is_not_there(profile: Profile, clock: FrozenClock) -> None:
    async with transaction():
        message_id = await commands.draft(await a_message(), clock.now())
    with pytest.raises(NotFound):
        await commands.release(message_id, new_id(), SELF, clock.now(), profile)


async def test_a_draft_that_was_stopped_cannot_be_released(
    profile: Profile, clock: FrozenClock
) -> None:
    """R6"""
    message = await a_message()
    async with transaction():
        message_id = await commands.draft(message, clock.now())
        stopped = await commands.stop_queued(clock.now(), about=message.about)
    assert stopped == 1
    with pytest.raises(RuleBroken, match="was stopped"):
        await commands.release(message_id, message.case_id, SELF, clock.now(), profile)


async def test_stopping_reaches_every_message_about_the_same_thing_and_no_other(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """R6"""
    about, case_id = new_id(), new_id()
    hit = [await a_message(about=about, case_id=case_id) for _ in range(2)]
    missed = await a_message(case_id=case_id)
    async with transaction():
        for message in (*hit, missed):
            await commands.enqueue(message, clock.now())
        assert await commands.stop_queued(clock.now(), about=about, by=SELF) == 2
    await a_relay(server, profile, clock).turn()
    assert sorted(await states()) == sorted([State.STOPPED, State.STOPPED, State.ACCEPTED])
    assert len(server.sink.letters) == 1


async def test_a_stop_that_is_undone_stops_nothing(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    message = await a_message()
    async with transaction():
        await commands.enqueue(message, clock.now())
    with pytest.raises(NotFound):
        async with transaction():
            await commands.stop_queued(clock.now(), person_id=message.to_person)
            raise NotFound
    await a_relay(server, profile, clock).turn()
    assert await states() == [State.ACCEPTED]


async def test_what_a_worker_holds_is_stopped_before_it_is_handed_over(
    profile: Profile, clock: FrozenClock
) -> None:
    """R6: the withdrawal came between the claim and the sending."""
    message = await a_message()
    async with transaction():
        await commands.enqueue(message, clock.now())
    held = await relaying.claim(Channel.MAIL, clock.now(), profile)
    assert held
    async with transaction():
        await commands.stop_queued(clock.now(), case_id=message.case_id)
    assert await relaying.hand_over(held, clock.now(), profile) is None
    assert await states() == [State.STOPPED]


async def test_what_was_stopped_while_it_was_handed_over_is_never_sent_again(
    profile: Profile, clock: FrozenClock, server: MailServer
) -> None:
    """R6"""
    message = await a_message()

    async def withdraw() -> None:
        async with transaction():
            assert await commands.stop_queued(clock.now(), case_id=message.case_id) == 0

    async with transaction():
        await commands.enqueue(message, clock.now())
    server.sink.said_to_data = ["451 later"]
    relay = a_relay(server, profile, clock)
    held = await relaying.claim(Channel.MAIL, clock.now(), profile)
    assert held and await relaying.hand_over(held, clock.now(), profile)
    await withdraw()
    clock.advance(hours=1)
    await relay.turn()
    await relay.turn()
    assert (await states(), server.sink.letters) == ([State.STOPPED], [])


async def test_a_text_message_waits_for_the_office_phone(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    message = await a_message(channel=Channel.SMS)
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    await a_relay(server, profile, clock).turn()
    assert await states() == [State.WAITS_FOR_STAFF]
    await commands.mark_sent_by_staff(message_id, message.case_id, SELF, clock.now())
    row = await row_of(message_id)
    assert (row["state"], row["sent_at"], row["sent_by"]) == (
        State.SENT_BY_STAFF,
        clock.now(),
        SELF,
    )
    with pytest.raises(RuleBroken):
        await commands.mark_sent_by_staff(message_id, message.case_id, SELF, clock.now())


async def test_a_text_message_that_was_stopped_is_not_sent_by_staff(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    message = await a_message(channel=Channel.SMS)
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    await a_relay(server, profile, clock).turn()
    async with transaction():
        await commands.stop_queued(clock.now(), person_id=message.to_person)
    with pytest.raises(RuleBroken, match="Do not send it"):
        await commands.show_number(message_id, message.case_id, SELF, clock.now(), profile)


async def test_words_that_tell_a_bystander_too_much_wait_for_staff(clock: FrozenClock) -> None:
    """R43, S54"""
    message = await a_message(template="tests/other", values={"place": "Court street"})
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    row = await row_of(message_id)
    assert (row["state"], row["words_need_a_look"]) == (State.DRAFT, True)


async def test_a_line_break_in_a_value_starts_no_header(
    server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """S64"""
    value = "you\r\nBcc: x@y.example\r\n\r\nhello"
    async with transaction():
        await commands.enqueue(
            await a_message(template="tests/other", values={"place": value}), clock.now()
        )
    await a_relay(server, profile, clock).turn()
    (letter,), (to,) = server.sink.letters, server.sink.recipients
    assert (letter["Subject"], letter["Bcc"], len(to)) == (
        "Hello you Bcc: x@y.example hello",
        None,
        1,
    )


async def test_nobody_is_reached_without_an_address(
    server: MailServer, profile: Profile, clock: FrozenClock, office: Office
) -> None:
    message = await a_message()
    office.addresses[message.to_person] = None
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    await a_relay(server, profile, clock).turn()
    assert (await states(), await open_tasks()) == (
        [State.FAILED],
        [("undelivered", message_id)],
    )
