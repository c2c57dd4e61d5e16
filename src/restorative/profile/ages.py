"""How old somebody is on a day, and the instant from which the law calls them an adult."""

from datetime import UTC, date, datetime, time, timedelta

from restorative.profile.model import MajorityCountsFrom, Profile


def birthday_in(born_on: date, year: int) -> date:
    """29 February is kept on 1 March in a common year: nobody turns a year older too early."""
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(born_on: date, day: date) -> int:
    had_it = birthday_in(born_on, day.year) <= day
    return day.year - born_on.year - (0 if had_it else 1)


def becomes_adult_at(born_on: date, profile: Profile) -> datetime:
    """The first instant of adulthood, in UTC (R19: by local midnight, to the second)."""
    day = birthday_in(born_on, born_on.year + profile.majority_age)
    if profile.majority_counts_from is MajorityCountsFrom.DAY_AFTER:
        day += timedelta(days=1)
    return datetime.combine(day, time.min, profile.zone).astimezone(UTC)


def is_adult(born_on: date, now: datetime, profile: Profile) -> bool:
    return becomes_adult_at(born_on, profile) <= now
