"""What higher rooms may know of the meetings of a track: that it was held, when, and who came."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import msgspec

from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.meetings.queries.course import attendance_at, events_of_track
from restorative.meetings.rules import RunKind, RunState
from restorative.meetings.rules.running import LEADS_TO
from restorative.meetings.tables import RunEventRow
from restorative.profile.days import local_day


class HeldMeeting(msgspec.Struct, frozen=True):
    """The day and the roles that were there; nothing that was said."""

    on: date
    roles: tuple[str, ...]


async def was_held(track_id: UUID) -> bool:
    """Was a meeting of this track brought to its end?"""
    return any(one.kind is RunKind.ENDED for one in await events_of_track(track_id))


async def attended(track_id: UUID) -> frozenset[UUID]:
    """Everybody who came to a meeting of this track that began."""
    started = {
        one.appointment_id for one in await events_of_track(track_id) if one.kind is RunKind.STARTED
    }
    return frozenset(await attendance_at(started))


async def held(track_id: UUID) -> HeldMeeting | None:
    """The last meeting of this track that was brought to its end."""
    events = await events_of_track(track_id)
    ended = [one for one in events if one.kind is RunKind.ENDED]
    if not ended:
        return None
    profile = await office_profile()
    came = await attendance_at([ended[-1].appointment_id])
    circle = await cases.circle(track_id, ended[-1].at)
    roles = {one.role.value for one in circle.members if one.person_id in came}
    return HeldMeeting(local_day(ended[-1].at, profile), tuple(sorted(roles)))


async def run_states(track_ids: Collection[UUID]) -> dict[UUID, RunState]:
    """How far the newest meeting of each track has come."""
    if not track_ids:
        return {}
    rows = (
        await RunEventRow.select()
        .where(RunEventRow.track_id.is_in(list(track_ids)))
        .order_by(RunEventRow.at, RunEventRow.number)
    )
    return {row["track_id"]: LEADS_TO[RunKind(row["kind"])] for row in rows}
