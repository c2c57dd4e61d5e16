"""What was stopped is not sent, whoever holds it at that moment."""

import pytest

from restorative.db import transaction
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.notifications import commands
from restorative.notifications.commands import relaying
from restorative.notifications.rules import Channel, State
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.office import a_message, row_of, states
from tests.notifications.relays import a_relay
from tests.notifications.servers import MailServer

pytestmark = pytest.mark.usefixtures("engine")
SELF = new_id()


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
