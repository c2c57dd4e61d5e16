"""Who came, when, who left, and what each said alone before it began (8.4)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.meetings.rules.words import Presence, Willing


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody came or left; `id_seen` for an adult who stands for a child."""

    person_id: UUID
    presence: Presence
    at: datetime
    id_seen: bool = False


class Asked(msgspec.Struct, frozen=True):
    """ "Do you still want to go ahead?", asked of one person alone."""

    person_id: UUID
    answer: Willing
    at: datetime


class Attendance(msgspec.Struct, frozen=True):
    """One line of the record of attendance: times only."""

    person_id: UUID
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    id_seen: bool = False

    @property
    def is_here(self) -> bool:
        return self.arrived_at is not None and self.left_at is None


def attendance(seen: Iterable[Seen]) -> dict[UUID, Attendance]:
    """In the order it was seen: the first arrival, the last leaving; who comes back is here."""
    found: dict[UUID, Attendance] = {}
    for one in seen:
        before = found.get(one.person_id, Attendance(one.person_id))
        arrived = before.arrived_at or one.at
        came = one.presence is Presence.ARRIVED
        found[one.person_id] = Attendance(
            one.person_id,
            arrived if came else before.arrived_at,
            None if came else one.at,
            before.id_seen or one.id_seen,
        )
    return found


def last_word(asked: Iterable[Asked], since: datetime | None = None) -> Mapping[UUID, Willing]:
    """What each last said, in the order in which they were asked, since the date last changed."""
    return {one.person_id: one.answer for one in asked if since is None or since <= one.at}
