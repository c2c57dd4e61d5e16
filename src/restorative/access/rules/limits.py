"""How long a session and a link live, and how often a guess may be made."""

from datetime import datetime, timedelta

import msgspec

from restorative.access.rules.actors import Area

STAFF_IDLE = timedelta(minutes=15)
STAFF_LONGEST = timedelta(hours=10)
PARTICIPANT_IDLE = timedelta(minutes=15)
PARTICIPANT_LONGEST = timedelta(minutes=60)
SEEN_AT_MOST_EVERY = timedelta(minutes=1)
DOUBLE_TAP = timedelta(seconds=15)


class SessionTimes(msgspec.Struct, frozen=True):
    created_at: datetime
    last_seen_at: datetime


def is_over(times: SessionTimes, area: Area, now: datetime) -> bool:
    """Left alone too long, or open too long altogether (S27)."""
    idle, longest = _limits(area)
    return now - times.last_seen_at >= idle or now - times.created_at >= longest


def is_spent(spent_at: datetime | None, now: datetime) -> bool:
    """A finger taps twice, and the browser forgets the first answer: for a few seconds the
    session before the code may still give the code, and nothing else (F19, S24)."""
    return spent_at is not None and now - spent_at >= DOUBLE_TAP


def should_note_visit(times: SessionTimes, now: datetime) -> bool:
    """Last seen is written at most once a minute (S35)."""
    return now - times.last_seen_at >= SEEN_AT_MOST_EVERY


def _limits(area: Area) -> tuple[timedelta, timedelta]:
    if area is Area.STAFF:
        return STAFF_IDLE, STAFF_LONGEST
    return PARTICIPANT_IDLE, PARTICIPANT_LONGEST
