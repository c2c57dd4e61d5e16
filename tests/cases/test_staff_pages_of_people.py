"""People on the staff pages: added, changed, shown with a reason."""

import pytest

from restorative.access.rules import Standing
from restorative.audit.tables import AuditRow
from restorative.cases import queries
from tests.cases import given
from tests.cases.conftest import SignedIn
from tests.cases.typed import AGREED, PERSON
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")


async def test_a_person_harmed_is_entered_without_a_number_until_they_agree(
    as_staff: SignedIn, clock: FrozenClock
):
    """C0"""
    case = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    page = f"/cases/{case.case_id}/harmed-people"
    await browser.get(page)
    refused = await browser.submit({**PERSON, "phone": "+993 61 00 00 07"}, action=page)
    assert refused.status == 422
    assert "until the person harmed has agreed" in refused.text
    agreed = await browser.submit(AGREED, action=page)
    assert agreed.status == 303
    people = await browser.follow()
    assert "Olga" in people.text and "0007" not in people.html


async def test_a_minor_harmed_is_entered_with_a_date_of_birth(
    as_staff: SignedIn, clock: FrozenClock
):
    case = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    page = f"/cases/{case.case_id}/harmed-people"
    await browser.get(page)
    answer = await browser.submit({**PERSON, "age": "minor", "given_by": "self"}, action=page)
    assert (answer.status, "Enter the date of birth." in answer.text) == (422, True)


async def test_an_organisation_leads_to_who_speaks_for_it(as_staff: SignedIn, clock: FrozenClock):
    """R38"""
    case = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    organisation = {"full_name": "Nur Market", "language": "tk", **AGREED}
    mandate = await browser.send(f"/cases/{case.case_id}/organisations", organisation)
    assert mandate.title.startswith("Add who speaks for the organisation")
    refused = await browser.submit({**PERSON, "phone": "+99361000007"})
    assert "Write what this person may accept." in refused.text
    done = await browser.submit(
        {"scope": "Any form.", "signed_by": "The owner", "written_on": "2027-02-20", "limit": "270"}
    )
    assert done.status == 303
    assert "Nur Market" in (await browser.follow()).text


async def test_a_guardian_who_resembles_somebody_on_the_other_side_is_stopped(
    as_staff: SignedIn, clock: FrozenClock
):
    """5.9"""
    case = await given.a_plain_referral(clock.now())
    browser = await as_staff(case.coordinator)
    await browser.get(f"/cases/{case.case_id}/people/{case['Yhlas']}/guardians")
    typed = {
        **PERSON, "phone": "+99361000007", "kind": "mother", "authority": "sole",
        "verified_how": "passport", "conflict": "none",
    }  # fmt: skip
    stopped = await browser.submit(typed)
    assert "on the other side has the same name or number" in stopped.text
    done = await browser.submit({"conflict": "harmed"})
    assert done.status == 303
    circle = await queries.circle(case.track_id, clock.now())
    assert [one.may_authorise for one in circle.guardians_of(case["Yhlas"])] == [True, False]


