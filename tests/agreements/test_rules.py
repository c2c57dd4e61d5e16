"""What people agree, who must say yes to it, and in exactly which words."""

from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from restorative.agreements.rules.actions import last_day, over_limits
from restorative.agreements.rules.copies import copy_for, hash_of
from restorative.agreements.rules.signing import (
    Objection,
    Signature,
    SignedHow,
    blocker_of_reading_back,
    blockers_of_signing,
    is_signed,
    must_sign,
    signature_given,
    standing_objections,
    unsigned,
)
from restorative.agreements.rules.words import without_private_details
from restorative.cases.rules import Role, Side
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say
from restorative.profile import Profile
from tests.agreements.circles import (
    ACTIONS,
    AYNA,
    CIRCLE,
    COURSE,
    HELP,
    LETTER,
    MARAL,
    MOTHER,
    NAMES,
    NOW,
    OWNER,
    SERDAR,
    VERSION,
    YOUNG,
    a_draft,
    card,
    hashes,
)

PAGE = "/agreement"
TOLD = dict.fromkeys(Side, NAMES)
CAME = {AYNA, MARAL, SERDAR}


def signed(*people: UUID) -> tuple[Signature, ...]:
    return tuple(Signature(VERSION, one, hashes()[one], SignedHow.LINK, NOW) for one in people)


def test_the_young_person_her_mother_and_the_person_harmed_each_say_yes():
    """R28, R29"""
    assert must_sign(CIRCLE, ACTIONS, CAME) == (YOUNG, OWNER, MOTHER)


def test_a_person_harmed_who_stayed_away_and_is_owed_nothing_need_not_sign():
    assert must_sign(CIRCLE, (HELP,), {AYNA, MARAL}) == (YOUNG, MOTHER)


def test_one_guardian_is_enough_but_a_guardian_in_conflict_is_none():
    """R10"""
    father = msgspec.structs.replace(
        MOTHER, person_id=UUID(int=5), card=card(UUID(int=5), "Döwlet", "Döwlet Garaýew")
    )
    circle = msgspec.structs.replace(CIRCLE, members=(*CIRCLE.members, father))
    draft = a_draft(signatures=signed(AYNA, SERDAR, MARAL))
    assert unsigned(circle, draft, CAME) == ()
    suspected = msgspec.structs.replace(father, may_authorise=False)
    alone = msgspec.structs.replace(CIRCLE, members=(YOUNG, suspected, OWNER))
    assert must_sign(alone, ACTIONS, CAME) == (YOUNG, OWNER)


@pytest.mark.parametrize("missing", [AYNA, MARAL, SERDAR])
def test_the_agreement_is_in_force_only_once_the_last_of_them_has_signed(missing):
    """R28"""
    others = CAME - {missing}
    assert not is_signed(CIRCLE, a_draft(signatures=signed(*others)), CAME)
    assert is_signed(CIRCLE, a_draft(signatures=signed(*others, missing)), CAME)


def test_an_empty_text_is_never_in_force():
    assert not is_signed(CIRCLE, a_draft(()), CAME)


@given(some.permutations([AYNA, MARAL, SERDAR]), some.integers(0, 3))
def test_in_whatever_order_people_sign_nobodys_yes_is_taken_for_anothers(order, count):
    """R29"""
    draft = a_draft(signatures=signed(*order[:count]))
    left = {member.person_id for member in unsigned(CIRCLE, draft, CAME)}
    assert left == set(order[count:])


def test_nobody_signs_words_that_have_changed_since_they_were_shown():
    """F24"""
    shown = hashes()[SERDAR]
    changed = a_draft((msgspec.structs.replace(LETTER, what="Aýna reads a letter aloud"), HELP))
    with pytest.raises(RuleBroken, match="The text has changed"):
        signature_given(OWNER, changed, shown, SignedHow.LINK, "", NOW)


