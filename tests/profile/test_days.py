"""Deadlines, working days and notice."""

from datetime import UTC, date, datetime

import msgspec

from restorative.profile import DeadlineCounts, load
from restorative.profile.days import (
    after_working_days,
    deadline,
    last_day_for_notice,
    local_day,
    notice_is_kept,
    working_days,
)

PROFILE = load("tm-pilot")
WOMENS_DAY = date(2027, 3, 8)
NOWRUZ = frozenset({date(2027, 3, 21), date(2027, 3, 22)})


def test_a_referral_of_22_february_must_meet_by_22_march():
    """R48, A4: 28 calendar days, holidays or not."""
    assert deadline(date(2027, 2, 22), PROFILE, NOWRUZ) == date(2027, 3, 22)
    assert deadline(date(2027, 2, 1), PROFILE) == date(2027, 3, 1)


def test_a_pause_moves_the_deadline_by_its_own_length():
    """R48"""
    assert deadline(date(2027, 2, 22), PROFILE, paused_days=7) == date(2027, 3, 29)


def test_working_days_leave_out_weekends_and_holidays():
    """R48: 5 March 2027 is a Friday, 8 March a holiday."""
    in_working_days = msgspec.structs.replace(
        PROFILE, deadline_counts=DeadlineCounts.WORKING, deadline_days=2
    )
    assert deadline(date(2027, 3, 5), in_working_days, {WOMENS_DAY}) == date(2027, 3, 10)
    assert after_working_days(date(2027, 3, 5), 2, ()) == date(2027, 3, 9)
    assert working_days(date(2027, 3, 5), date(2027, 3, 10), {WOMENS_DAY}) == 2
    assert working_days(date(2027, 3, 10), date(2027, 3, 5), ()) == 0


def test_a_minor_is_told_ten_days_before():
    """R49: invited Tue 9 March for Sat 20 March is in time (A4); six days is not."""
    meeting = date(2027, 3, 20)
    assert last_day_for_notice(meeting, PROFILE) == date(2027, 3, 10)
    assert notice_is_kept(date(2027, 3, 9), meeting, PROFILE)
    assert notice_is_kept(date(2027, 3, 10), meeting, PROFILE)
    assert not notice_is_kept(date(2027, 3, 11), meeting, PROFILE)
    assert not notice_is_kept(date(2027, 3, 14), meeting, PROFILE)


def test_the_day_is_the_offices_day():
    """19:30 UTC is half past midnight in Ashgabat."""
    assert local_day(datetime(2027, 3, 1, 19, 30, tzinfo=UTC), PROFILE) == date(2027, 3, 2)
