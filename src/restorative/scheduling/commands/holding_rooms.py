"""Rooms and people are held for a date, and let go again: never twice at one time (R50, F25)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.db import alone_with, is_overlap, savepoint
from restorative.kernel.ids import new_id
from restorative.profile import Profile
from restorative.scheduling.queries import dates
from restorative.scheduling.rules import ResourceKind, Span, Wanted
from restorative.scheduling.rules.bookings import just_taken, kept_for_arrivals, next_free, taken
from restorative.scheduling.tables import BookingRow


async def hold(
    appointment_id: UUID,
    case_id: UUID,
    wanted: Collection[Wanted],
    meeting: Span,
    now: datetime,
    profile: Profile,
) -> None:
    """All or none; who comes second is told so, and what is free next."""
    await alone_with(*(one.resource_id for one in wanted))
    first = Span(min(one.span.starts_at for one in wanted), meeting.ends_at)
    held = await dates.held_around([one.resource_id for one in wanted], first)
    if clash := taken(wanted, held):
        raise just_taken(clash[0].kind, next_free(wanted, held, meeting, profile))
    try:
        async with savepoint():
            await BookingRow.insert(*[_row(appointment_id, case_id, one, now) for one in wanted])
    except Exception as error:
        if not is_overlap(error):
            raise
        raise just_taken(ResourceKind.ROOM, None) from None


async def let_go(appointment_id: UUID, now: datetime) -> None:
    """Everything that is held for this date."""
    await BookingRow.update({BookingRow.released_at: now}).where(
        (BookingRow.appointment_id == appointment_id) & BookingRow.released_at.is_null()
    )


async def let_go_of(appointment_id: UUID, resource_id: UUID, now: datetime) -> None:
    """One room or person of this date."""
    await BookingRow.update({BookingRow.released_at: now}).where(
        (BookingRow.appointment_id == appointment_id)
        & (BookingRow.resource_id == resource_id)
        & BookingRow.released_at.is_null()
    )


async def let_go_but_for_arrivals(
    appointment_id: UUID,
    case_id: UUID,
    arrivals: Collection[datetime],
    now: datetime,
    profile: Profile,
) -> None:
    """On the day the rooms stay blocked around the arrivals already under way (A4.4)."""
    held = await dates.held_for([appointment_id])
    await let_go(appointment_id, now)
    kept = [
        Wanted(one.kind, one.resource_id, span)
        for one in held
        if one.kind is ResourceKind.ROOM
        and (span := kept_for_arrivals(one.span, arrivals, now, profile))
    ]
    if kept:
        await BookingRow.insert(*[_row(appointment_id, case_id, one, now) for one in kept])


def _row(appointment_id: UUID, case_id: UUID, one: Wanted, now: datetime) -> BookingRow:
    return BookingRow(
        id=new_id(),
        appointment_id=appointment_id,
        case_id=case_id,
        kind=one.kind.value,
        resource_id=one.resource_id,
        starts_at=one.span.starts_at,
        ends_at=one.span.ends_at,
        made_at=now,
    )
