"""What every step in a track stands on: its people, the case's key, the kinds of harm."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.cases import queries as cases
from restorative.cases.rules import CaseState, Circle
from restorative.kernel.errors import NotFound


class Ground(msgspec.Struct, frozen=True):
    circle: Circle
    key_id: UUID
    harm_kinds: tuple[str, ...]
    state: CaseState


async def ground(case_id: UUID, track_id: UUID, now: datetime) -> Ground:
    """A track of another case is not there."""
    file = await cases.case_file(case_id, now)
    circle = await circle_in(case_id, track_id, now)
    return Ground(circle, file.key_id, file.referral.harm_kinds, file.state)


async def circle_in(case_id: UUID, track_id: UUID, now: datetime) -> Circle:
    for circle in await cases.circles(case_id, now):
        if circle.track_id == track_id:
            return circle
    raise NotFound
