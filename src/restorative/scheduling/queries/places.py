"""Venues with their rooms and entrances, interpreters and escorts, the office's own holidays."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.scheduling.rules import (
    Entrance,
    Helper,
    HelperKind,
    Holiday,
    Room,
    RoomUse,
    Venue,
)
from restorative.scheduling.sealed import HelperDetails
from restorative.scheduling.tables import EntranceRow, HelperRow, HolidayRow, RoomRow, VenueRow


async def venues(only: Collection[UUID] | None = None) -> list[Venue]:
    """Every venue by name, with what is open of it; or these, with everything they ever had."""
    query = VenueRow.select().order_by(VenueRow.name)
    if only is not None:
        if not only:
            return []
        query = query.where(VenueRow.id.is_in(list(only)))
    rows = await query
    ids = [row["id"] for row in rows]
    rooms = await _rooms(ids, also_closed=only is not None)
    doors = await _entrances(ids, also_closed=only is not None)
    return [_venue(row, rooms, doors) for row in rows]


async def open_venues() -> list[Venue]:
    return [venue for venue in await venues() if not venue.closed]


async def venue(venue_id: UUID) -> Venue:
    found = [one for one in await venues() if one.id == venue_id]
    if not found:
        raise NotFound
    return found[0]


async def helpers(kind: HelperKind | None = None) -> list[Helper]:
    """Those who help now, by name."""
    query = HelperRow.select().where(HelperRow.ended_at.is_null())
    if kind is not None:
        query = query.where(HelperRow.kind == kind.value)
    return await _opened(await query)


async def helpers_of(helper_ids: Collection[UUID]) -> dict[UUID, Helper]:
    """These, also if they have ended since."""
    if not helper_ids:
        return {}
    rows = await HelperRow.select().where(HelperRow.id.is_in(list(helper_ids)))
    return {one.id: one for one in await _opened(rows)}


async def holidays() -> set[date]:
    rows = await HolidayRow.select(HolidayRow.day)
    return {row["day"] for row in rows}


async def holiday_list() -> list[Holiday]:
    rows = await HolidayRow.select().order_by(HolidayRow.day)
    return [Holiday(row["id"], row["day"], row["name"]) for row in rows]


async def _rooms(venue_ids: list[UUID], also_closed: bool) -> list[Room]:
    if not venue_ids:
        return []
    query = RoomRow.select().where(RoomRow.venue_id.is_in(venue_ids)).order_by(RoomRow.name)
    if not also_closed:
        query = query.where(RoomRow.closed_at.is_null())
    return [
        Room(
            row["id"],
            row["venue_id"],
            row["name"],
            RoomUse(row["use"]),
            row["capacity"],
            row["step_free"],
        )
        for row in await query
    ]


async def _entrances(venue_ids: list[UUID], also_closed: bool) -> list[tuple[UUID, Entrance]]:
    if not venue_ids:
        return []
    query = EntranceRow.select().where(EntranceRow.venue_id.is_in(venue_ids))
    if not also_closed:
        query = query.where(EntranceRow.closed_at.is_null())
    return [
        (row["venue_id"], Entrance(row["id"], row["name"], row["step_free"]))
        for row in await query.order_by(EntranceRow.name)
    ]


def _venue(row: dict[str, Any], rooms: list[Room], doors: list[tuple[UUID, Entrance]]) -> Venue:
    return Venue(
        row["id"],
        row["name"],
        row["address"],
        tuple(room for room in rooms if room.venue_id == row["id"]),
        tuple(door for venue_id, door in doors if venue_id == row["id"]),
        row["closed_at"] is not None,
    )


async def _opened(rows: list[dict[str, Any]]) -> list[Helper]:
    await vault.load({row["key_id"] for row in rows})
    found = [await _helper(row) for row in rows]
    return sorted(found, key=lambda one: one.name.casefold())


async def _helper(row: dict[str, Any]) -> Helper:
    place = f"helper:{row['id']}"
    known = await vault.open(row["sealed"], HelperDetails, row["key_id"], place)
    return Helper(
        row["id"],
        HelperKind(row["kind"]),
        known.name,
        known.phone,
        tuple(row["languages"].split()),
        row["ended_at"] is not None,
    )
