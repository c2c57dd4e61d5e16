"""The clocks of a case: when it must be answered, when the meeting must be held (R48)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile, days
from restorative.profile.days import ONE_DAY, local_day


class HoldReason(StrEnum):
    EXAMS = "exams"
    ILLNESS = "illness"
    CUSTODY = "custody"
    APPEAL = "appeal"
    SAFEGUARDING = "safeguarding"
    AWAY = "away"
    UNDECIDED = "undecided"


class Hold(msgspec.Struct, frozen=True):
    """A track was put on hold, or taken up again (`reason` None)."""

    track_id: UUID
    at: datetime
    reason: HoldReason | None


class Extension(msgspec.Struct, frozen=True):
    """More time, and who granted it (`authority`, in words); for one track, or for all."""

    until_on: date
    granted_on: date
    authority: str
    track_id: UUID | None = None


class Deadline(msgspec.Struct, frozen=True):
    """The last day for the meeting of one track."""

    due_on: date
    is_extended: bool = False
    paused_days: int = 0
    on_hold: HoldReason | None = None
    met_on: date | None = None

    @property
    def runs(self) -> bool:
        return self.on_hold is None and self.met_on is None

    def is_breached(self, today: date) -> bool:
        return today > self.due_on and self.runs

    def is_endangered(self, today: date, profile: Profile) -> bool:
        """Notice to a minor no longer fits before it: only an extension helps (R49)."""
        soonest = today + timedelta(days=profile.notice_days_minor)
        return soonest > self.due_on and self.runs

    def days_left(self, today: date) -> int:
        return (self.due_on - today).days


def deadline_of(
    track_id: UUID,
    referred_on: date,
    extensions: Sequence[Extension],
    holds: Sequence[Hold],
    profile: Profile,
    holidays: Collection[date],
    now: datetime,
    met_on: date | None = None,
) -> Deadline:
    """From the day of the referral; a hold moves it by its own length, an extension replaces it.

    `met_on` is the day of the meeting, or of the agreement where people stayed apart:
    from then on nothing runs.
    """
    own = [hold for hold in holds if hold.track_id == track_id]
    paused = _paused(own, profile, now)
    due = days.deadline(referred_on, profile, holidays, len(paused))
    granted = _granted(track_id, extensions)
    if granted:
        later = sum(day > granted.granted_on for day in paused)
        due = max(due, granted.until_on + ONE_DAY * later)
    reason = own[-1].reason if own else None
    return Deadline(due, granted is not None, len(paused), reason, met_on)


def _granted(track_id: UUID, extensions: Sequence[Extension]) -> Extension | None:
    mine = [one for one in extensions if one.track_id in (None, track_id)]
    return max(mine, key=lambda one: one.until_on, default=None)


def _paused(holds: Sequence[Hold], profile: Profile, now: datetime) -> set[date]:
    """The days on hold: the day it began counts, the day it ended does not."""
    paused: set[date] = set()
    since: date | None = None
    for hold in holds:
        day = local_day(hold.at, profile)
        if hold.reason is not None and since is None:
            since = day
        if hold.reason is None and since is not None:
            paused |= _between(since, day)
            since = None
    return paused | _between(since, local_day(now, profile)) if since else paused


def _between(first: date, until: date) -> set[date]:
    return {first + ONE_DAY * n for n in range((until - first).days)}


def answer_by(received_on: date, profile: Profile, holidays: Collection[date]) -> date:
    """The referring body hears from the office by this day."""
    return days.after_working_days(received_on, profile.acknowledge_working_days, holidays)


def problems_of_extension(
    extension: Extension, deadline: Deadline, today: date
) -> dict[str, Sentence]:
    found = {}
    if extension.until_on <= deadline.due_on:
        found["until_on"] = say("Choose a day after %(day)s.", day=deadline.due_on)
    if extension.granted_on > today:
        found["granted_on"] = say("This day cannot be after today.")
    return found


def require_may_hold(deadline: Deadline, reason: HoldReason | None) -> None:
    if (deadline.on_hold is not None) == (reason is not None):
        raise RuleBroken(say("Somebody did this already. Look at the page again."))
