"""The way of a case on its staff pages, from the referral to its facilitator."""

import pytest

from restorative.cases import commands, queries
from restorative.cases.rules import CaseState
from restorative.cases.tables import Case
from tests.cases import given
from tests.cases.conftest import SignedIn
from tests.cases.typed import REFERRAL, boxes
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")


async def test_a_referral_is_recorded_and_leads_to_its_people(
    as_staff: SignedIn, clock: FrozenClock
):
    browser = await as_staff(await given.a_coordinator(clock.now()))
    people = await browser.send("/cases/new", REFERRAL, action="/cases/new")
    assert (people.status, people.title) == (200, "People – Restorative")
    assert "Yhlas" in people.text and "RJ-2027-0001" in people.text


async def test_a_bad_referral_gets_every_sentence_at_once_and_keeps_what_was_typed(
    as_staff: SignedIn, clock: FrozenClock
):
    browser = await as_staff(await given.a_coordinator(clock.now()))
    await browser.get("/cases/new")
    bad = {**REFERRAL, "referred_on-month": "13", "officer": "", "harm_kinds": []}
    answer = await browser.submit(bad, action="/cases/new")
    assert answer.status == 422 and answer.title.startswith("Error: ")
    assert "This day does not exist." in answer.text
    assert "Enter the name of the officer." in answer.text
    assert "Choose at least one kind of harm" in answer.text
    assert answer.form("/cases/new").boxes["referrer_name"] == ["School No. 900"]
    assert await Case.count() == 0


async def test_a_referral_that_seems_known_is_looked_at_first(
    as_staff: SignedIn, clock: FrozenClock
):
    browser = await as_staff(await given.a_coordinator(clock.now()))
    await browser.send("/cases/new", REFERRAL, action="/cases/new")
    await browser.get("/cases/new")
    again = await browser.submit({**REFERRAL, "full_name": "Йхлас Федоров"}, action="/cases/new")
    assert again.status == 422
    assert "Somebody with this name or number is in RJ-2027-0001." in again.text
    assert "Is it one of these cases?" in again.text
    done = await browser.submit({"is_new": "yes"}, action="/cases/new")
    assert done.status == 303 and await Case.count() == 2


async def test_a_case_is_accepted_declared_and_given(as_staff: SignedIn, clock: FrozenClock):
    """R32"""
    case = await given.a_plain_referral(clock.now())
    home = f"/cases/{case.case_id}"
    browser = await as_staff(case.coordinator)
    await browser.get(f"{home}/referral")
    await browser.submit(action=f"{home}/acceptance")
    allocation = await browser.follow()
    assert allocation.title.startswith("Facilitator")
    await browser.submit(
        {"account_id": str(case.facilitator.account_id)}, action=f"{home}/allocation/requests"
    )
    browser = await as_staff(case.facilitator)
    assert (await browser.get(f"{home}/people")).status == 404
    assert "You are asked to take a case" in (await browser.get("/cases")).text
    declaration = await browser.get(f"{home}/declaration")
    assert "Olga Petrowa" in declaration.text and "99361" not in declaration.html
    assert (await browser.submit({"tie": "none"}, action=f"{home}/declaration")).status == 303
    browser = await as_staff(case.coordinator)
    await browser.get(f"{home}/allocation")
    assert (await browser.submit(action=f"{home}/allocation")).status == 303
    browser = await as_staff(case.facilitator)
    assert (await browser.get(f"{home}/people")).status == 200


async def test_an_answer_to_the_declaration_is_never_chosen_beforehand(
    as_staff: SignedIn, clock: FrozenClock
):
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/declaration"
    await browser.get(page)
    answer = await browser.submit(action=page)
    assert (answer.status, "Choose what is true." in answer.text) == (422, True)


async def test_a_referral_is_sent_back_or_declined_with_a_reason(
    as_staff: SignedIn, clock: FrozenClock
):
    case = await given.a_plain_referral(clock.now())
    browser = await as_staff(case.coordinator)
    await browser.get(f"/cases/{case.case_id}/missing-data")
    assert (await browser.submit({"missing": []})).status == 422
    back = await browser.send(f"/cases/{case.case_id}/missing-data", {"missing": ["orders"]})
    assert "Waiting for data" in back.text and "Orders that stand" in back.text
    await browser.get(f"/cases/{case.case_id}/declining")
    assert (await browser.submit({})).status == 422
    done = await browser.send(f"/cases/{case.case_id}/declining", {"reason": "no_harm"})
    assert "Declined" in done.text and "Nobody was harmed" in done.text
    assert await queries.state(case.case_id) is CaseState.DECLINED


async def test_a_decision_that_is_blocked_says_what_is_missing(
    as_staff: SignedIn, clock: FrozenClock
):
    now = clock.now()
    coordinator = await given.a_coordinator(now)
    case_id = await commands.record_referral(given.REFERRAL, given.YHLAS, coordinator, now)
    browser = await as_staff(coordinator)
    page = await browser.get(f"/cases/{case_id}/referral")
    assert "Add a parent or guardian of Yhlas." in page.text
    assert f"/cases/{case_id}/acceptance" not in page.html
    tokens = page.form("/language").boxes
    blocked = await browser.post(f"/cases/{case_id}/acceptance", tokens)
    assert (blocked.status, "Add the person who was harmed." in blocked.text) == (409, True)


async def test_more_time_is_recorded_with_who_granted_it(as_staff: SignedIn, clock: FrozenClock):
    """R48"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.coordinator)
    page = f"/cases/{case.case_id}/deadline"
    await browser.get(page)
    granted = {**boxes("granted_on", 1, 3), "authority": "Commission"}
    refused = await browser.submit({**boxes("until_on", 10, 3), **granted}, action=page)
    assert "Choose a day after" in refused.text
    await browser.submit(boxes("until_on", 30, 4), action=page)
    assert "Friday 30 April 2027" in (await browser.follow()).text


async def test_a_track_is_put_on_hold_and_taken_up_again(as_staff: SignedIn, clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/deadline"
    await browser.get(page)
    assert (await browser.submit(action=f"/cases/{case.case_id}/holds")).status == 422
    await browser.submit({"reason": "exams"}, action=f"/cases/{case.case_id}/holds")
    assert "On hold Exams" in (await browser.follow()).text
    await browser.submit(action=f"/cases/{case.case_id}/resumptions")
    assert "On hold Exams" not in (await browser.follow()).text
