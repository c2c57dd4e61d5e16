"""The way from the first talk to the decision, over HTTP; and who may not read the notes."""

import pytest

from restorative.access.rules import Standing
from restorative.audit import Word
from restorative.audit.tables import AuditRow
from restorative.preparation import queries
from restorative.preparation.rules import Domain, Gate, Verdict
from restorative.preparation.tables import (
    AssessmentRow,
    ContactRow,
    PlanRow,
    SafetyPlanRow,
    SuitabilityRow,
)
from tests.cases.given import Given, a_member_of_staff, a_plain_case, an_allocated_case
from tests.conftest import FrozenClock
from tests.consent.conftest import CameByLink, SignedIn
from tests.consent.given import EVERYTHING

pytestmark = pytest.mark.usefixtures("engine")

CANARY = "She cries at night, canary."
TALK = {
    "on-day": "1",
    "on-month": "3",
    "on-year": "2027",
    "how": "visit",
    "reached": "yes",
    "note": CANARY,
}
PLAN = {
    "format": "direct",
    "place_kind": "our_office",
    "in_person": "yes",
    "harmed_asked_first": "yes",
}
FOUND = {
    **{f"gate_{gate}": "yes" for gate in Gate},
    **{f"concern_{domain}": "none" for domain in Domain},
    "evidence_safety": "Canary of the assessment.",
}
SAFE = {"signal": "Two fingers", "emergency": "Canary of the safety plan."}


def at(case: Given, name: str, what: str) -> str:
    return f"/cases/{case.case_id}/preparation/{case[name]}/{what}"


def on(case: Given, what: str) -> str:
    return f"/cases/{case.case_id}/tracks/{case.track_id}/{what}"


async def supervisor(clock: FrozenClock, name: str = "Timur"):
    return await a_member_of_staff(name, Standing.SUPERVISOR, clock.now())


async def test_from_the_first_talk_to_the_decision(clock: FrozenClock, as_staff: SignedIn):
    """R11, R18, R24, R25"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    for name in ("Yhlas", "Olga"):
        await browser.send(at(case, name, "contacts"), TALK)
        explained = {"items": list(EVERYTHING.items), "language": "tk", "teach_back": "yes"}
        await browser.send(at(case, name, "explanation"), explained)
    await browser.send(at(case, "Olga", "wishes"), {"speaking": "first", "hand_signal": "Stop"})
    await browser.send(on(case, "plan"), PLAN)
    await browser.send(on(case, "assessment"), FOUND)
    await browser.send(on(case, "safety-plan"), SAFE)
    await as_staff(await supervisor(clock))
    decision = await browser.send(
        on(case, "suitability"), {"decision": "go", "reasons": "Both want it."}
    )
    assert "They may meet" in decision.text
    assert await queries.blockers_of_scheduling(case.track_id, clock.now()) == []


async def test_the_overview_says_what_is_still_open(clock: FrozenClock, as_staff: SignedIn):
    """F11, R18"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    seen = await browser.get(f"/cases/{case.case_id}/preparation")
    assert seen.text.count("Not talked with yet") == 3
    assert "Nobody has talked with O. yet." in seen.text
    assert on(case, "plan") in seen.links


async def test_a_harmed_child_needs_two_supervisors(clock: FrozenClock, as_staff: SignedIn):
    """R11"""
    case = await an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(on(case, "assessment"), FOUND)
    await as_staff(await supervisor(clock))
    await browser.send(on(case, "suitability"), {"decision": "go", "reasons": "Both want it."})
    alone = await browser.get(on(case, "suitability"))
    assert "Another supervisor has to sign too." in alone.text
    await as_staff(await supervisor(clock, "Läle"))
    await browser.get(on(case, "suitability"))
    await browser.submit(action=on(case, "suitability/signature"))
    assert "Two people have signed it." in (await browser.follow()).text


async def test_one_supervisor_does_not_sign_twice(clock: FrozenClock, as_staff: SignedIn):
    """R11"""
    from restorative.kernel.errors import RuleBroken
    from restorative.preparation import commands

    case = await an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(on(case, "assessment"), FOUND)
    timur = await supervisor(clock)
    await as_staff(timur)
    await browser.send(on(case, "suitability"), {"decision": "go", "reasons": "Both want it."})
    with pytest.raises(RuleBroken):
        await commands.sign_suitability(timur, case.case_id, case.track_id, clock.now())


