"""Dates of meetings, as their events tell them; what is held for them; who is invited."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.kernel.errors import NotFound
from restorative.scheduling import rules
from restorative.scheduling.queries.places import venues
from restorative.scheduling.rules import (
    Appointment,
    AppointmentStatus,
    AppointmentView,
    Doors,
    Event,
    EventKind,
    Held,
    Plan,
    ResourceKind,
    Span,
    Venue,
)
from restorative.scheduling.tables import AppointmentEventRow, AppointmentRow, BookingRow


async def appointments(case_ids: Collection[UUID]) -> list[Appointment]:
    """Every date of these cases, the first made first."""
    if not case_ids:
        return []
    return await _appointments(AppointmentRow.case_id.is_in(list(case_ids)))


async def planned(track_id: UUID) -> Appointment | None:
    """The newest date of a track: an earlier one was called off or is over."""
    found = await _appointments(AppointmentRow.track_id == track_id)
    return found[-1] if found else None


async def plain(appointment_id: UUID) -> Appointment:
    """Without its places, for commands; not there is not there."""
    found = await _appointments(AppointmentRow.id == appointment_id)
    if not found:
        raise NotFound
    return found[0]


async def appointment(track_id: UUID) -> AppointmentView | None:
    """The date of a track as staff see it: the newest, whatever became of it."""
    found = await planned(track_id)
    return (await views([found]))[0] if found else None


async def appointment_by_id(appointment_id: UUID, case_id: UUID) -> AppointmentView:
    """Of this case, or not there."""
    found = await plain(appointment_id)
    if found.case_id != case_id:
        raise NotFound
    return (await views([found]))[0]


async def appointments_of(case_id: UUID) -> list[AppointmentView]:
    return await views(await appointments([case_id]))


async def coming(
    case_ids: Collection[UUID], now: datetime, until: datetime
) -> list[AppointmentView]:
    """Dates that stand and are to come, or go on now, the next one first."""
    soon = [
        one
        for one in await appointments(case_ids)
        if one.status is AppointmentStatus.PLANNED and now < one.ends_at and one.starts_at < until
    ]
    return sorted(await views(soon), key=lambda one: (one.starts_at, one.id))


async def views(found: Collection[Appointment]) -> list[AppointmentView]:
    """With their places and what is held for them; in the same number of queries for many."""
    places = {one.id: one for one in await venues({one.plan.venue_id for one in found})}
    held = await held_for([one.id for one in found])
    return [_view(one, places[one.plan.venue_id], held) for one in found]


async def held_for(appointment_ids: Collection[UUID]) -> list[Held]:
    if not appointment_ids:
        return []
    standing = BookingRow.released_at.is_null()
    rows = await BookingRow.select().where(
        BookingRow.appointment_id.is_in(list(appointment_ids)) & standing
    )
    return [held_in(row) for row in rows]


async def held_around(resource_ids: Collection[UUID], span: Span) -> list[Held]:
    """What is held of these resources from this span on: for finding the next free time."""
    if not resource_ids:
        return []
    standing = BookingRow.released_at.is_null()
    rows = await BookingRow.select().where(
        BookingRow.resource_id.is_in(list(resource_ids))
        & standing
        & (BookingRow.ends_at > span.starts_at)
    )
    return [held_in(row) for row in rows]


async def rooms_taken(room_ids: Collection[UUID], span: Span) -> set[UUID]:
    held = await held_around(room_ids, span)
    return {one.resource_id for one in held if one.span.overlaps(span)}


async def events(appointment_id: UUID) -> list[Event]:
    rows = await _event_rows([appointment_id])
    return [_event(row) for row in rows]


async def _appointments(which: Any) -> list[Appointment]:
    rows = await AppointmentRow.select().where(which).order_by(AppointmentRow.created_at)
    history = await _event_rows([row["id"] for row in rows])
    return [
        rules.appointment(row["id"], row["case_id"], row["track_id"], _own(row["id"], history))
        for row in rows
    ]


async def _event_rows(appointment_ids: list[UUID]) -> list[dict[str, Any]]:
    if not appointment_ids:
        return []
    rows: list[dict[str, Any]] = (
        await AppointmentEventRow.select()
        .where(AppointmentEventRow.appointment_id.is_in(appointment_ids))
        .order_by(AppointmentEventRow.number)
    )
    return rows


def _own(appointment_id: UUID, rows: Iterable[dict[str, Any]]) -> list[Event]:
    return [_event(row) for row in rows if row["appointment_id"] == appointment_id]


def _event(row: dict[str, Any]) -> Event:
    return Event(
        id=row["id"],
        appointment_id=row["appointment_id"],
        kind=EventKind(row["kind"]),
        at=row["at"],
        by=row["by"],
        reason=row["reason"],
        plan=_plan(row) if row["starts_at"] else None,
    )


def _plan(row: dict[str, Any]) -> Plan:
    return Plan(
        Span(row["starts_at"], row["ends_at"]),
        row["zone"],
        row["venue_id"],
        row["room_id"],
        Doors(
            row["harmed_entrance"],
            row["responsible_entrance"],
            row["harmed_waiting"],
            row["responsible_waiting"],
        ),
    )


def held_in(row: dict[str, Any]) -> Held:
    return Held(
        row["id"],
        row["appointment_id"],
        ResourceKind(row["kind"]),
        row["resource_id"],
        Span(row["starts_at"], row["ends_at"]),
    )


def _view(one: Appointment, venue: Venue, held: Collection[Held]) -> AppointmentView:
    mine = tuple(booking for booking in held if booking.appointment_id == one.id)
    return AppointmentView(
        id=one.id,
        case_id=one.case_id,
        track_id=one.track_id,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        zone=one.plan.zone,
        status=one.status,
        venue=venue,
        room=next(room for room in venue.rooms if room.id == one.plan.room_id),
        doors=one.plan.doors,
        invited_at=one.invited_at,
        moved=one.moved,
        held_at=one.held_at,
        hold_reason=one.hold_reason,
        held=mine,
    )


async def changed_at(appointment_id: UUID) -> datetime:
    """When something last happened to this date: what was said before speaks of another one."""
    return (await plain(appointment_id)).changed_at
