"""How long a private link stands, and how often its code may be guessed (safety D1)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

STANDS_FOR = timedelta(days=14)
AFTER_THE_MEETING = timedelta(days=1)
TRIES_IN_ROW, LOCKED_FOR = 5, timedelta(minutes=15)
TRIES_IN_ALL = 10
SENDINGS_A_DAY = 3
SENDINGS_AT_ONCE, AT_ONCE = 2, timedelta(seconds=45)


class LinkState(msgspec.Struct, frozen=True):
    """What decides whether a link opens anything."""

    not_before: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    tries_in_row: int = 0
    tries_in_all: int = 0
    locked_until: datetime | None = None


def stands_until(sent_at: datetime, needed_until: datetime | None = None) -> datetime:
    """Fourteen days, or as long as a meeting or an agreement needs it."""
    return max(sent_at + STANDS_FOR, needed_until or sent_at)


def needed_until(
    meetings_end_at: Iterable[datetime], agreements_end_at: Iterable[datetime]
) -> datetime | None:
    """The latest of: a day after each meeting, the end of each agreement."""
    after_meetings = [at + AFTER_THE_MEETING for at in meetings_end_at]
    return max([*after_meetings, *agreements_end_at], default=None)


def is_usable(link: LinkState, now: datetime) -> bool:
    return link.revoked_at is None and link.not_before <= now < link.expires_at


def is_locked(link: LinkState, now: datetime) -> bool:
    return link.locked_until is not None and now < link.locked_until


def tries_left(link: LinkState) -> int:
    return max(0, min(TRIES_IN_ROW - link.tries_in_row, TRIES_IN_ALL - link.tries_in_all))


def tried(link: LinkState, now: datetime) -> LinkState:
    """Counted before the code is looked at, so that fifty tries at once are fifty tries (S13).

    Comes back locked when no try is left: then the code is not looked at.
    """
    if is_locked(link, now):
        return link
    if link.locked_until is not None:
        link = replace(link, locked_until=None, tries_in_row=0)
    if link.tries_in_row >= TRIES_IN_ROW or link.tries_in_all >= TRIES_IN_ALL:
        return replace(link, locked_until=now + LOCKED_FOR)
    return replace(link, tries_in_row=link.tries_in_row + 1, tries_in_all=link.tries_in_all + 1)


def after_right_code(link: LinkState) -> LinkState:
    """Only wrong codes count."""
    return replace(
        link, tries_in_row=0, tries_in_all=max(0, link.tries_in_all - 1), locked_until=None
    )


def after_wrong_code(link: LinkState, now: datetime) -> LinkState:
    """Five wrong lock the link for a while; ten in all end it: a chance of one in 100,000."""
    if link.tries_in_all >= TRIES_IN_ALL:
        return replace(link, revoked_at=now)
    if link.tries_in_row >= TRIES_IN_ROW:
        return replace(link, locked_until=now + LOCKED_FOR)
    return link


def may_send_again(sent_at: list[datetime], now: datetime) -> bool:
    """No more than three links a day to one person, nor two within 45 seconds (S19)."""
    today = [at for at in sent_at if now - at < timedelta(days=1)]
    just_now = [at for at in today if now - at < AT_ONCE]
    return len(today) < SENDINGS_A_DAY and len(just_now) < SENDINGS_AT_ONCE