async def test_a_gate_that_is_shut_is_named_beside_the_decision(
    clock: FrozenClock, as_staff: SignedIn
):
    """domain 6.1"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(on(case, "assessment"), {**FOUND, "gate_no_threat": "no"})
    await as_staff(await supervisor(clock))
    await browser.get(on(case, "suitability"))
    seen = await browser.submit({"decision": "go", "reasons": "Both want it."})
    assert seen.status == 422
    assert "One of the gate questions is not answered with yes." in seen.text
    assert seen.form().boxes["reasons"] == ["Both want it."]
    assert await SuitabilityRow.count() == 0


async def test_the_first_contact_of_a_person_harmed_is_no_letter(
    clock: FrozenClock, as_staff: SignedIn
):
    """C0"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.get(at(case, "Olga", "contacts"))
    seen = await browser.submit({**TALK, "how": "letter"})
    assert (seen.status, await ContactRow.count()) == (422, 0)
    assert "The first contact with this side is a call or a visit." in seen.text
    assert seen.form().boxes["note"] == [CANARY]


@pytest.mark.parametrize(
    ("page", "given", "problem"),
    [
        ("contacts", {}, "Enter the day."),
        ("contacts", {**TALK, "on-month": "13"}, "This day does not exist."),
        ("contacts", {**TALK, "on-year": "2028"}, "Enter a day that is not in the future."),
        ("contacts", {**TALK, "how": "telepathy"}, "This is not an answer we know."),
        ("explanation", {"items": None, "language": ""}, "Tick what you have explained."),
    ],
)
async def test_a_form_with_gaps_is_given_back(
    clock: FrozenClock, as_staff: SignedIn, page: str, given: dict[str, str], problem: str
):
    """Y13, S75"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.get(at(case, "Yhlas", page))
    seen = await browser.submit(given)
    assert (seen.status, problem in seen.text) == (422, True)
    assert seen.title.startswith("Error:")


@pytest.mark.parametrize("page", ["plan", "assessment", "risk-checks"])
async def test_an_empty_form_is_given_back(clock: FrozenClock, as_staff: SignedIn, page: str):
    """Y13"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.get(on(case, page))
    assert (await browser.submit({})).status == 422
    assert (await PlanRow.count(), await AssessmentRow.count()) == (0, 0)


async def test_an_interpreter_is_named_where_one_is_needed(clock: FrozenClock, as_staff: SignedIn):
    """R25"""
    import msgspec

    from restorative.people import queries as people
    from restorative.people.commands import change_details

    case = await a_plain_case(clock.now())
    kept = await people.details(case["Olga"])
    details = msgspec.structs.replace(kept.details, interpreter_language="uz")
    await change_details(
        case["Olga"], details, kept.version, case.facilitator.account_id, clock.now()
    )
    browser = await as_staff(case.facilitator)
    await browser.get(at(case, "Olga", "explanation"))
    items = {"items": list(EVERYTHING.items), "language": "uz", "teach_back": "yes"}
    assert "Enter the name of the interpreter." in (await browser.submit(items)).text
    assert (await browser.submit({**items, "interpreter": "G. A."})).status == 303


READERS = {
    Standing.COORDINATOR: (403, 403, 200),
    Standing.SUPERVISOR: (403, 200, 200),
    Standing.FACILITATOR: (404, 404, 404),
    Standing.ADMINISTRATOR: (403, 403, 403),
}


@pytest.mark.parametrize("standing", list(Standing))
async def test_who_may_read_notes_assessment_and_safety_plan(
    clock: FrozenClock, as_staff: SignedIn, standing: Standing
):
    """R16, S47: a facilitator of another case is nobody here."""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(at(case, "Olga", "contacts"), TALK)
    await browser.send(on(case, "assessment"), FOUND)
    await browser.send(on(case, "safety-plan"), SAFE)
    await as_staff(await a_member_of_staff("Kerim", standing, clock.now()))
    pages = (at(case, "Olga", "contacts"), on(case, "suitability"), on(case, "safety-plan"))
    assert tuple([(await browser.get(page)).status for page in pages]) == READERS[standing]


