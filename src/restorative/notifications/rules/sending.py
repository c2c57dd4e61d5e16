"""When a message may leave, when it comes too late, and how long to wait after a failure."""

from datetime import date, datetime, time, timedelta

import msgspec

from restorative.notifications.rules.states import Trouble
from restorative.profile import Profile

LEASE = timedelta(seconds=75)
HAND_OVER = timedelta(seconds=45)
PATIENCE_SECONDS = 30
RESEND_AFTER = timedelta(seconds=60)
MOST_TRIES = 5
FIRST_WAIT = timedelta(seconds=60)
LONGEST_REST = timedelta(minutes=4)
SHORTEST_REST = timedelta(seconds=5)


class Goes(msgspec.Struct, frozen=True):
    """Nothing is against it."""


class NotBefore(msgspec.Struct, frozen=True):
    """Not now; `at` is when to ask again."""

    at: datetime


class Never(msgspec.Struct, frozen=True):
    """It may not be sent any more."""

    trouble: Trouble


Verdict = Goes | NotBefore | Never


def quiet_until(now: datetime, profile: Profile) -> datetime | None:
    """The end of the quiet hours if they are now, else None (domain 7.3)."""
    here = now.astimezone(profile.zone)
    ends = time(profile.quiet_until_hour)
    if here.hour >= profile.quiet_from_hour:
        return datetime.combine(here.date() + timedelta(days=1), ends, profile.zone)
    if here.hour < profile.quiet_until_hour:
        return datetime.combine(here.date(), ends, profile.zone)
    return None


def may_go_at_any_hour(concerns_on: date | None, now: datetime, profile: Profile) -> bool:
    """What staff release by hand about a meeting of the same day goes at once (domain 7.3)."""
    return concerns_on == now.astimezone(profile.zone).date()


def comes_too_late(useless_after: datetime | None, leaves_at: datetime) -> bool:
    return useless_after is not None and useless_after <= leaves_at


def wait_after(tries: int, chance: float) -> timedelta:
    """How long one refused message waits: 1, 4, 16 … minutes, and up to half as much again."""
    return FIRST_WAIT * float(4 ** (tries - 1)) * (1 + chance / 2)


def rest_after(failures: int, chance: float) -> timedelta:
    """How long all mail rests while the mail server does not answer; `chance` spreads workers."""
    longer = SHORTEST_REST * float(2 ** min(failures - 1, 10))
    return min(longer, LONGEST_REST) * (1 + chance / 4)
