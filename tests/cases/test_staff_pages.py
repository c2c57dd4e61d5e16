"""The way of a case on its staff pages, from the referral to its facilitator."""

import pytest

from restorative.access.rules import Standing
from restorative.audit.tables import AuditRow
from restorative.cases import commands, queries
from restorative.cases.rules import CaseState
from restorative.cases.tables import Case
from tests.cases import given
from tests.cases.conftest import SignedIn
from tests.conftest import FrozenClock
from tests.pages import Browser

pytestmark = pytest.mark.usefixtures("engine")

REFERRAL = {
    "referrer_kind": "school",
    "referrer_name": "School No. 900",
    "officer": "Sapargeldi Ataýew",
    "proceedings": "none",
    "referred_on-day": "22",
    "referred_on-month": "2",
    "referred_on-year": "2027",
    "incident_on-day": "17",
    "incident_on-month": "2",
    "incident_on-year": "2027",
    "incident": "A bicycle was knocked over.",
    "harm_kinds": ["injury"],
    "full_name": "Yhlas Fedorow",
    "called": "Yhlas",
    "born_on-day": "2",
    "born_on-month": "2",
    "born_on-year": "2013",
    "language": "tk",
}
PERSON = {
    "full_name": "Olga Petrowa",
    "called": "Olga",
    "language": "ru",
    "channel": "sms",
    "age": "adult",
}
AGREED = {
    "answer": "yes",
    "given_by": "self",
    "given_how": "in_person",
    "given_to": "referrer",
    "given_on": "2027-02-20",
}


def boxes(name: str, day: int, month: int) -> dict[str, str]:
    """A day of 2027 as it is typed into its three boxes."""
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": "2027"}


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


async def test_a_guardian_can_be_taken_out_of_the_case(as_staff: SignedIn, clock: FrozenClock):
    case = await given.an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Berdi']}/leaving"
    people = await browser.send(page)
    assert "Berdi" not in people.text


async def test_the_list_is_searched_without_a_name_in_an_address(
    as_staff: SignedIn, clock: FrozenClock
):
    """R68"""
    case = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    await browser.get("/cases")
    found = await browser.submit({"text": "сельби"}, action="/cases")
    assert "RJ-2027-0001" in found.text and "?" not in str(found.response.url)
    nothing = await browser.submit({"text": "Zzz"}, action="/cases")
    assert "No case matches." in nothing.text
    assert "Selbi" not in found.html


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ('"><svg onload=alert(1)>', 303),
        ("{{7*7}}", 303),
        ("Ol\u202ega", 303),
        ("Olga\r\nBcc: x@example.com", 422),
        ("Ol\x00ga", 422),
        ("O" * 121, 422),
    ],
)
async def test_odd_names_are_shown_as_text_or_refused_with_a_sentence(
    as_staff: SignedIn, clock: FrozenClock, typed: str, status: int
):
    """S62, S64, S72, S73"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/details"
    await browser.get(page)
    answer = await browser.submit({"called": typed})
    assert answer.status == status
    shown = await browser.get(f"/cases/{case.case_id}/people")
    assert "<svg onload" not in shown.html and "\u202e" not in shown.html
    assert "49" not in shown.text and "x@example.com" not in shown.html


async def test_what_a_form_does_not_ask_for_is_not_taken(as_staff: SignedIn, clock: FrozenClock):
    """S50"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/details"
    await browser.send(page, {"role": "guardian", "kind": "organisation", "case_id": "1"})
    circle = await queries.circle(case.track_id, clock.now())
    olga = circle.member(case["Olga"])
    assert olga is not None and (olga.role, olga.card.kind) == ("harmed", "person")


CASE_PAGES = (
    "referral", "people", "deadline", "no-contact", "no-contact/new", "harmed-people",
    "organisations",
)  # fmt: skip
COORDINATORS = ("allocation", "missing-data", "declining", "referral/correction", "young-people")
PERSON_PAGES = ("", "/details", "/needs", "/guardianship", "/leaving")


async def test_every_page_is_there_for_its_staff_and_for_nobody_else(
    as_staff: SignedIn, clock: FrozenClock
):
    """S47, S48"""
    case = await given.an_allocated_case(clock.now())
    now = clock.now()
    stranger = await given.a_facilitator(now, "Gözel")
    administrator = await given.a_member_of_staff("Admin", Standing.ADMINISTRATOR, now)
    home = f"/cases/{case.case_id}"
    own = [f"{home}/{page}" for page in CASE_PAGES]
    own += [f"{home}/people/{case['Jemal']}{page}" for page in PERSON_PAGES]
    office = [f"{home}/{page}" for page in COORDINATORS]
    seen = {
        who: [(await browser_of.get(url)).status for url in (*own, *office)]
        for who, browser_of in [
            ("coordinator", await as_staff(case.coordinator)),
        ]
    }
    assert set(seen["coordinator"]) == {200}
    await _expect(await as_staff(case.facilitator), own, 200)
    await _expect(await as_staff(case.facilitator), office, 403)
    await _expect(await as_staff(stranger), own, 404)
    await _expect(await as_staff(administrator), own, 403)


async def test_who_is_not_signed_in_is_led_to_the_door(nobody: Browser, clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    for url in ("/cases", f"/cases/{case.case_id}/people"):
        answer = await nobody.get(url)
        assert answer.location.startswith("/sign-in")


async def test_a_person_of_another_case_is_not_there(as_staff: SignedIn, clock: FrozenClock):
    """S48"""
    case = await given.a_plain_case(clock.now())
    other = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    for page in ("", "/details", "/needs", "/guardianship", "/guardians"):
        answer = await browser.get(f"/cases/{case.case_id}/people/{other['Jemal']}{page}")
        assert answer.status == 404


async def test_looking_changes_nothing(as_staff: SignedIn, clock: FrozenClock):
    """R23"""
    case = await given.an_allocated_case(clock.now())
    browser = await as_staff(case.coordinator)
    before = await AuditRow.count()
    for page in (*CASE_PAGES, *COORDINATORS):
        await browser.get(f"/cases/{case.case_id}/{page}")
    assert await AuditRow.count() == before


async def _expect(browser: Browser, urls: list[str], status: int) -> None:
    found = {url: (await browser.get(url)).status for url in urls}
    assert found == dict.fromkeys(urls, status)