async def test_a_supporter_is_added_to_a_person(as_staff: SignedIn, clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/supporters"
    people = await browser.send(page, {**PERSON, "full_name": "Anna Petrowa", "called": "Anna"})
    assert "Anna" in people.text


async def test_a_number_is_shown_to_who_says_why_and_it_is_written_down(
    as_staff: SignedIn, clock: FrozenClock
):
    """R42, S93"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}"
    hidden = await browser.get(page)
    assert "+99361000007" not in hidden.html and "•••• 07" in hidden.text
    assert (await browser.submit({}, action=f"{page}/shown-contact")).status == 422
    shown = await browser.submit({"why": "to call"}, action=f"{page}/shown-contact")
    assert "+99361000007" in shown.text
    (row,) = await AuditRow.select(AuditRow.by, AuditRow.about, AuditRow.reason).where(
        AuditRow.word == "contact shown"
    )
    assert row == {
        "by": case.facilitator.account_id, "about": case["Olga"], "reason": "to call",
    }  # fmt: skip
    assert "+99361000007" not in (await browser.get(page)).html


async def test_a_supervisor_sees_people_and_no_way_to_reach_them(
    as_staff: SignedIn, clock: FrozenClock
):
    """4.2"""
    case = await given.a_plain_case(clock.now())
    supervisor = await given.a_member_of_staff("Timur", Standing.SUPERVISOR, clock.now())
    browser = await as_staff(supervisor)
    page = f"/cases/{case.case_id}/people/{case['Olga']}"
    seen = await browser.get(page)
    assert seen.status == 200 and "•••• 07" not in seen.html
    assert "shown-contact" not in seen.html and "Change details" not in seen.text
    answer = await browser.post(f"{page}/shown-contact", seen.form("/language").boxes)
    assert answer.status == 403


async def test_details_are_changed_and_a_number_that_is_not_typed_stays(
    as_staff: SignedIn, clock: FrozenClock
):
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}"
    form = await browser.get(f"{page}/details")
    assert "+99361000007" not in form.html
    done = await browser.send(f"{page}/details", {"called": "Olga P."})
    assert "Olga P." in done.text and "•••• 07" in done.text
    gone = await browser.send(f"{page}/details", {"forget": ["phone"], "channel": "paper"})
    assert "•••• 07" not in gone.text


async def test_who_saves_second_sees_both_and_loses_nothing(as_staff: SignedIn, clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/details"
    first = await browser.get(page)
    await browser.submit({"called": "Olýa"})
    second = await browser.post(page, {**first.form().boxes, "_once": "other", "called": "Olga P."})
    assert second.status == 422
    assert "Somebody else saved this page while you were typing." in second.text
    assert "Olýa" in second.text
    assert second.form().boxes["called"] == ["Olga P."]
    done = await browser.submit()
    assert "Olga P." in (await browser.follow()).text and done.status == 303


async def test_needs_are_recorded_without_their_reason(as_staff: SignedIn, clock: FrozenClock):
    """R44"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/needs"
    seen = await browser.send(page, {"kinds": ["step_free", "breaks"], "note": "Near the door"})
    assert "A way without steps, Breaks" in seen.text and "Near the door" in seen.text


async def test_a_conflict_takes_the_power_to_decide(as_staff: SignedIn, clock: FrozenClock):
    """R10"""
    case = await given.an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Berdi']}/guardianship"
    seen = await browser.send(page, {"conflict": "dispute"})
    assert "Cannot say yes for the child." in seen.text
    circle = await queries.circle(case.track_id, clock.now())
    berdi = circle.member(case["Berdi"])
    assert berdi is not None and not berdi.may_authorise


async def test_a_permission_that_is_taken_back_deletes_the_numbers(
    as_staff: SignedIn, clock: FrozenClock
):
    case = await given.an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Selbi']}/permission"
    seen = await browser.send(page, {**AGREED, "answer": "withdrawn", "given_by": "guardian"})
    assert "Taken back" in seen.text and "••••" not in seen.text


async def test_a_written_leave_to_meet_counts_when_a_second_person_confirms_it(
    as_staff: SignedIn, clock: FrozenClock
):
    """R2"""
    case = await given.an_allocated_case(clock.now())
    home = f"/cases/{case.case_id}/no-contact"
    browser = await as_staff(case.facilitator)
    order = {
        "a": str(case["Yhlas"]), "b": str(case["Selbi"]),
        "kind": "court_order", "from_on": "2027-03-01",
    }  # fmt: skip
    await browser.get(f"{home}/new")
    assert (await browser.submit({**order, "b": order["a"]})).status == 422
    listed = await browser.send(f"{home}/new", order)
    url = next(link for link in listed.links if link.endswith("/variations"))
    days = {"from_on": "2027-03-20", "until_on": "2027-03-20", "written_on": "2027-03-01"}
    mine = await browser.send(url, days)
    assert "Waits for a second person" in mine.text and "/confirmation" not in mine.html
    browser = await as_staff(case.coordinator)
    await browser.get(home)
    confirmation = next(f.action for f in browser.at.forms if "/confirmation" in f.action)  # type: ignore[union-attr]
    await browser.submit(action=confirmation)
    assert "Confirmed" in (await browser.follow()).text


async def test_a_guardian_can_be_taken_out_of_the_case(as_staff: SignedIn, clock: FrozenClock):
    case = await given.an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Berdi']}/leaving"
    people = await browser.send(page)
    assert "Berdi" not in people.text
