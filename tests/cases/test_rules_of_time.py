"""The clocks of a case, as rules."""

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
import pytest

from restorative.cases import rules
from restorative.cases.rules import (
    Extension,
    Hold,
    HoldReason,
)
from restorative.cases.rules.clock import require_may_hold
from restorative.kernel.errors import RuleBroken
from restorative.profile import DeadlineCounts, Profile

NOW = datetime(2027, 3, 1, 4, tzinfo=UTC)
TODAY = date(2027, 3, 1)
TRACK, OTHER = UUID(int=3), UUID(int=4)


def due(
    profile: Profile, now: datetime, *, extensions: tuple[Extension, ...] = (),
    holds: tuple[Hold, ...] = (), holidays: tuple[date, ...] = (),
) -> rules.Deadline:  # fmt: skip
    return rules.deadline_of(TRACK, date(2027, 2, 22), extensions, holds, profile, holidays, now)


def test_the_deadline_is_28_days_from_the_referral(profile: Profile):
    """R48, A4"""
    assert due(profile, NOW) == rules.Deadline(date(2027, 3, 22))


def test_a_pause_moves_the_deadline_by_its_own_length(profile: Profile):
    """R48"""
    began = Hold(TRACK, datetime(2027, 2, 25, 4, tzinfo=UTC), HoldReason.EXAMS)
    ended = Hold(TRACK, datetime(2027, 2, 28, 4, tzinfo=UTC), None)
    elsewhere = msgspec.structs.replace(began, track_id=OTHER)
    assert due(profile, NOW, holds=(began, ended)) == rules.Deadline(
        date(2027, 3, 25), paused_days=3
    )
    assert due(profile, NOW, holds=(began,)) == rules.Deadline(
        date(2027, 3, 26), paused_days=4, on_hold=HoldReason.EXAMS
    )
    assert due(profile, NOW, holds=(elsewhere,)) == rules.Deadline(date(2027, 3, 22))


def test_once_the_meeting_was_held_no_deadline_runs_and_none_passes(profile: Profile):
    """R48"""
    late = datetime(2027, 5, 1, 4, tzinfo=UTC)
    met = rules.deadline_of(
        TRACK, date(2027, 2, 22), (), (), profile, (), late, met_on=date(2027, 3, 20)
    )
    assert (met.is_breached(date(2027, 5, 1)), met.is_endangered(date(2027, 5, 1), profile)) == (
        False,
        False,
    )
    assert rules.first_deadline([met]) is None
    running = due(profile, late)
    assert rules.first_deadline([met, running]) == running


def test_an_extension_is_for_its_own_track_or_for_all(profile: Profile):
    """R48, A1.6"""
    more = Extension(date(2027, 4, 30), TODAY, "Commission", OTHER)
    for_all = msgspec.structs.replace(more, track_id=None)
    assert due(profile, NOW, extensions=(more,)).due_on == date(2027, 3, 22)
    assert due(profile, NOW, extensions=(for_all,)) == rules.Deadline(date(2027, 4, 30), True)


def test_working_days_leave_out_weekends_and_holidays(profile: Profile):
    """R48"""
    strict = msgspec.structs.replace(
        profile, deadline_days=5, deadline_counts=DeadlineCounts.WORKING
    )
    assert due(strict, NOW).due_on == date(2027, 3, 1)
    assert due(strict, NOW, holidays=(date(2027, 2, 24),)).due_on == date(2027, 3, 2)


def test_a_deadline_is_endangered_when_notice_no_longer_fits(profile: Profile):
    """R48, R49"""
    deadline = rules.Deadline(date(2027, 3, 22))
    days = (date(2027, 3, 12), date(2027, 3, 13), date(2027, 3, 22), date(2027, 3, 23))
    assert [deadline.is_endangered(day, profile) for day in days] == [False, True, True, True]
    assert [deadline.is_breached(day) for day in days] == [False, False, False, True]
    held = msgspec.structs.replace(deadline, on_hold=HoldReason.ILLNESS)
    assert not held.is_breached(date(2027, 4, 1))


def test_the_referring_body_hears_within_two_working_days(profile: Profile):
    friday = date(2027, 3, 5)
    assert rules.answer_by(friday, profile, ()) == date(2027, 3, 9)
    assert rules.answer_by(friday, profile, {date(2027, 3, 8)}) == date(2027, 3, 10)


def test_what_is_on_hold_is_not_held_again():
    with pytest.raises(RuleBroken):
        require_may_hold(rules.Deadline(TODAY, on_hold=HoldReason.AWAY), HoldReason.EXAMS)
    with pytest.raises(RuleBroken):
        require_may_hold(rules.Deadline(TODAY), None)
