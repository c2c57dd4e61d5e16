"""The ladder of reminders after the invitation; each knows when it comes too late (7.3)."""

from datetime import date, datetime, time, timedelta

import msgspec

from restorative.profile import Profile

MID_MORNING, EVENING = time(10), time(18)
AT_LEAST_BEFORE_ARRIVAL = timedelta(minutes=60)


class Reminder(msgspec.Struct, frozen=True):
    """`occurrence` makes it one of a kind for a person and a date (E2)."""

    occurrence: str
    not_before: datetime
    useless_after: datetime


def reminders(arrives_at: datetime, now: datetime, profile: Profile) -> tuple[Reminder, ...]:
    """Three days before, the evening before and on the morning, none of them in quiet hours."""
    day = arrives_at.astimezone(profile.zone).date()
    evening = _local(day - timedelta(days=1), EVENING, profile)
    morning = _local(day, time(profile.quiet_until_hour), profile)
    ladder = (
        Reminder(
            "days-before",
            _local(day - timedelta(days=profile.remind_days_before), MID_MORNING, profile),
            evening,
        ),
        Reminder("evening", evening, _local(day, time.min, profile)),
        Reminder("morning", morning, arrives_at - AT_LEAST_BEFORE_ARRIVAL),
    )
    return tuple(one for one in ladder if now < one.not_before < one.useless_after)


def _local(day: date, at: time, profile: Profile) -> datetime:
    return datetime.combine(day, at, profile.zone)


def answer_is_awaited_until(starts_at: datetime, profile: Profile) -> datetime:
    """From here on silence is a call to make (T-7); before it, waiting is enough (R53)."""
    return starts_at - timedelta(days=profile.call_days_before)
