"""How one answer stands: the two keys, conflicts, majority, changed plans, old answers."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from restorative.cases.rules import Side
from restorative.consent.rules import (
    Answer,
    Code,
    How,
    Is,
    Known,
    State,
    blockers_of_meeting,
    countersigned,
    decided,
    last,
    matrix,
    needed,
    state,
)
from restorative.kernel.blockers import Blocker
from restorative.people.rules import Conflict, Verified
from restorative.preparation.rules import AttendeeCategory, Format, PlaceKind
from restorative.profile import MajorityCountsFrom
from tests.consent.people import (
    A_DAY,
    AN_HOUR,
    BERDI,
    BORN,
    JEMAL,
    MAYSA,
    NOON,
    NURMYRAT,
    OLGA,
    ORAZGUL,
    PLAN,
    PROFILE,
    SELBI,
    TRACK,
    WITH_INTERPRETER,
    YHLAS,
    a_circle,
    a_direct,
    a_guardian,
    a_line,
    after,
    all_yes,
    answered,
    key_of,
    knowing,
    of_case_a4,
    saying,
    with_olga,
)


def in_the_way(known: Known, now: datetime = NOON) -> list[Blocker]:
    return blockers_of_meeting(matrix(known, PROFILE, now))


def rules_of(known: Known, now: datetime = NOON) -> list[str]:
    return [blocker.rule for blocker in in_the_way(known, now)]


def stands(known: Known, *key: object, now: datetime = NOON) -> Is:
    return state(key_of(known, *key), known, PROFILE, now).stands  # type: ignore[arg-type]


def test_when_everybody_has_said_yes_nothing_stands_in_the_way():
    """R3, R4, R8"""
    assert in_the_way(all_yes(knowing(of_case_a4()))) == []


def test_before_anybody_answers_everything_does():
    """R4, R8"""
    known = knowing(of_case_a4())
    assert set(rules_of(known)) == {"R4", "R8"}


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_SURE, Answer.TALK_FIRST])
@pytest.mark.parametrize("code", [Code.C1, Code.C4])
def test_a_childs_own_answer_but_yes_blocks_whatever_the_guardian_said(answer, code):
    """R3"""
    known = all_yes(knowing(of_case_a4()))
    known = answered(known, key_of(known, SELBI, code), answer, NOON + AN_HOUR)
    assert [one.whom for one in in_the_way(known)] == [SELBI]


def test_a_childs_silence_blocks():
    """R3"""
    known = all_yes(knowing(of_case_a4()))
    silent = [one for one in known.decisions if one.key.person_id != SELBI]
    known = msgspec.structs.replace(known, decisions=tuple(silent))
    assert {one.whom for one in in_the_way(known)} == {SELBI}


def test_one_guardian_is_enough():
    """R4"""
    known = all_yes(knowing(of_case_a4()))
    only_jemal = [one for one in known.decisions if one.key.person_id != BERDI]
    assert in_the_way(msgspec.structs.replace(known, decisions=tuple(only_jemal))) == []


def test_without_any_guardian_a_childs_yes_is_not_enough():
    """R4"""
    known = all_yes(knowing(of_case_a4()))
    alone = [one for one in known.decisions if one.key.person_id not in (BERDI, JEMAL)]
    known = msgspec.structs.replace(known, decisions=tuple(alone))
    assert [(one.rule, one.whom) for one in in_the_way(known)] == [("R4", SELBI), ("R4", SELBI)]


def test_the_no_of_one_guardian_blocks_the_yes_of_the_other():
    """R4, A1.2"""
    known = all_yes(knowing(of_case_a4()))
    key = key_of(known, BERDI, Code.C4, SELBI)
    known = answered(known, key, Answer.NO, NOON + AN_HOUR)
    assert [(one.rule, one.whom) for one in in_the_way(known)] == [("R3", SELBI)]


def test_an_unsure_guardian_does_not_block_the_other_ones_yes():
    """R4"""
    known = all_yes(knowing(of_case_a4()))
    key = key_of(known, BERDI, Code.C4, SELBI)
    known = answered(known, key, Answer.NOT_SURE, NOON + AN_HOUR)
    assert in_the_way(known) == []


@pytest.mark.parametrize("conflict", [one for one in Conflict if one is not Conflict.NONE])
def test_a_guardian_in_conflict_loses_every_effect_and_the_answer_is_kept(conflict):
    """R10, A4.2"""
    known = all_yes(knowing(of_case_a4()))
    key = key_of(known, BERDI, Code.C4, SELBI)
    known = msgspec.structs.replace(known, circle=of_case_a4(berdi=conflict))
    found = state(key, known, PROFILE, NOON)
    assert (found.stands, found.decision) == (Is.VOID, last(key, known.decisions))
    assert in_the_way(known) == []


def test_when_the_only_guardian_is_in_conflict_another_adult_is_asked_for():
    """R10"""
    known = all_yes(knowing(with_olga()))
    yhlas = known.circle.young_person
    in_conflict = a_guardian(NURMYRAT, "Nurmyrat", yhlas, Conflict.HARMED)
    circle = a_circle(yhlas, in_conflict, known.circle.harmed[0])
    known = msgspec.structs.replace(known, circle=circle)
    assert [(one.rule, one.whom) for one in in_the_way(known)] == [("R10", YHLAS), ("R10", YHLAS)]


def test_a_guardian_whose_papers_nobody_has_seen_may_not_decide():
    """R4, 5.6"""
    yhlas = with_olga().young_person
    unseen = a_guardian(NURMYRAT, "Nurmyrat", yhlas, verified=Verified.NOT_YET)
    known = knowing(a_circle(yhlas, unseen, with_olga().harmed[0]))
    assert NURMYRAT not in {key.person_id for key in needed(known.circle, PLAN) if key.on_behalf_of}


def test_when_the_guardianship_is_recorded_anew_the_guardian_is_asked_again():
    """R20, 5.7"""
    known = all_yes(knowing(with_olga()))
    yhlas = known.circle.young_person
    anew = a_guardian(NURMYRAT, "Nurmyrat", yhlas, recorded_at=NOON + AN_HOUR)
    circle = a_circle(yhlas, anew, known.circle.harmed[0])
    known = msgspec.structs.replace(known, circle=circle)
    assert stands(known, NURMYRAT, Code.C1, YHLAS) is Is.STALE
    assert rules_of(known) == ["R20", "R20"]


def test_somebody_who_left_the_case_says_nothing_any_more():
    """A8"""
    known = all_yes(knowing(of_case_a4()))
    key = key_of(known, BERDI, Code.C4, SELBI)
    left = a_circle(*(one for one in known.circle.members if one.person_id != BERDI))
    known = msgspec.structs.replace(known, circle=left)
    assert state(key, known, PROFILE, NOON).stands is Is.VOID
    assert in_the_way(known) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"format": Format.CONFERENCE},
        {"place_kind": PlaceKind.SCHOOL},
        {"in_person": False},
    ],
)
def test_another_kind_of_meeting_is_another_question(changed):
    """R20, 5.7"""
    known = all_yes(knowing(of_case_a4()))
    known = msgspec.structs.replace(known, plan=msgspec.structs.replace(PLAN, **changed))
    assert stands(known, SELBI, Code.C4) is Is.STALE
    assert stands(known, SELBI, Code.C1) is Is.YES
    assert set(rules_of(known)) == {"R20"}


def test_a_new_kind_of_attendee_is_asked_for_and_nothing_else():
    """R20, C5"""
    known = all_yes(knowing(of_case_a4()))
    known = msgspec.structs.replace(known, plan=WITH_INTERPRETER)
    assert stands(known, SELBI, Code.C5) is Is.MISSING
    assert stands(known, SELBI, Code.C4) is Is.YES
    assert {one.whom for one in in_the_way(known)} == {YHLAS, SELBI}


def test_a_veto_on_one_kind_of_attendee_leaves_the_others():
    """C5"""
    two = (AttendeeCategory.INTERPRETER, AttendeeCategory.OFFICIAL)
    known = all_yes(knowing(of_case_a4(), msgspec.structs.replace(PLAN, attendee_categories=two)))
    key = key_of(known, YHLAS, Code.C5, scope=AttendeeCategory.OFFICIAL)
    known = answered(known, key, Answer.NO, NOON + AN_HOUR)
    assert [(one.rule, one.whom) for one in in_the_way(known)] == [("R3", YHLAS)]


def test_without_a_planned_meeting_there_is_nothing_to_agree_to():
    """R20"""
    indirect = msgspec.structs.replace(PLAN, format=Format.INDIRECT)
    for plan in (None, indirect):
        assert rules_of(all_yes(knowing(of_case_a4(), plan))) == ["R20"]


def test_an_answer_is_asked_again_after_ninety_days_of_silence():
    """5.7"""
    known = all_yes(knowing(with_olga()))
    the_day = NOON + timedelta(days=PROFILE.consent_fresh_days)
    assert stands(known, OLGA, Code.C4, now=the_day - timedelta(seconds=1)) is Is.YES
    assert stands(known, OLGA, Code.C4, now=the_day) is Is.STALE
    assert stands(known, OLGA, Code.C10, now=the_day) is Is.YES


def test_a_talk_in_between_keeps_an_answer_fresh():
    """5.7"""
    known = all_yes(knowing(with_olga()))
    the_day = NOON + timedelta(days=PROFILE.consent_fresh_days)
    talked = msgspec.structs.replace(known, talked_at={OLGA: the_day - 30 * A_DAY})
    assert stands(talked, OLGA, Code.C4, now=the_day) is Is.YES


def test_a_yes_given_before_everything_was_explained_does_not_count():
    """R27, 5.5"""
    known = all_yes(knowing(with_olga()))
    later = msgspec.structs.replace(
        known, explained=knowing(with_olga(), explained_at=NOON + AN_HOUR).explained
    )
    nobody = msgspec.structs.replace(known, explained={})
    for each in (later, nobody):
        assert stands(each, OLGA, Code.C4) is Is.STALE


def test_a_child_who_turns_eighteen_decides_alone_and_is_asked_afresh():
    """R19, A3.1"""
    before = datetime(2031, 1, 20, 7, tzinfo=UTC)
    turns = datetime(2031, 2, 2, 19, tzinfo=UTC)  # 3 February, midnight in Ashgabat
    known = all_yes(knowing(with_olga(before), explained_at=before - 3 * A_DAY), before)
    last_second = msgspec.structs.replace(known, circle=with_olga(turns - timedelta(seconds=1)))
    that_moment = msgspec.structs.replace(known, circle=with_olga(turns))
    guardian = key_of(known, NURMYRAT, Code.C4, YHLAS)
    assert in_the_way(last_second, turns) == []
    assert state(guardian, that_moment, PROFILE, turns).stands is Is.VOID
    assert stands(that_moment, YHLAS, Code.C4, now=turns) is Is.STALE
    assert {(one.rule, one.whom) for one in in_the_way(that_moment, turns)} == {
        ("R20", YHLAS),
        ("R8", YHLAS),
    }


def test_under_the_other_rule_the_birthday_itself_counts():
    """R19, A3.1"""
    birthday = msgspec.structs.replace(PROFILE, majority_counts_from=MajorityCountsFrom.BIRTHDAY)
    given_at = datetime(2031, 2, 1, 19, tzinfo=UTC)  # 2 February, midnight in Ashgabat
    for given, expected in ((given_at - A_DAY, Is.STALE), (given_at, Is.YES)):
        circle = with_olga(datetime(2031, 2, 5, tzinfo=UTC))
        known = knowing(circle, explained_at=given - 5 * A_DAY)
        key = key_of(known, YHLAS, Code.C1)
        known = after(known, decided(key, saying(Answer.YES), known, birthday, given, a_line()))
        assert state(key, known, birthday, given + 5 * A_DAY).stands is expected


def test_paper_counts_once_a_second_member_of_staff_has_countersigned():
    """R46, 5.6"""
    known = knowing(with_olga())
    key = key_of(known, OLGA, Code.C1)
    given = saying(Answer.YES, How.PAPER, recorded_by=MAYSA)
    decision = decided(key, given, known, PROFILE, NOON, a_line())
    assert state(key, after(known, decision), PROFILE, NOON).stands is Is.AWAITING
    signed = countersigned(decision, OLGA, NOON + AN_HOUR)
    assert state(key, after(known, signed), PROFILE, NOON) == State(Is.YES, signed)


def test_a_no_on_paper_counts_at_once():
    """R3, R5"""
    known = knowing(with_olga())
    key = key_of(known, OLGA, Code.C1)
    given = saying(Answer.NO, How.PAPER, recorded_by=MAYSA)
    decision = decided(key, given, known, PROFILE, NOON, a_line())
    assert state(key, after(known, decision), PROFILE, NOON).stands is Is.NO


def test_a_childs_yes_from_the_guardians_number_waits_for_a_talk_in_person():
    """R61"""
    shared = frozenset({frozenset({YHLAS, NURMYRAT})})
    known = msgspec.structs.replace(all_yes(knowing(with_olga())), shared_phones=shared)
    assert stands(known, YHLAS, Code.C4) is Is.AWAITING
    assert stands(known, NURMYRAT, Code.C4, YHLAS) is Is.YES
    assert stands(known, OLGA, Code.C4) is Is.YES


def test_two_keys_from_two_numbers_raise_no_flag():
    """A4.9"""
    shared = frozenset({frozenset({YHLAS, OLGA})})
    known = msgspec.structs.replace(all_yes(knowing(with_olga())), shared_phones=shared)
    assert in_the_way(known) == []


def test_when_nobody_of_a_side_takes_part_there_is_no_meeting():
    """R4"""
    yhlas = with_olga().young_person
    circle = a_circle(yhlas, a_guardian(NURMYRAT, "Nurmyrat", yhlas))
    assert "R4" in rules_of(all_yes(knowing(circle)))


def test_what_was_said_about_another_young_persons_meeting_is_another_question():
    """R39"""
    known = all_yes(knowing(with_olga()))
    key = key_of(known, OLGA, Code.C4)
    assert key.track_id == TRACK
    other = msgspec.structs.replace(key, track_id=JEMAL)
    assert last(other, known.decisions) is None


def test_of_two_answers_at_one_instant_the_withdrawal_counts():
    """R5, F23"""
    known = all_yes(knowing(with_olga()))
    key = key_of(known, OLGA, Code.C4)
    line = a_line()
    yes = decided(key, saying(Answer.YES), known, PROFILE, NOON + AN_HOUR, line)
    stop = msgspec.structs.replace(yes, answer=Answer.WITHDRAWN)
    for order in ((yes, stop), (stop, yes)):
        assert last(key, order) == stop


def test_both_grandparents_may_answer_and_each_has_a_key_of_their_own():
    """R4, R61"""
    keys = needed(of_case_a4(), PLAN)
    c4 = {key.person_id for key in keys if key.code is Code.C4 and key.on_behalf_of == YHLAS}
    assert c4 == {ORAZGUL, NURMYRAT}


def test_young_and_harmed_children_think_longer():
    """5.5"""
    known = knowing(of_case_a4(), explained_at=NOON)
    asked_after = {
        who: state_after(known, who, child)
        for who, child in ((YHLAS, None), (ORAZGUL, YHLAS), (SELBI, None), (JEMAL, SELBI))
    }
    assert asked_after == {YHLAS: 24, ORAZGUL: 24, SELBI: 48, JEMAL: 48}


def state_after(known: Known, person_id: object, child: object) -> int:
    """After how many hours this person's yes to the meeting counts."""
    key = key_of(known, person_id, Code.C4, child)  # type: ignore[arg-type]
    for hours in range(100):
        at = NOON + timedelta(hours=hours)
        given = msgspec.structs.replace(
            decided_no(key, known, at), answer=Answer.YES, voluntary=True
        )
        if state(key, after(known, given), PROFILE, at).stands is Is.YES:
            return hours
    raise AssertionError


def decided_no(key: object, known: Known, at: datetime) -> object:
    return decided(key, saying(Answer.NO), known, PROFILE, at, a_line())  # type: ignore[arg-type]


def test_a_harmed_child_of_seventeen_thinks_longer_too():
    """5.5"""
    yhlas = a_direct(YHLAS, "Yhlas", Side.RESPONSIBLE, BORN[YHLAS], NOON)
    selbi = a_direct(SELBI, "S", Side.HARMED, date(2010, 1, 1), NOON)
    known = knowing(a_circle(yhlas, selbi, a_guardian(JEMAL, "Jemal", selbi)), explained_at=NOON)
    assert state_after(known, SELBI, None) == 48
