"""A promise made in the room: how it stands, when it is kept, and what a referrer may read."""

from datetime import date, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from restorative.cases.rules import Role
from restorative.followup.rules.completion import (
    ClosingReason,
    Ending,
    Outcome,
    blockers_of_closing,
    blockers_of_reporting,
    closing_reason,
    outcome,
    owed_to,
    share_done,
    to_be_told,
)
from restorative.followup.rules.report import Report, ReportedAction, report
from restorative.followup.rules.steps import (
    FINISHED,
    Standing,
    Step,
    StepKind,
    may_step,
    moved_to,
    tracked,
)
from restorative.kernel.errors import RuleBroken
from restorative.profile import Profile
from tests.agreements.circles import ACTIONS, CIRCLE, COURSE, HELP, LETTER, NOW, SERDAR

PAGE = "/report"


def after(action, *kinds: StepKind):
    steps = tuple(Step(action.id, kind, NOW + timedelta(hours=n)) for n, kind in enumerate(kinds))
    return tracked(action, steps)


DONE = tuple(after(action, StepKind.CONFIRMED) for action in ACTIONS)


def test_saying_that_it_is_done_waits_for_whoever_confirms():
    said = after(LETTER, StepKind.PROGRESS, StepKind.SAID_DONE)
    assert (said.standing, said.is_finished) == (Standing.SAID_DONE, False)
    assert after(LETTER, StepKind.SAID_DONE, StepKind.CONFIRMED).standing is Standing.DONE


def test_not_yet_is_no_failure_and_can_still_become_done():
    """R57"""
    back = after(HELP, StepKind.SAID_DONE, StepKind.NOT_YET)
    assert back.standing is Standing.NOT_YET
    again = after(HELP, StepKind.SAID_DONE, StepKind.NOT_YET, StepKind.CONFIRMED)
    assert again.standing is Standing.DONE


@given(some.lists(some.sampled_from(StepKind), max_size=8))
def test_what_is_finished_stays_finished_whatever_is_said_later(kinds):
    ends = [n for n, kind in enumerate(kinds) if kind in (StepKind.CONFIRMED, StepKind.WAIVED)]
    one = after(LETTER, *kinds)
    assert one.is_finished == bool(ends)
    if ends:
        first = after(LETTER, *kinds[: ends[0] + 1])
        assert one.standing == first.standing and first.standing in FINISHED


def test_nothing_more_can_be_said_about_a_finished_action():
    with pytest.raises(RuleBroken, match="finished already"):
        may_step(after(LETTER, StepKind.CONFIRMED), StepKind.SAID_DONE)


def test_help_is_wanted_until_something_else_happens():
    assert after(HELP, StepKind.HELP_WANTED, StepKind.PROGRESS).wants_help
    assert not after(HELP, StepKind.HELP_WANTED, StepKind.MOVED).wants_help


def test_a_new_day_counts_from_the_agreement_and_only_a_fortnight(profile: Profile):
    """9.5: a small change is up to 14 days"""
    one, today = after(LETTER), date(2027, 3, 25)
    assert moved_to(one, date(2027, 4, 17), today, profile) == date(2027, 4, 17)
    for day in (date(2027, 4, 18), date(2027, 3, 24)):
        with pytest.raises(RuleBroken) as broken:
            moved_to(one, day, today, profile)
        assert broken.value.field == "due_on"


def test_the_new_day_is_the_day_it_is_due():
    step = Step(LETTER.id, StepKind.MOVED, NOW, due_on=date(2027, 4, 10))
    moved = tracked(LETTER, (step,))
    assert moved.due_on == date(2027, 4, 10)
    assert not moved.is_late(date(2027, 4, 10)) and moved.is_late(date(2027, 4, 11))


def test_a_plan_is_completed_when_each_action_is_done_or_no_longer_asked_for():
    waived = after(COURSE, StepKind.WAIVED)
    assert outcome((*DONE[:2], waived)) is Outcome.COMPLETED
    assert outcome((*DONE[:2], after(COURSE))) is Outcome.GOING_ON
    assert outcome(()) is Outcome.GOING_ON
    assert share_done((*DONE[:2], after(COURSE))) == (2, 3)


def test_only_what_is_owed_to_the_harmed_side_is_told_to_them():
    """R58"""
    assert [owed_to(CIRCLE, one) for one in DONE] == [SERDAR, None, None]
    assert to_be_told(CIRCLE) == (SERDAR,)


def test_the_referrer_hears_after_the_person_harmed_and_only_with_everybodys_yes():
    """R36, R58"""
    early = Ending(
        (*DONE[:2], after(COURSE)), untold=frozenset({SERDAR}), without_c10=frozenset({SERDAR})
    )
    found = [(one.rule, one.whom) for one in blockers_of_reporting(CIRCLE, early)]
    assert found == [("R56", None), ("R36", SERDAR)]
    done = msgspec.structs.replace(early, actions=DONE)
    found = [(one.rule, one.whom) for one in blockers_of_reporting(CIRCLE, done)]
    assert found == [("R58", SERDAR), ("R36", SERDAR)]
    assert blockers_of_reporting(CIRCLE, Ending(DONE)) == []


def test_a_case_closes_only_when_nothing_is_left_open():
    open_one = Ending((after(COURSE),), drafts_waiting=1)
    assert [one.rule for one in blockers_of_closing([open_one], PAGE)] == ["R56", "R35", "R58"]
    assert blockers_of_closing([Ending(DONE, report_sent=True)], PAGE) == []


def test_a_case_in_which_nothing_was_agreed_ends_early_without_a_report():
    """R7"""
    nothing = Ending((), was_agreed=False)
    assert blockers_of_closing([nothing], PAGE) == []
    assert closing_reason([nothing]) is ClosingReason.ENDED_EARLY
    assert closing_reason([nothing, Ending(DONE)]) is ClosingReason.COMPLETED


def test_a_report_holds_named_facts_and_nothing_else():
    """R35, S49, domain 10.3: the keys are the allow-list"""
    made = report(
        reference="RJ-2027-0031",
        referred_on=date(2027, 2, 22),
        first_contact_on=date(2027, 2, 24),
        met_on=date(2027, 3, 20),
        format="direct",
        steps_followed=True,
        roles_present=[Role.HARMED, Role.RESPONSIBLE, Role.GUARDIAN],
        outcome=Outcome.COMPLETED,
        actions=DONE,
    )
    assert [field.name for field in msgspec.structs.fields(Report)] == [
        "reference",
        "referred_on",
        "first_contact_on",
        "met_on",
        "format",
        "consent_steps_followed",
        "present",
        "outcome",
        "actions",
        "asks_for_closure",
    ]
    assert made.present == (Role.RESPONSIBLE, Role.HARMED, Role.GUARDIAN)
    assert made.actions[0] == ReportedAction(LETTER.kind, LETTER.by_when, Standing.DONE)
    words = msgspec.json.encode(made).decode()
    for planted in ("Aýna", "Serdar", "Bahar", "letter to", "garden", str(UUID(int=1))):
        assert planted not in words
