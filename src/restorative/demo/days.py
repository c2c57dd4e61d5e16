"""The demonstration's calendar: days counted from today, on whatever day that is."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

import msgspec

from restorative.profile import Profile
from restorative.profile.days import ONE_DAY, local_day

SUNDAY = 6
YEAR, SOME_MONTHS = 365.25, 100


class Days(msgspec.Struct, frozen=True):
    """`now` is the present; nothing that has happened is later than it."""

    now: datetime
    profile: Profile
    holidays: Collection[date]

    @property
    def today(self) -> date:
        return local_day(self.now, self.profile)

    def day(self, offset: int) -> date:
        return self.today + ONE_DAY * offset

    def at(self, day: date, clock: str) -> datetime:
        """This time of the office's clock on that day."""
        return datetime.combine(day, time.fromisoformat(clock), self.profile.zone)

    def on(self, offset: int, clock: str) -> datetime:
        return self.at(self.day(offset), clock)

    def ago(self, **time_passed: float) -> datetime:
        return self.now - timedelta(**time_passed)

    def open_from(self, offset: int) -> date:
        """The first day, from that one on, on which the office holds meetings."""
        return self._open(self.day(offset), ONE_DAY)

    def open_until(self, offset: int) -> date:
        return self._open(self.day(offset), -ONE_DAY)

    def next_open(self, after: date) -> date:
        return self._open(after + ONE_DAY, ONE_DAY)

    def is_open(self, day: date) -> bool:
        return day.weekday() != SUNDAY and day not in self.holidays

    def born(self, age: int) -> date:
        """Somebody who is this old today and had a birthday some months ago."""
        return self.today - timedelta(days=int(age * YEAR) + SOME_MONTHS)

    def _open(self, day: date, step: timedelta) -> date:
        while not self.is_open(day):
            day += step
        return day
