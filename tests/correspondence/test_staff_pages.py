"""What staff do with messages, over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from restorative.db import transaction
from restorative.kernel.ids import new_id
from restorative.notifications import commands
from restorative.notifications.rules import Channel, State, TaskKind
from restorative.notifications.tables import StaffTask
from restorative.notifications.worker import Relay
from restorative.people import queries as people
from restorative.people.tables import Person
from tests.cases.given import Given, a_coordinator, a_facilitator, a_member_of_staff
from tests.conftest import FrozenClock
from tests.correspondence.conftest import SignedIn
from tests.notifications.office import a_message, row_of, states


async def written(
    case: Given, name: str, clock: FrozenClock, *, waits: bool = False, **more: Any
) -> UUID:
    person_id = case[name]
    card = (await people.cards([person_id]))[person_id]
    message = await a_message(
        case_id=case.case_id,
        to_person=person_id,
        key_id=card.key_id,
        channel=more.pop("channel", Channel.SMS),
        **more,
    )
    write = commands.draft if waits else commands.enqueue
    async with transaction():
        return await write(message, clock.now())


def page_of(case: Given) -> str:
    return f"/cases/{case.case_id}/messages"


async def test_a_facilitator_reads_the_exact_words_and_releases_them(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    """F17"""
    message_id = await written(case, "Selbi", clock, waits=True)
    browser = await signed_in(case.facilitator)
    seen = await browser.get(page_of(case))
    assert "Please come to Magtymguly street 4." in seen.text
    assert "letters, one part" in seen.text
    await browser.submit(action=f"{page_of(case)}/{message_id}/release")
    await relay.turn()
    assert await states() == [State.WAITS_FOR_STAFF]


async def test_a_draft_is_released_once_and_the_second_try_gets_a_sentence(
    case: Given, signed_in: SignedIn, clock: FrozenClock
) -> None:
    """F19"""
    message_id = await written(case, "Selbi", clock, waits=True)
    action = f"{page_of(case)}/{message_id}/release"
    browser = await signed_in(case.facilitator)
    other_tab = await signed_in(case.facilitator)
    await browser.get(page_of(case))
    await other_tab.get(page_of(case))
    assert (await browser.submit(action=action)).status == 303
    again = await other_tab.submit(action=action)
    assert (again.status, "released already" in again.text) == (409, True)


async def test_a_draft_that_is_thrown_away_is_never_sent(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    message_id = await written(case, "Selbi", clock, waits=True)
    browser = await signed_in(case.facilitator)
    await browser.send(page_of(case), action=f"{page_of(case)}/{message_id}/disposal")
    await relay.turn()
    assert await states() == [State.STOPPED]


async def test_a_text_message_goes_from_the_office_phone_to_the_mailbox_of_the_demonstration(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    """R42: the number is shown only to whoever asked for it, and only for a while."""
    message_id = await written(case, "Selbi", clock)
    await relay.turn()
    one = f"{page_of(case)}/{message_id}"
    browser = await signed_in(case.facilitator)
    assert "+99361000004" not in (await browser.get(page_of(case))).html
    assert "+99361000004" not in (await browser.get(one)).html
    await browser.submit(action=f"{one}/number")
    assert "+99361000004" in (await browser.follow()).text
    colleague = await signed_in(await a_coordinator(clock.now()))
    assert "+99361000004" not in (await colleague.get(one)).html
    clock.advance(minutes=9)
    await browser.get(one)
    await browser.submit(action=f"{one}/dispatch")
    row = await row_of(message_id)
    assert (row["state"], row["sent_by"]) == (State.SENT_BY_STAFF, case.facilitator.account_id)
    mailbox = await browser.get("/demo/mailbox")
    assert "Please come to Magtymguly street 4." in mailbox.text
    assert "is not real" in mailbox.text


async def test_the_number_is_gone_after_ten_minutes(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    """R42"""
    message_id = await written(case, "Selbi", clock)
    await relay.turn()
    one = f"{page_of(case)}/{message_id}"
    browser = await signed_in(case.facilitator)
    await browser.send(one, action=f"{one}/number")
    clock.advance(minutes=10)
    assert "+99361000004" not in (await browser.get(one)).html


async def test_a_number_is_not_shown_at_night(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    """S55"""
    message_id = await written(case, "Selbi", clock)
    await relay.turn()
    one = f"{page_of(case)}/{message_id}"
    browser = await signed_in(case.facilitator)
    clock.set(clock.now().replace(hour=22))
    browser = await signed_in(case.facilitator)
    assert "Messages leave after 08:00" in (await browser.get(page_of(case))).text
    await browser.get(one)
    refused = await browser.submit(action=f"{one}/number")
    assert (refused.status, "Not now" in refused.text) == (409, True)


async def test_a_private_link_that_has_left_is_shown_without_its_secret(
    case: Given, signed_in: SignedIn, clock: FrozenClock
) -> None:
    """S05"""
    link = "https://meet.example/m/AbCdEfGhIjKlMnOpQrStUv"
    await written(case, "Selbi", clock, template="tests/other", values={"place": link})
    browser = await signed_in(case.facilitator)
    seen = await browser.get(page_of(case))
    assert ("AbCdEfGh" in seen.html, "https://meet.example/m/…" in seen.text) == (False, True)


async def test_a_reply_is_recorded_in_one_step_and_understood(
    case: Given, signed_in: SignedIn
) -> None:
    """R5, R53"""
    browser = await signed_in(case.facilitator)
    seen = await browser.send(
        page_of(case),
        {"person_id": str(case["Selbi"]), "words": "2"},
        action=f"{page_of(case)}/replies",
    )
    assert "Does not want to go on" in seen.text
    assert "Call S, who replied that they do not want to go on" in seen.text


async def test_a_reply_of_nobody_or_without_words_is_refused_and_nothing_is_lost(
    case: Given, signed_in: SignedIn
) -> None:
    browser = await signed_in(case.facilitator)
    await browser.get(page_of(case))
    refused = await browser.submit(
        {"person_id": "", "words": "I will come later"}, action=f"{page_of(case)}/replies"
    )
    assert (refused.status, "Choose who wrote." in refused.text) == (422, True)
    assert "I will come later" in refused.text


async def test_a_reply_of_somebody_who_is_not_in_the_case_is_not_taken(
    case: Given, signed_in: SignedIn
) -> None:
    """S09"""
    browser = await signed_in(case.facilitator)
    await browser.get(page_of(case))
    answer = await browser.submit(
        {"person_id": str(new_id()), "words": "1"}, action=f"{page_of(case)}/replies"
    )
    assert answer.status == 404


async def test_a_task_is_finished(case: Given, signed_in: SignedIn, clock: FrozenClock) -> None:
    async with transaction():
        task_id = await commands.open_task(
            TaskKind.WELFARE_CALL,
            new_id(),
            clock.now(),
            case_id=case.case_id,
            person_id=case["Selbi"],
        )
    browser = await signed_in(case.facilitator)
    seen = await browser.get(page_of(case))
    assert "Call S and ask how they are" in seen.text
    await browser.submit(action=f"/cases/{case.case_id}/tasks/{task_id}/completion")
    assert "Call S and ask how they are" not in (await browser.follow()).text
    assert await StaffTask.count().where(StaffTask.done_by == case.facilitator.account_id) == 1


async def test_a_message_that_did_not_arrive_is_a_delivery_problem_until_it_is_dealt_with(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    """C9: Jemal asked for text messages, so mail to her goes nowhere."""
    await written(case, "Jemal", clock, channel=Channel.MAIL)
    await relay.turn()
    browser = await signed_in(await a_coordinator(clock.now()))
    seen = await browser.get("/delivery-problems")
    assert "J. E-mail Did not arrive" in seen.text
    assert "Jemal" not in seen.text
    action = next(f.action for f in seen.forms if f.action.endswith("/completion"))
    await browser.submit(action=action)
    assert "All delivered." in (await browser.get("/delivery-problems")).text


async def test_somebody_who_is_not_to_be_contacted_gets_nothing(
    case: Given, clock: FrozenClock, relay: Relay
) -> None:
    """S55: Berdi wants calls only."""
    message_id = await written(case, "Berdi", clock)
    await relay.turn()
    assert (await row_of(message_id))["trouble"] == "other_way_wanted"


async def test_messages_of_a_case_are_there_for_its_facilitator_and_the_coordinators_alone(
    case: Given, signed_in: SignedIn, clock: FrozenClock
) -> None:
    """S47, S48"""
    from restorative.access.rules import Standing

    supervisor = await a_member_of_staff("Gözel", Standing.SUPERVISOR, clock.now())
    administrator = await a_member_of_staff("Merdan", Standing.ADMINISTRATOR, clock.now())
    stranger = await a_facilitator(clock.now(), "Ogulbeg")
    found = [
        (await (await signed_in(staff)).get(page_of(case))).status
        for staff in (case.facilitator, case.coordinator, supervisor, administrator, stranger)
    ]
    assert found == [200, 200, 403, 403, 404]


async def test_looking_changes_nothing(
    case: Given, signed_in: SignedIn, clock: FrozenClock, relay: Relay
) -> None:
    message_id = await written(case, "Selbi", clock)
    await relay.turn()
    before = await row_of(message_id)
    browser = await signed_in(case.facilitator)
    for path in (page_of(case), f"{page_of(case)}/{message_id}", "/delivery-problems"):
        assert (await browser.get(path)).status == 200
    assert await row_of(message_id) == before
    assert await Person.count() == len(case.people)


async def test_a_message_that_should_have_left_two_hours_ago_is_a_problem_by_day(
    case: Given, signed_in: SignedIn, clock: FrozenClock
) -> None:
    """C9"""
    await written(case, "Selbi", clock)
    browser = await signed_in(await a_coordinator(clock.now()))
    assert "All delivered." in (await browser.get("/delivery-problems")).text
    clock.advance(timedelta(hours=2, minutes=1))
    browser = await signed_in(await a_coordinator(clock.now()))
    assert "Call instead" in (await browser.get("/delivery-problems")).text