def test_a_signature_on_paper_needs_a_witness():
    """R46"""
    with pytest.raises(RuleBroken) as broken:
        signature_given(YOUNG, a_draft(), hashes()[AYNA], SignedHow.PAPER, "", NOW)
    assert broken.value.field == "witness"
    given_on_paper = signature_given(
        YOUNG, a_draft(), hashes()[AYNA], SignedHow.PAPER, "Gözel", NOW
    )
    assert given_on_paper == Signature(VERSION, AYNA, hashes()[AYNA], SignedHow.PAPER, NOW, "Gözel")


def test_nobody_signs_twice():
    with pytest.raises(RuleBroken, match="signed already"):
        signature_given(
            YOUNG, a_draft(signatures=signed(AYNA)), hashes()[AYNA], SignedHow.LINK, "", NOW
        )


def test_a_wish_for_a_change_stands_until_the_words_change_or_its_owner_signs():
    """R28"""
    wish = Objection(VERSION, SERDAR, hashes()[SERDAR], LETTER.id, "Sooner, please", NOW)
    assert standing_objections(a_draft(objections=(wish,))) == (wish,)
    assert standing_objections(a_draft((HELP,), objections=(wish,))) == ()
    assert standing_objections(a_draft(objections=(wish,), signatures=signed(SERDAR))) == ()


def test_a_wish_for_a_change_that_comes_after_the_signature_stands():
    """R28: an earlier yes is not taken over a later no."""
    later = NOW + timedelta(minutes=5)
    wish = Objection(VERSION, SERDAR, hashes()[SERDAR], None, "I do not want to, after all", later)
    assert standing_objections(a_draft(objections=(wish,), signatures=signed(SERDAR))) == (wish,)


def test_what_stands_in_the_way_of_signing_is_one_list():
    """R5, R18, R28, R29, R30"""
    asked = msgspec.structs.replace(HELP, verifier_agreed=False)
    actions = (LETTER, asked)
    wish = Objection(VERSION, AYNA, hashes(actions)[AYNA], None, "Not yet", NOW)
    over = [(asked, say("Too much."))]
    found = blockers_of_signing(
        CIRCLE, a_draft(actions, objections=(wish,)), over, {SERDAR}, False, PAGE
    )
    assert [(one.rule, one.whom) for one in found] == [
        ("R5", SERDAR),
        ("R18", None),
        ("R29", None),
        ("R30", None),
        ("R28", AYNA),
    ]


def test_with_everything_done_nothing_stands_in_the_way():
    assert blockers_of_signing(CIRCLE, a_draft(), [], set(), True, PAGE) == []


def test_a_limit_that_is_passed_needs_a_reason_and_then_no_longer_blocks():
    """R30"""
    reasoned = msgspec.structs.replace(HELP, reason="She asked for more time.")
    over = [(reasoned, say("Too much."))]
    assert blockers_of_signing(CIRCLE, a_draft((reasoned,)), over, set(), True, PAGE) == []


def test_everybody_hears_the_very_words_they_sign():
    """R65"""
    heard = a_draft()
    assert blocker_of_reading_back(OWNER, heard, PAGE) is None
    changed = msgspec.structs.replace(heard, hashes={SERDAR: "0" * 64})
    assert blocker_of_reading_back(OWNER, changed, PAGE).whom == SERDAR


def test_the_harmed_side_does_not_read_what_helps_the_young_person_alone():
    """R66, A4: no course item in the harmed side's copy"""
    copy = copy_for(OWNER, VERSION, 1, "tk", ACTIONS, NAMES)
    assert [line.what for line in copy.lines] == [LETTER.what, HELP.what]
    agreed = msgspec.structs.replace(COURSE, shared_with_harmed=True)
    shared = copy_for(OWNER, VERSION, 1, "tk", (LETTER, HELP, agreed), NAMES)
    assert [line.what for line in shared.lines] == [LETTER.what, HELP.what, COURSE.what]


def test_a_name_that_may_not_be_told_is_on_no_copy():
    """R1, C7"""
    copy = copy_for(YOUNG, VERSION, 1, "tk", (LETTER,), {AYNA: "Aýna"})
    assert [(line.who, line.for_whom) for line in copy.lines] == [("Aýna", "")]