@pytest.mark.parametrize("name", ["Olga", "Yhlas", "Nurmyrat"])
async def test_nobody_who_comes_by_link_reads_a_word_of_it(
    clock: FrozenClock, as_staff: SignedIn, by_link: CameByLink, name: str
):
    """R16, S56: the words are planted; neither they nor the pages are to be had."""
    case = await a_plain_case(clock.now())
    staff = await as_staff(case.facilitator)
    await staff.send(at(case, "Olga", "contacts"), TALK)
    await staff.send(on(case, "assessment"), FOUND)
    await staff.send(on(case, "safety-plan"), SAFE)
    browser = await by_link(case, name)
    for path in ("/my", "/my/questions", "/my/permissions", at(case, "Olga", "contacts"),
                 on(case, "suitability"), on(case, "safety-plan")):  # fmt: skip
        assert "anary" not in (await browser.get(path)).html


async def test_notes_and_findings_are_sealed(clock: FrozenClock, as_staff: SignedIn):
    """S85"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(at(case, "Olga", "contacts"), TALK)
    await browser.send(on(case, "assessment"), FOUND)
    await browser.send(on(case, "safety-plan"), SAFE)
    rows = [
        *await ContactRow.select(),
        *await AssessmentRow.select(),
        *await SafetyPlanRow.select(),
    ]
    assert len(rows) == 3
    assert [row for row in rows if b"anary" in bytes(row["sealed"])] == []


async def test_whoever_reads_notes_leaves_a_line_that_says_so(
    clock: FrozenClock, as_staff: SignedIn
):
    """R42"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(at(case, "Olga", "contacts"), TALK)
    rows = await AuditRow.select().where(AuditRow.word == Word.CONTACTS_READ.value)
    assert {(row["by"], row["about"]) for row in rows} == {
        (case.facilitator.account_id, case["Olga"])
    }


async def test_people_and_tracks_of_another_case_are_not_there(
    clock: FrozenClock, as_staff: SignedIn
):
    """S48"""
    case, other = await a_plain_case(clock.now()), await an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    here = f"/cases/{case.case_id}"
    for path in (
        f"{here}/preparation/{other['Selbi']}/contacts",
        f"{here}/preparation/{other['Selbi']}/explanation",
        f"{here}/tracks/{other.track_id}/plan",
        f"{here}/tracks/{other.track_id}/safety-plan",
        f"{here}/tracks/{other.track_id}/suitability",
    ):
        assert (await browser.get(path)).status == 404, path


async def test_what_was_decided_stays_and_the_newest_counts(clock: FrozenClock, as_staff: SignedIn):
    """R26, domain 6.3"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(on(case, "assessment"), FOUND)
    await as_staff(await supervisor(clock))
    await browser.send(on(case, "suitability"), {"decision": "go", "reasons": "Both want it."})
    clock.advance(minutes=1)
    no = {"decision": "no", "reasons": "Something has changed."}
    assert "Something has changed." in (await browser.send(on(case, "suitability"), no)).text
    assert await SuitabilityRow.count() == 2
    found = await queries.suitability_of([case.case_id])
    assert found[case.track_id].decision is Verdict.NO
    with pytest.raises(Exception, match="keeps what was written"):
        await SuitabilityRow.update({SuitabilityRow.decision: "go"}, force=True)


async def test_to_look_again_before_the_day(clock: FrozenClock, as_staff: SignedIn):
    """R12"""
    case = await a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.send(on(case, "risk-checks"), {"unchanged": "yes", "note": "Called both."})
    known = await queries.preparation(case.track_id, clock.now())
    assert (known.risk_checked_at, known.risk_check.unchanged) == (clock.now(), True)


async def test_a_case_that_nobody_has_accepted_is_not_prepared(
    clock: FrozenClock, as_staff: SignedIn
):
    """domain 3"""
    from restorative.kernel.errors import RuleBroken
    from restorative.preparation import commands
    from tests.cases.given import a_plain_referral
    from tests.consent.given import a_talk

    case = await a_plain_referral(clock.now())
    with pytest.raises(RuleBroken):
        await commands.hold_contact(
            case.facilitator, case.case_id, case["Olga"], a_talk(clock.now()), clock.now()
        )


async def test_the_work_list_costs_the_same_for_one_case_and_for_three(clock: FrozenClock):
    """screens F"""
    cases = [await a_plain_case(clock.now()) for _ in range(3)]
    lines = await queries.to_do([case.case_id for case in cases], clock.now())
    assert {line.case_id for line in lines} == {case.case_id for case in cases}
    held = await queries.first_contact_held([cases[0]["Olga"]])
    assert held == set()
