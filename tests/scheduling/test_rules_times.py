"""Candidate times: who chooses first, and what the others may answer."""

from datetime import timedelta
from uuid import UUID

import pytest

from restorative.kernel.errors import RuleBroken
from restorative.scheduling.rules import Answered, TimeAnswer, TimeOffer
from restorative.scheduling.rules.times import (
    MOST_OFFERS,
    by_fit,
    chosen_first,
    fit,
    latest,
    may_be_answered,
    may_be_offered,
    open_to,
)
from tests.scheduling.people import (
    BERDI,
    CASE,
    HOUR,
    INVITED,
    MEETING,
    SELBI,
    TRACK,
    YHLAS,
    number,
)

FIRST = frozenset({SELBI.person_id})


def an_offer(n: int = 100, **more: object) -> TimeOffer:
    given = {
        "id": number(n),
        "case_id": CASE,
        "track_id": TRACK,
        "starts_at": MEETING + n * HOUR,
        "offered_at": INVITED,
        **more,
    }
    return TimeOffer(**given)  # type: ignore[arg-type]


def said(offer: TimeOffer, who: UUID, answer: TimeAnswer) -> Answered:
    return Answered(offer.id, who, answer, INVITED)


def test_nobody_else_sees_a_time_before_the_person_harmed_has_chosen_it():
    """R24"""
    offer = an_offer()
    assert open_to([offer], False, FIRST, {}, INVITED) == []
    assert open_to([offer], True, FIRST, {}, INVITED) == [offer]


def test_a_time_she_chose_is_open_to_the_others():
    """R24"""
    yes, no, silent = an_offer(1), an_offer(2), an_offer(3)
    answers = {
        (yes.id, SELBI.person_id): TimeAnswer.IF_NEEDED,
        (no.id, SELBI.person_id): TimeAnswer.NO,
    }
    assert open_to([no, silent, yes], False, FIRST, answers, INVITED) == [yes]


def test_a_time_she_offered_herself_is_chosen_without_another_word():
    """R24"""
    assert chosen_first(an_offer(offered_by=SELBI.person_id), FIRST, {})
    assert not chosen_first(an_offer(offered_by=BERDI.person_id), FIRST, {})


def test_she_may_change_her_mind_about_a_time_she_offered():
    """R24"""
    offer = an_offer(offered_by=SELBI.person_id)
    assert not chosen_first(offer, FIRST, {(offer.id, SELBI.person_id): TimeAnswer.NO})


def test_with_two_people_harmed_both_choose_before_the_others():
    """R24"""
    offer = an_offer(offered_by=SELBI.person_id)
    both = FIRST | {number(77)}
    assert not chosen_first(offer, both, {})
    assert chosen_first(offer, both, {(offer.id, number(77)): TimeAnswer.YES})


def test_past_and_withdrawn_times_are_open_to_nobody():
    past = an_offer(1, starts_at=INVITED)
    gone = an_offer(2, withdrawn_at=INVITED)
    assert open_to([past, gone], True, FIRST, {}, INVITED) == []


def test_the_newest_answer_counts_and_the_older_one_stays_where_it_is():
    offer = an_offer()
    answers = [
        said(offer, YHLAS.person_id, TimeAnswer.YES),
        said(offer, YHLAS.person_id, TimeAnswer.NO),
    ]
    assert latest(answers) == {(offer.id, YHLAS.person_id): TimeAnswer.NO}


def test_a_time_that_is_not_open_cannot_be_answered():
    """R24"""
    with pytest.raises(RuleBroken):
        may_be_answered([number(404)], [an_offer()])


def test_a_time_must_lie_ahead_and_stand_once():
    offer = an_offer()
    with pytest.raises(RuleBroken):
        may_be_offered(INVITED, [], INVITED)
    with pytest.raises(RuleBroken):
        may_be_offered(offer.starts_at, [offer], INVITED)
    may_be_offered(offer.starts_at, [an_offer(withdrawn_at=INVITED)], INVITED)


def test_a_list_of_times_stays_short_enough_to_read():
    many = [an_offer(n) for n in range(MOST_OFFERS)]
    with pytest.raises(RuleBroken):
        may_be_offered(MEETING + timedelta(days=90), many, INVITED)


def test_the_time_that_suits_most_comes_first_and_an_unchosen_one_last():
    unchosen, fewer, most = an_offer(1), an_offer(2), an_offer(3)
    people = [SELBI.person_id, YHLAS.person_id]
    answers = {
        (fewer.id, SELBI.person_id): TimeAnswer.YES,
        (fewer.id, YHLAS.person_id): TimeAnswer.NO,
        (most.id, SELBI.person_id): TimeAnswer.YES,
        (unchosen.id, YHLAS.person_id): TimeAnswer.YES,
    }
    found = by_fit(fit(one, people, FIRST, answers) for one in (unchosen, fewer, most))
    assert [one.offer for one in found] == [most, fewer, unchosen]
    assert (found[1].yes, found[1].if_needed, found[1].no, found[1].silent) == (1, 0, 1, 0)