def test_the_hash_changes_with_every_word_and_day_and_sum_that_was_shown():
    def shown(**change: object) -> str:
        return hash_of(
            copy_for(OWNER, VERSION, 1, "tk", (msgspec.structs.replace(LETTER, **change),), NAMES)
        )

    seen = [
        shown(),
        shown(what="Another"),
        shown(by_when=date(2027, 4, 4)),
        shown(amount=100),
        shown(hours=1),
        shown(how_known="Otherwise"),
    ]
    assert all(one != other for one, other in permutations(seen, 2))


@pytest.mark.parametrize(
    "text",
    [
        "Call Serdar on 61 23 45 67",
        "Call +99361234567",
        "Mrs Garaýewa pays",
        "orazow gets 100 TMT",
    ],
)
def test_a_number_or_a_surname_never_gets_into_the_words(text):
    """R1"""
    with pytest.raises(RuleBroken):
        without_private_details(text, CIRCLE, TOLD, "what")


def test_first_names_days_and_sums_may_stand_in_the_words():
    text = "Aýna pays Serdar 1 350 TMT in 9 parts, on the 15th"
    assert without_private_details(text, CIRCLE, TOLD, "what") == text


def test_a_name_that_may_not_be_told_never_gets_into_the_words():
    """C7: Serdar has not agreed that the young person's side hears his name"""
    told = {Side.RESPONSIBLE: {AYNA: "Aýna", MARAL: "Maral"}, Side.HARMED: NAMES}
    with pytest.raises(RuleBroken, match="they have not agreed"):
        without_private_details("Aýna writes to Serdar", CIRCLE, told, "what")
    own = "Aýna writes a letter"
    assert without_private_details(own, CIRCLE, told, "what") == own


def test_hours_are_counted_together_and_measured_by_age(profile: Profile):
    """R30, 9.3: 20 hours at 15, 40 at 16, none under 14"""
    twice = (
        msgspec.structs.replace(HELP, hours=11),
        msgspec.structs.replace(HELP, id=UUID(int=14), hours=10),
    )
    today = date(2027, 3, 20)

    def over(age: int | None, actions=twice) -> int:
        return len(over_limits(actions, {AYNA: age}, today, profile))

    assert (over(15), over(16), over(13), over(18), over(None)) == (2, 0, 2, 0, 0)


def test_a_plan_longer_than_six_months_needs_a_reason(profile: Profile):
    """R30"""
    today = date(2027, 3, 20)
    fits = msgspec.structs.replace(LETTER, by_when=date(2027, 9, 20))
    late = msgspec.structs.replace(LETTER, by_when=date(2027, 9, 21))
    assert over_limits((fits,), {AYNA: 15}, today, profile) == []
    assert [action for action, _ in over_limits((late,), {AYNA: 15}, today, profile)] == [late]


@given(some.dates(date(2026, 1, 1), date(2035, 12, 31)), some.integers(1, 24))
def test_months_are_counted_by_the_calendar(day, months):
    """F29"""
    end = last_day(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


def test_a_supporter_who_takes_on_a_task_says_yes_to_it():
    """R29"""
    coach = msgspec.structs.replace(
        OWNER,
        person_id=UUID(int=7),
        role=Role.SUPPORTER,
        side=Side.RESPONSIBLE,
        card=card(UUID(int=7), "Timur", "Timur Saparow"),
        for_person_id=AYNA,
    )
    circle = msgspec.structs.replace(CIRCLE, members=(*CIRCLE.members, coach))
    lift = msgspec.structs.replace(HELP, who=coach.person_id)
    assert coach in must_sign(circle, (lift,), CAME)
    assert coach not in must_sign(circle, ACTIONS, CAME)


def test_a_wish_for_a_change_outlives_a_name_that_may_now_be_told():
    """R28: what was wished is about the words, not about who may be named"""
    wish = Objection(VERSION, SERDAR, hashes()[SERDAR], None, "Not like this", NOW)
    named_now = a_draft(objections=(wish,), hashes={SERDAR: "1" * 64})
    assert standing_objections(named_now) == (wish,)
