"""What may be asked and answered, in which order, and how everything can be taken back."""

from datetime import timedelta

import msgspec
import pytest

from restorative.cases.rules import Role
from restorative.consent.rules import (
    TAKING_PART,
    Answer,
    Code,
    Evidence,
    How,
    Is,
    Line,
    Offer,
    all_of_taking_part,
    blockers_of_meeting,
    countersigned,
    decided,
    ends_a_yes,
    evidenced,
    is_open,
    keys_of,
    last,
    matrix,
    may_answer_alone,
    may_come,
    names_released,
    needed,
    stands,
    state,
    stopped,
    why_not_yet,
    withdrawn,
)
from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.people.rules import Channel
from restorative.preparation.rules import AttendeeCategory
from tests.consent.people import (
    A_DAY,
    AN_HOUR,
    BERDI,
    CASE,
    JEMAL,
    MAYSA,
    NOON,
    NURMYRAT,
    OLGA,
    PLAN,
    PROFILE,
    SELBI,
    TIMUR,
    TRACK,
    WITH_INTERPRETER,
    YHLAS,
    a_card,
    a_circle,
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


def codes(known, person_id, child=None):
    return [key.code for key in keys_of(person_id, known) if key.on_behalf_of == child]


def open_codes(known, person_id, now=NOON):
    return [key.code for key in keys_of(person_id, known) if is_open(key, known, PROFILE, now)]


def test_each_role_is_asked_what_the_matrix_says():
    """R25, domain 5.3"""
    known = knowing(of_case_a4(), WITH_INTERPRETER)
    asked = {
        (who, child): " ".join(codes(known, who, child))
        for who, child in (
            (YHLAS, None),
            (SELBI, None),
            (NURMYRAT, YHLAS),
            (NURMYRAT, None),
            (JEMAL, SELBI),
        )
    }
    assert asked == {
        (YHLAS, None): "C1 C12 C7 C2 C4 C5 C10 C10",
        (SELBI, None): "C1 C12 C7 C4 C5 C10",
        (NURMYRAT, YHLAS): "C1 C4",
        (NURMYRAT, None): "C12",
        (JEMAL, SELBI): "C1 C7 C4 C5 C10",
    }


def test_only_the_young_person_is_asked_about_what_happened():
    """R8"""
    keys = needed(of_case_a4(), PLAN)
    assert [key.person_id for key in keys if key.code is Code.C2] == [YHLAS]


def test_an_organisation_speaks_through_its_representative():
    """R38"""
    yhlas = with_olga().young_person
    shop = msgspec.structs.replace(
        with_olga().harmed[0],
        card=msgspec.structs.replace(a_card(OLGA, "Shop"), kind="organisation"),
    )
    olga = msgspec.structs.replace(
        with_olga().harmed[0],
        person_id=TIMUR,
        role=Role.REPRESENTATIVE,
        for_person_id=OLGA,
        card=a_card(TIMUR, "Timur"),
    )
    asked = {key.person_id for key in needed(a_circle(yhlas, shop, olga), PLAN)}
    assert asked == {YHLAS, TIMUR}


def test_taking_part_is_asked_first_and_opens_the_rest():
    """P6"""
    known = knowing(with_olga())
    assert open_codes(known, OLGA) == [Code.C1, Code.C12]
    known = answered(known, key_of(known, OLGA, Code.C1), Answer.YES)
    assert open_codes(known, OLGA) == [Code.C12, Code.C7, Code.C4, Code.C10]


def test_who_does_not_take_part_is_asked_nothing_more():
    """R5, P6"""
    known = knowing(with_olga())
    known = answered(known, key_of(known, OLGA, Code.C1), Answer.NO)
    assert open_codes(known, OLGA) == [Code.C12]


def test_the_meeting_is_not_asked_before_everything_was_explained():
    """R27, 5.5"""
    known = knowing(with_olga(), explained_at=None)
    known = answered(known, key_of(known, OLGA, Code.C1), Answer.YES)
    key = key_of(known, OLGA, Code.C4)
    assert not is_open(key, known, PROFILE, NOON)
    with pytest.raises(RuleBroken):
        answered(known, key, Answer.YES)


def test_the_time_to_think_is_kept_to_the_second():
    """5.5"""
    known = knowing(with_olga(), explained_at=NOON)
    known = answered(known, key_of(known, OLGA, Code.C1), Answer.YES)
    key, from_when = key_of(known, OLGA, Code.C4), NOON + 24 * AN_HOUR
    assert why_not_yet(key, known, PROFILE, from_when - timedelta(seconds=1)) is not None
    assert why_not_yet(key, known, PROFILE, from_when) is None


def test_a_no_to_the_meeting_is_heard_at_any_time():
    """R3"""
    known = knowing(with_olga(), explained_at=None)
    key = key_of(known, OLGA, Code.C4)
    known = answered(known, key, Answer.NO)
    assert state(key, known, PROFILE, NOON).stands is Is.NO


def test_only_the_person_can_shorten_the_time_to_think_and_only_in_writing():
    """5.5"""
    known = knowing(with_olga(), explained_at=NOON)
    known = answered(known, key_of(known, OLGA, Code.C1), Answer.YES)
    key = key_of(known, OLGA, Code.C4)
    for how in (How.LINK, How.ORAL):
        with pytest.raises(RuleBroken):
            decided(key, saying(Answer.YES, how, waived=True), known, PROFILE, NOON, a_line())
    given = saying(Answer.YES, How.PAPER, waived=True)
    decision = countersigned(
        decided(key, given, known, PROFILE, NOON + AN_HOUR, a_line()), MAYSA, NOON
    )
    assert state(key, after(known, decision), PROFILE, NOON + AN_HOUR).is_yes


@pytest.mark.parametrize(
    "given",
    [
        {"offered": (), "voluntary": True},
        {"offered": (Offer.LAWYER,), "voluntary": True},
        {"offered": tuple(Offer), "voluntary": False},
    ],
)
def test_what_happened_is_acknowledged_freely_or_not_at_all(given):
    """R8"""
    known = knowing(with_olga())
    known = answered(known, key_of(known, YHLAS, Code.C1), Answer.YES)
    key = key_of(known, YHLAS, Code.C2)
    with pytest.raises(RuleBroken):
        decided(key, saying(Answer.YES, **given), known, PROFILE, NOON, a_line())


def test_staff_do_not_write_a_guardians_yes_over_a_childs_no():
    """R3, A4: "she will come, I decide" is refused."""
    known = all_yes(knowing(of_case_a4()))
    known = answered(known, key_of(known, SELBI, Code.C4), Answer.WITHDRAWN, NOON + AN_HOUR)
    key = key_of(known, BERDI, Code.C4, SELBI)
    given = saying(Answer.YES, How.ORAL, recorded_by=MAYSA)
    with pytest.raises(RuleBroken):
        decided(key, given, known, PROFILE, NOON + 2 * AN_HOUR, a_line())


def test_by_link_a_guardians_yes_over_a_childs_no_is_kept_without_effect():
    """R3, S56: a refusal would tell what the child has answered."""
    known = all_yes(knowing(of_case_a4()))
    known = answered(known, key_of(known, SELBI, Code.C4), Answer.NO, NOON + AN_HOUR)
    key = key_of(known, BERDI, Code.C4, SELBI)
    known = answered(known, key, Answer.YES, NOON + 2 * AN_HOUR)
    (blocker,) = blockers_of_meeting(matrix(known, PROFILE, NOON + 2 * AN_HOUR))
    assert (blocker.rule, blocker.whom) == ("R3", SELBI)


def test_a_guardian_in_conflict_cannot_answer_for_the_child():
    """R10"""
    known = all_yes(knowing(of_case_a4()))
    key = key_of(known, BERDI, Code.C4, SELBI)
    known = msgspec.structs.replace(known, circle=of_case_a4(berdi="harmed"))
    with pytest.raises(RuleBroken):
        answered(known, key, Answer.YES, NOON + AN_HOUR)


def test_a_question_that_is_no_longer_asked_cannot_be_answered():
    """R20"""
    known = knowing(with_olga())
    key = key_of(known, OLGA, Code.C4)
    remote = msgspec.structs.replace(PLAN, in_person=False)
    with pytest.raises(RuleBroken):
        answered(msgspec.structs.replace(known, plan=remote), key, Answer.NO)


def test_a_young_childs_spoken_yes_needs_a_witness():
    """5.4"""
    known = knowing(of_case_a4())
    key = key_of(known, SELBI, Code.C1)
    with pytest.raises(RuleBroken) as refused:
        decided(key, saying(Answer.YES, How.ORAL), known, PROFILE, NOON, a_line())
    assert refused.value.field == "witness"
    heard = saying(Answer.YES, How.ORAL, witness="G. A.")
    assert decided(key, heard, known, PROFILE, NOON, a_line()).answer is Answer.YES


def test_an_answer_keeps_what_proves_it():
    """R25, 5.8"""
    known = knowing(of_case_a4())
    key = key_of(known, JEMAL, Code.C1, SELBI)
    first = decided(key, saying(Answer.NOT_SURE), known, PROFILE, NOON, a_line())
    given = saying(Answer.YES, wording="abc", language="ru", link_id=TIMUR)
    line = Line(new_id(), 7)
    found = decided(key, given, after(known, first), PROFILE, NOON + AN_HOUR, line)
    told = known.explained[JEMAL]
    assert (found.id, found.number, found.wording, found.language) == (line.id, 7, "abc", "ru")
    assert (found.explained_at, found.explained_by) == (told.at, told.by)
    assert (found.authority, found.link_id, found.supersedes) == ("mother", TIMUR, first.id)


def test_whoever_wrote_an_answer_down_does_not_countersign_it():
    """R46, 5.6"""
    known = knowing(with_olga())
    given = saying(Answer.YES, How.PAPER, recorded_by=MAYSA)
    key = key_of(known, OLGA, Code.C1)
    decision = decided(key, given, known, PROFILE, NOON, a_line())
    with pytest.raises(RuleBroken):
        countersigned(decision, MAYSA, NOON)
    signed = countersigned(decision, TIMUR, NOON)
    with pytest.raises(RuleBroken):
        countersigned(signed, JEMAL, NOON)


def test_stopping_ends_everything_that_somebody_said_yes_to():
    """R5"""
    known = all_yes(knowing(of_case_a4(), WITH_INTERPRETER))
    ending = all_of_taking_part(SELBI, known)
    assert {key.code for key in ending} == TAKING_PART - {Code.C2}
    for key in ending:
        known = answered(known, key, Answer.WITHDRAWN, NOON + AN_HOUR)
    assert stopped(known.decisions, TRACK) == {SELBI}
    assert all_of_taking_part(SELBI, known) == []
    assert state(key_of(known, SELBI, Code.C12), known, PROFILE, NOON).is_yes


def test_who_never_answered_can_stop_all_the_same():
    """R5, A4"""
    known = knowing(of_case_a4())
    ending = all_of_taking_part(SELBI, known)
    assert Code.C1 in {key.code for key in ending}


def test_stopping_reaches_what_is_no_longer_asked():
    """R5: a yes to an earlier plan is taken back with the rest."""
    known = all_yes(knowing(with_olga(), WITH_INTERPRETER))
    known = msgspec.structs.replace(known, plan=PLAN)
    scopes = {key.scope for key in all_of_taking_part(OLGA, known) if key.code is Code.C5}
    assert scopes == {AttendeeCategory.INTERPRETER}


def test_anybody_who_stopped_may_say_yes_again():
    """5.7"""
    known = all_yes(knowing(with_olga()))
    key = key_of(known, OLGA, Code.C1)
    known = answered(known, key, Answer.WITHDRAWN, NOON + AN_HOUR)
    known = answered(known, key, Answer.YES, NOON + A_DAY)
    assert state(key, known, PROFILE, NOON + A_DAY).is_yes


@pytest.mark.parametrize("answer", [one for one in Answer if one is not Answer.YES])
def test_whatever_follows_a_yes_and_is_none_ends_it(answer):
    """R5, R6"""
    known = all_yes(knowing(with_olga()))
    key = key_of(known, OLGA, Code.C4)
    if answer is Answer.WITHDRAWN:
        decision = withdrawn(key, saying(answer), known, NOON + AN_HOUR, a_line())
    else:
        decision = decided(key, saying(answer), known, PROFILE, NOON + AN_HOUR, a_line())
    assert ends_a_yes(decision, known.decisions)
    assert not ends_a_yes(decision, after(known, decision).decisions)


def test_a_supporter_comes_once_they_agree_themselves():
    """5.3"""
    coach = msgspec.structs.replace(
        with_olga().harmed[0],
        person_id=TIMUR,
        role=Role.SUPPORTER,
        for_person_id=YHLAS,
        card=a_card(TIMUR, "Timur"),
    )
    known = knowing(a_circle(*with_olga().members, coach))
    assert not may_come(matrix(known, PROFILE, NOON), TIMUR)
    known = all_yes(known)
    found = matrix(known, PROFILE, NOON)
    assert may_come(found, TIMUR)
    known = answered(known, key_of(known, TIMUR, Code.C4), Answer.NO, NOON + AN_HOUR)
    found = matrix(known, PROFILE, NOON + AN_HOUR)
    assert (may_come(found, TIMUR), blockers_of_meeting(found)) == (False, [])


def test_a_childs_yes_stands_only_beside_a_guardians():
    """R4, R36"""
    known = all_yes(knowing(of_case_a4()))
    assert stands(matrix(known, PROFILE, NOON), SELBI, Code.C10)
    known = answered(known, key_of(known, BERDI, Code.C10, SELBI), Answer.NO, NOON + AN_HOUR)
    found = matrix(known, PROFILE, NOON + AN_HOUR)
    assert not stands(found, SELBI, Code.C10)
    assert stands(found, YHLAS, Code.C10, "referrer")


def test_a_name_is_said_only_with_a_yes_that_stands():
    """C7, R1"""
    known = all_yes(knowing(of_case_a4()))
    assert set(names_released(known, PROFILE)) == {YHLAS, SELBI}
    no = answered(known, key_of(known, JEMAL, Code.C7, SELBI), Answer.NO, NOON + AN_HOUR)
    assert set(names_released(no, PROFILE)) == {YHLAS}
    later = answered(known, key_of(known, YHLAS, Code.C7), Answer.WITHDRAWN, NOON + AN_HOUR)
    assert set(names_released(later, PROFILE)) == {SELBI}
    assert names_released(knowing(of_case_a4()), PROFILE) == {}


def test_another_way_of_being_reached_is_asked_anew():
    """C12"""
    known = all_yes(knowing(with_olga()))
    olga = with_olga().harmed[0]
    card = msgspec.structs.replace(olga.card, channel=Channel.PAPER)
    by_paper = msgspec.structs.replace(olga, card=card)
    circle = a_circle(*with_olga().members[:2], by_paper)
    known = msgspec.structs.replace(known, circle=circle)
    key = key_of(known, OLGA, Code.C12)
    assert state(key, known, PROFILE, NOON).stands is Is.STALE
    assert is_open(key, known, PROFILE, NOON)


def test_the_young_and_those_whose_language_we_do_not_write_are_asked_aloud():
    """R27, 5.4"""
    selbi = next(one for one in of_case_a4().members if one.person_id == SELBI)
    younger = msgspec.structs.replace(selbi, age=11)
    uzbek = msgspec.structs.replace(selbi, card=msgspec.structs.replace(selbi.card, language="uz"))
    languages = ("en", "ru", "tk")
    asked_alone = [may_answer_alone(one, languages) for one in (selbi, younger, uzbek)]
    assert asked_alone == [True, False, False]


@pytest.mark.parametrize(
    ("given", "proof", "field"),
    [
        ({"how": How.PAPER}, {}, "sheet_kept"),
        ({"how": How.ORAL, "language": "ru"}, {"sheet_kept": "binder"}, "interpreter"),
    ],
)
def test_what_staff_write_down_says_where_its_proof_is(given, proof, field):
    """R25, R27, R46"""
    known = knowing(with_olga())
    key, olga = key_of(known, OLGA, Code.C1), with_olga().harmed[0]
    spoken = saying(Answer.YES, **{"language": "tk", **given})
    with pytest.raises(RuleBroken) as refused:
        evidenced(key, olga, spoken, Evidence(**proof))
    assert refused.value.field == field


def test_a_yes_to_the_name_says_which():
    """C7"""
    known = knowing(with_olga())
    key, olga = key_of(known, OLGA, Code.C7), with_olga().harmed[0]
    with pytest.raises(RuleBroken):
        evidenced(key, olga, saying(Answer.YES, language="tk"), Evidence())
    named = Evidence(told_name="O")
    assert evidenced(key, olga, saying(Answer.YES, language="tk"), named) == named


def test_an_address_tells_nothing_of_the_question_and_stays_when_the_plan_changes():
    """S54"""
    remote = msgspec.structs.replace(PLAN, in_person=False)
    here, there = (key_of(knowing(with_olga(), plan), OLGA, Code.C4) for plan in (PLAN, remote))
    assert here.ref == there.ref != key_of(knowing(with_olga()), OLGA, Code.C1).ref
    assert len(here.ref) == 16 and str(CASE) not in here.ref


def test_a_withdrawal_keeps_what_was_said_before():
    """R26"""
    known = all_yes(knowing(with_olga()))
    key = key_of(known, OLGA, Code.C4)
    earlier = last(key, known.decisions)
    later = answered(known, key, Answer.WITHDRAWN, NOON + AN_HOUR)
    assert earlier in later.decisions
    assert last(key, later.decisions).supersedes == earlier.id
