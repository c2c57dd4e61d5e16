"""Counting days: deadlines, working days, notice, the office's own midnight."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from restorative.profile.model import DeadlineCounts, Profile

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def local_day(now: datetime, profile: Profile) -> date:
    return now.astimezone(profile.zone).date()


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def after_working_days(from_day: date, count: int, holidays: Collection[date]) -> date:
    """The day on which `count` working days have gone by; the first day itself is not counted."""
    day = from_day
    while count:
        day += ONE_DAY
        count -= is_working_day(day, holidays)
    return day


def working_days(from_day: date, until_day: date, holidays: Collection[date]) -> int:
    """How many working days lie after `from_day`, up to and with `until_day`."""
    span = (until_day - from_day).days
    return sum(is_working_day(from_day + ONE_DAY * n, holidays) for n in range(1, span + 1))


def deadline(
    from_day: date,
    profile: Profile,
    holidays: Collection[date] = (),
    paused_days: int = 0,
) -> date:
    """The last day on which the meeting may be held (R48); a pause moves it by its own length."""
    if profile.deadline_counts is DeadlineCounts.WORKING:
        return after_working_days(from_day, profile.deadline_days + paused_days, holidays)
    return from_day + ONE_DAY * (profile.deadline_days + paused_days)


def last_day_for_notice(meets_on: date, profile: Profile) -> date:
    """A minor told on this day has the whole notice before the meeting (R49)."""
    return meets_on - ONE_DAY * profile.notice_days_minor


def notice_is_kept(told_on: date, meets_on: date, profile: Profile) -> bool:
    return told_on <= last_day_for_notice(meets_on, profile)
