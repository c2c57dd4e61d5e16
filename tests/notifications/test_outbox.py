"""A message is written with what it tells about, waits, and leaves once."""

from datetime import timedelta

import pytest

from restorative.db import transaction
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.notifications import commands, queries
from restorative.notifications.messages import CalendarFile
from restorative.notifications.rules import Address, State
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.office import Office, a_message, open_tasks, row_of, states
from tests.notifications.relays import a_relay
from tests.notifications.servers import MailServer

pytestmark = pytest.mark.usefixtures("engine")
SELF = new_id()


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


async def test_a_line_break_in_a_sender_starts_no_header(
    server: MailServer, profile: Profile, clock: FrozenClock, office: Office
) -> None:
    """S64"""
    message = await a_message()
    office.addresses[message.to_person] = Address("p@people.example", "We\r\nBcc: x@y.example")
    async with transaction():
        await commands.enqueue(message, clock.now())
    await a_relay(server, profile, clock).turn()
    (letter,) = server.sink.letters
    assert (letter["Bcc"], letter["From"].addresses[0].addr_spec, server.sink.recipients) == (
        None,
        "office@meetings.example",
        [["p@people.example"]],
    )


@pytest.mark.parametrize(
    "to", ["a@b.example,c@d.example", '"x" <a@b.example>', "a@b.example\r\nRCPT TO:<c@d.example>"]
)
async def test_what_is_not_one_address_reaches_no_server(
    server: MailServer, profile: Profile, clock: FrozenClock, office: Office, to: str
) -> None:
    """S52, S65"""
    message = await a_message()
    office.addresses[message.to_person] = Address(to, "We")
    async with transaction():
        message_id = await commands.enqueue(message, clock.now())
    await a_relay(server, profile, clock).turn()
    row = await row_of(message_id)
    assert (row["state"], row["trouble"]) == (State.FAILED, "bad_address")
    assert (server.sink.letters, await open_tasks()) == ([], [("undelivered", message_id)])
