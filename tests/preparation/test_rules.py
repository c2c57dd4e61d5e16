"""Talks, explanations, plans, the decision and what still stands in the way: without a database."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
import pytest

from restorative.cases.rules import CaseState, Circle, Role
from restorative.kernel.errors import RuleBroken
from restorative.kernel.todo import Urgency
from restorative.preparation.rules import (
    Assessment,
    AttendeeCategory,
    Company,
    Concern,
    ContactHeld,
    ContactWay,
    Domain,
    Explanation,
    Flag,
    Format,
    Gate,
    GateAnswer,
    Item,
    MeetingPlan,
    PlaceKind,
    Preparation,
    RiskCheck,
    Suitability,
    Verdict,
    blockers_of_scheduling,
    contact_held,
    decided,
    explained,
    flags,
    is_fresh,
    items_for,
    owes_a_talk_alone,
    people_to_prepare,
    plan_set,
    require_in_hand,
    signed_as_second,
    was_talked_to_alone,
)
from restorative.preparation.rules.todo import to_do
from tests.consent.people import (
    A_DAY,
    AKNABAT,
    AN_HOUR,
    MAYSA,
    NOON,
    NURMYRAT,
    OLGA,
    PLAN,
    PROFILE,
    SELBI,
    TRACK,
    YHLAS,
    of_case_a4,
    told,
    with_olga,
)

TIMUR = UUID(int=77)
TODAY = date(2027, 3, 6)


def a_talk(person_id: UUID, *company: Company, **more: object) -> ContactHeld:
    known: dict[str, object] = {"on": TODAY, "how": ContactWay.VISIT, "reached": True, **more}
    return ContactHeld(
        id=UUID(int=500),
        person_id=person_id,
        company=company,
        at=NOON,
        by=AKNABAT,
        **known,  # type: ignore[arg-type]
    )


def member(circle: Circle, person_id: UUID):
    return next(one for one in circle.members if one.person_id == person_id)


def an_assessment(at: datetime = NOON, **more: object) -> Assessment:
    known: dict[str, object] = {
        "gates": dict.fromkeys(Gate, GateAnswer.YES),
        "concerns": dict.fromkeys(Domain, Concern.NONE),
        **more,
    }
    return Assessment(id=UUID(int=600), track_id=TRACK, at=at, by=AKNABAT, **known)  # type: ignore[arg-type]


def a_decision(decision: Verdict = Verdict.GO, *flagged: Flag, **more: object) -> Suitability:
    known: dict[str, object] = {"signed_by": (MAYSA,), "decided_at": NOON + AN_HOUR, **more}
    return Suitability(
        id=UUID(int=700),
        track_id=TRACK,
        decision=decision,
        flagged=frozenset(flagged),
        **known,  # type: ignore[arg-type]
    )


def all_done(circle: Circle) -> Preparation:
    return Preparation(
        track_id=TRACK,
        contacts=tuple(a_talk(one.person_id) for one in circle.direct),
        explained={one.person_id: told(one.person_id, NOON) for one in circle.direct},
        plan=PLAN,
        assessment=an_assessment(),
        suitability=a_decision(),
        safety_plan_at=NOON,
    )


def in_the_way(known: Preparation, circle: Circle | None = None) -> list[tuple[str, UUID | None]]:
    found = blockers_of_scheduling(circle or with_olga(), known, PROFILE, NOON)
    return [(one.rule, one.whom) for one in found]


# ── talks ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("how", [ContactWay.LETTER, ContactWay.VIDEO])
def test_a_person_harmed_first_hears_a_voice_or_is_visited(how: ContactWay):
    """domain 5.2 C0"""
    olga, contact = member(with_olga(), OLGA), a_talk(OLGA, how=how)
    with pytest.raises(RuleBroken):
        contact_held(contact, olga, [], TODAY)
    assert contact_held(contact, olga, [a_talk(OLGA)], TODAY) == contact


def test_a_try_that_reached_nobody_opens_nothing():
    """domain 5.2 C0"""
    letter, nobody = a_talk(OLGA, how=ContactWay.LETTER), a_talk(OLGA, reached=False)
    with pytest.raises(RuleBroken):
        contact_held(letter, member(with_olga(), OLGA), [nobody], TODAY)


def test_the_responsible_side_may_be_written_to_first():
    yhlas, letter = with_olga().young_person, a_talk(YHLAS, how=ContactWay.LETTER)
    assert contact_held(letter, yhlas, [], TODAY) == letter


def test_a_talk_of_tomorrow_has_not_been_held():
    with pytest.raises(RuleBroken) as refused:
        contact_held(a_talk(OLGA, on=TODAY + A_DAY), member(with_olga(), OLGA), [], TODAY)
    assert refused.value.field == "on"


def test_a_letter_is_no_talk_and_neither_is_a_try():
    """R18"""
    ways = ((ContactWay.LETTER, True), (ContactWay.CALL, False), (ContactWay.CALL, True))
    talks = [a_talk(OLGA, how=how, reached=reached).is_talk for how, reached in ways]
    assert talks == [False, False, True]


def test_alone_means_without_the_guardian():
    """5.4"""
    with_mother = a_talk(SELBI, Company.GUARDIAN, Company.PSYCHOLOGIST)
    with_psychologist = a_talk(SELBI, Company.PSYCHOLOGIST)
    assert not was_talked_to_alone(SELBI, [with_mother])
    assert was_talked_to_alone(SELBI, [with_mother, with_psychologist])


def test_children_of_ten_to_thirteen_are_owed_a_talk_alone():
    """5.4"""
    selbi = member(of_case_a4(), SELBI)
    owed = [owes_a_talk_alone(msgspec.structs.replace(selbi, age=age)) for age in (9, 10, 13, 14)]
    assert owed == [False, True, True, False]


def test_whoever_decides_for_a_child_is_prepared_too():
    """5.5"""
    people = {one.person_id for one in people_to_prepare(with_olga())}
    assert people == {YHLAS, NURMYRAT, OLGA}


# ── explaining ────────────────────────────────────────────────────────────────


def a_sitting(at: datetime, *items: Item, teach_back: bool = False) -> Explanation:
    return Explanation(
        person_id=OLGA, at=at, by=AKNABAT, language="ru", items=items, teach_back=teach_back
    )


def test_an_explanation_may_take_two_sittings():
    """R25, 5.5"""
    olga, items = member(with_olga(), OLGA), tuple(Item)
    first, second = (
        a_sitting(NOON, *items[:5]),
        a_sitting(NOON + A_DAY, *items[5:], teach_back=True),
    )
    half = explained(olga, [first])
    assert half is not None
    assert (half.at, half.missing) == (None, items[5:])
    whole = explained(olga, [second, first])
    assert whole is not None
    assert (whole.at, whole.missing, whole.teach_back) == (NOON + A_DAY, (), True)


def test_what_was_not_said_again_in_own_words_was_not_understood():
    """R25"""
    olga = member(with_olga(), OLGA)
    told_all = explained(olga, [a_sitting(NOON, *Item)])
    assert told_all is not None and told_all.at is None
    later = explained(olga, [a_sitting(NOON, *Item), a_sitting(NOON + A_DAY, teach_back=True)])
    assert later is not None and later.at == NOON + A_DAY


def test_the_time_to_think_is_not_begun_anew_by_a_second_explanation():
    """5.5"""
    olga = member(with_olga(), OLGA)
    whole = [a_sitting(NOON + n * A_DAY, *Item, teach_back=True) for n in range(2)]
    found = explained(olga, whole)
    assert found is not None and found.at == NOON


def test_nobody_told_anything_is_nobody_explained_to():
    assert explained(member(with_olga(), OLGA), []) is None


def test_a_supporter_has_less_to_hear():
    """5.3"""
    supporter = msgspec.structs.replace(member(with_olga(), OLGA), role=Role.SUPPORTER)
    assert set(items_for(supporter)) < set(Item)
    assert items_for(member(with_olga(), OLGA)) == tuple(Item)


# ── planning ──────────────────────────────────────────────────────────────────


def test_the_person_harmed_chooses_first_or_the_reason_is_written_down():
    """R24"""
    not_first = msgspec.structs.replace(PLAN, harmed_asked_first=False)
    with pytest.raises(RuleBroken):
        plan_set(not_first, "")
    assert plan_set(not_first, "In hospital until May.") == not_first


def test_people_from_the_community_come_to_a_conference_only():
    community = (AttendeeCategory.COMMUNITY,)
    with pytest.raises(RuleBroken):
        plan_set(msgspec.structs.replace(PLAN, attendee_categories=community), "")
    conference = msgspec.structs.replace(
        PLAN, attendee_categories=community, format=Format.CONFERENCE
    )
    assert plan_set(conference, "") == conference


def test_every_part_of_the_plan_that_matters_is_in_its_scope():
    """R20"""
    scopes = {
        MeetingPlan(TRACK, form, place, in_person, (), NOON, AKNABAT).scope
        for form in Format
        for place in PlaceKind
        for in_person in (True, False)
    }
    assert len(scopes) == len(Format) * len(PlaceKind) * 2


# ── deciding ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("answer", [GateAnswer.NO, GateAnswer.NOT_KNOWN])
@pytest.mark.parametrize("gate", list(Gate))
def test_any_gate_that_is_not_open_keeps_people_apart(gate: Gate, answer: GateAnswer):
    """domain 6.1"""
    shut = an_assessment(gates={**dict.fromkeys(Gate, GateAnswer.YES), gate: answer})
    for verdict in (Verdict.GO, Verdict.CONDITIONS):
        with pytest.raises(RuleBroken):
            decided(a_decision(verdict), shut, "Only in the morning.", TODAY)
    assert decided(a_decision(Verdict.INDIRECT_ONLY), shut, "", TODAY)


def test_without_an_assessment_nobody_decides():
    """R11"""
    with pytest.raises(RuleBroken):
        decided(a_decision(), None, "", TODAY)


def test_conditions_are_written_down_and_a_not_now_has_a_day():
    """domain 6.3"""
    with pytest.raises(RuleBroken):
        decided(a_decision(Verdict.CONDITIONS), an_assessment(), "", TODAY)
    for day in (None, TODAY):
        with pytest.raises(RuleBroken):
            decided(a_decision(Verdict.NOT_NOW, review_on=day), an_assessment(), "", TODAY)
    later = a_decision(Verdict.NOT_NOW, review_on=TODAY + A_DAY)
    assert decided(later, an_assessment(), "", TODAY) == later


def test_special_kinds_of_harm_are_shut_until_a_specialist_opens_them():
    """R13"""
    for verdict in (Verdict.GO, Verdict.INDIRECT_ONLY):
        with pytest.raises(RuleBroken):
            decided(a_decision(verdict, Flag.SPECIAL_HARM), an_assessment(), "", TODAY)
    opened = a_decision(Verdict.GO, Flag.SPECIAL_HARM, specialist=True)
    assert decided(opened, an_assessment(), "", TODAY) == opened
    assert decided(a_decision(Verdict.NO, Flag.SPECIAL_HARM), an_assessment(), "", TODAY)


def test_what_flags_a_decision():
    """R11, R13, domain 6.3"""
    safety = an_assessment(
        concerns={**dict.fromkeys(Domain, Concern.NONE), Domain.SAFETY: Concern.MARKED}
    )
    assert flags(with_olga(), ("injury",), an_assessment(), PROFILE) == frozenset()
    assert flags(of_case_a4(), ("injury",), None, PROFILE) == {Flag.HARMED_MINOR}
    assert flags(with_olga(), ("sexual",), None, PROFILE) == {Flag.SPECIAL_HARM}
    assert flags(with_olga(), ("injury",), safety, PROFILE) == {Flag.SAFETY}


def test_a_flagged_decision_needs_two_people():
    """R11: one signature, and the same person twice."""
    flagged = a_decision(Verdict.GO, Flag.HARMED_MINOR)
    assert flagged.needs_second
    with pytest.raises(RuleBroken):
        signed_as_second(flagged, MAYSA)
    signed = signed_as_second(flagged, TIMUR)
    assert (signed.needs_second, signed.signed_by) == (False, (MAYSA, TIMUR))
    with pytest.raises(RuleBroken):
        signed_as_second(signed, AKNABAT)


# ── what stands in the way ────────────────────────────────────────────────────


def test_when_all_is_done_nothing_stands_in_the_way():
    """R11, R12, R13, R18"""
    assert in_the_way(all_done(with_olga())) == []


def test_at_the_beginning_everything_does():
    """R11, R18, R24"""
    found = in_the_way(Preparation(track_id=TRACK))
    assert found == [
        ("R24", None),
        ("R18", YHLAS),
        ("R18", OLGA),
        ("R11", None),
        ("6.5", None),
    ]


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [
        ({"contacts": (a_talk(YHLAS),)}, ("R18", OLGA)),
        ({"explained": {YHLAS: told(YHLAS, NOON)}}, ("R25", OLGA)),
        ({"plan": None}, ("R24", None)),
        ({"plan": msgspec.structs.replace(PLAN, format=Format.INDIRECT)}, ("R24", None)),
        ({"suitability": None}, ("R11", None)),
        ({"suitability": a_decision(Verdict.NO)}, ("R11", None)),
        ({"suitability": a_decision(Verdict.INDIRECT_ONLY)}, ("R11", None)),
        ({"suitability": a_decision(Verdict.GO, Flag.SAFETY)}, ("R11", None)),
        ({"safety_plan_at": None}, ("6.5", None)),
    ],
)
def test_each_missing_part_has_its_line(
    lacking: dict[str, object], expected: tuple[str, UUID | None]
):
    """R11, R18, R24, R25"""
    known = msgspec.structs.replace(all_done(with_olga()), **lacking)
    assert in_the_way(known) == [expected]


def test_a_child_of_twelve_has_to_be_talked_with_alone():
    """5.4"""
    circle = of_case_a4()
    never_alone = tuple(a_talk(one.person_id, Company.GUARDIAN) for one in circle.direct)
    known = msgspec.structs.replace(all_done(circle), contacts=never_alone)
    assert in_the_way(known, circle) == [("R18", SELBI)]


def test_what_is_found_out_after_the_decision_reopens_it():
    """domain 6.3"""
    gates = {**dict.fromkeys(Gate, GateAnswer.YES), Gate.NO_THREAT: GateAnswer.NO}
    for at, expected in ((NOON, []), (NOON + A_DAY, [("R11", None)])):
        anew = an_assessment(at, gates=gates)
        known = msgspec.structs.replace(all_done(with_olga()), assessment=anew)
        assert in_the_way(known) == expected


def test_a_change_of_risk_reopens_the_decision():
    """R12"""
    worse = RiskCheck(TRACK, NOON + A_DAY, AKNABAT, unchanged=False)
    known = msgspec.structs.replace(all_done(with_olga()), risk_check=worse)
    assert in_the_way(known) == [("R11", None)]
    decided_again = a_decision(decided_at=NOON + 2 * A_DAY)
    again = msgspec.structs.replace(known, suitability=decided_again)
    assert in_the_way(again) == []


def test_the_last_look_is_fresh_for_two_days():
    """R12"""
    meets_at = datetime(2027, 3, 20, 5, tzinfo=UTC)
    check = RiskCheck(TRACK, meets_at - timedelta(hours=48), AKNABAT, unchanged=True)
    older = msgspec.structs.replace(check, at=check.at - timedelta(seconds=1))
    found = [is_fresh(one, meets_at, PROFILE) for one in (check, older, None)]
    assert found == [True, False, False]


@pytest.mark.parametrize("state", list(CaseState))
def test_only_a_case_in_hand_is_prepared(state: CaseState):
    if state in (CaseState.ACCEPTED, CaseState.ALLOCATED):
        require_in_hand(state)
    else:
        with pytest.raises(RuleBroken):
            require_in_hand(state)


# ── the work list ─────────────────────────────────────────────────────────────


def test_the_work_list_says_the_next_thing():
    """F1"""
    circle = with_olga()
    done = all_done(circle)
    talk = to_do(circle, Preparation(track_id=TRACK), NOON)
    assert [line.where.rsplit("/")[-1] for line in talk] == ["contacts", "contacts"]
    assess = to_do(circle, msgspec.structs.replace(done, assessment=None, suitability=None), NOON)
    decide = to_do(circle, msgspec.structs.replace(done, suitability=None), NOON)
    flagged = a_decision(Verdict.GO, Flag.SAFETY)
    sign = to_do(circle, msgspec.structs.replace(done, suitability=flagged), NOON)
    lines = [*assess, *decide, *sign]
    assert [(one.where.rsplit("/")[-1], one.urgency) for one in lines] == [
        ("assessment", Urgency.DUE),
        ("suitability", Urgency.WAITING),
        ("suitability", Urgency.WAITING),
    ]
    assert to_do(circle, done, NOON) == []
