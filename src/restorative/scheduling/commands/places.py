"""What a coordinator does with places, helpers and holidays; nothing that was used is deleted."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.scheduling.forms.places import (
    EntranceForm,
    HelperForm,
    HolidayForm,
    RoomForm,
    VenueForm,
)
from restorative.scheduling.queries import places as queries
from restorative.scheduling.rules.places import may_be_holiday
from restorative.scheduling.sealed import HelperDetails
from restorative.scheduling.tables import EntranceRow, HelperRow, HolidayRow, RoomRow, VenueRow


async def add_venue(form: VenueForm, staff: Staff, now: datetime) -> UUID:
    async with transaction():
        venue_id = new_id()
        await VenueRow(id=venue_id, name=form.name, address=form.address).save()
        await record(Word.VENUE_ADDED, by=staff.account_id, at=now, about=venue_id)
    return venue_id


async def add_room(venue_id: UUID, form: RoomForm, staff: Staff, now: datetime) -> UUID:
    async with transaction():
        await queries.venue(venue_id)
        room_id = new_id()
        await RoomRow(
            id=room_id,
            venue_id=venue_id,
            name=form.name,
            use=form.use.value,
            capacity=form.capacity,
            step_free=form.step_free,
        ).save()
        await record(Word.ROOM_ADDED, by=staff.account_id, at=now, about=room_id)
    return room_id


async def add_entrance(venue_id: UUID, form: EntranceForm, staff: Staff, now: datetime) -> UUID:
    async with transaction():
        await queries.venue(venue_id)
        entrance_id = new_id()
        await EntranceRow(
            id=entrance_id, venue_id=venue_id, name=form.name, step_free=form.step_free
        ).save()
        await record(Word.ENTRANCE_ADDED, by=staff.account_id, at=now, about=entrance_id)
    return entrance_id


async def close_place(venue_id: UUID, place_id: UUID, staff: Staff, now: datetime) -> None:
    """A venue, or one room or entrance of it: no new meeting is planned there."""
    async with transaction():
        venue = await queries.venue(venue_id)
        if place_id == venue_id:
            await VenueRow.update({VenueRow.closed_at: now}).where(VenueRow.id == venue_id)
        elif place_id in {room.id for room in venue.rooms}:
            await RoomRow.update({RoomRow.closed_at: now}).where(RoomRow.id == place_id)
        elif place_id in {door.id for door in venue.entrances}:
            await EntranceRow.update({EntranceRow.closed_at: now}).where(EntranceRow.id == place_id)
        else:
            raise NotFound
        await record(Word.PLACE_CLOSED, by=staff.account_id, at=now, about=place_id)


async def add_helper(form: HelperForm, staff: Staff, now: datetime) -> UUID:
    async with transaction():
        helper_id, key_id = new_id(), await vault.new_key()
        details = HelperDetails(form.name, form.phone or "")
        await HelperRow(
            id=helper_id,
            kind=form.kind.value,
            languages=" ".join(form.codes),
            key_id=key_id,
            sealed=await vault.seal(details, key_id, f"helper:{helper_id}"),
        ).save()
        await record(Word.HELPER_ADDED, by=staff.account_id, at=now, about=helper_id)
    return helper_id


async def end_helper(helper_id: UUID, staff: Staff, now: datetime) -> None:
    async with transaction():
        mine = (HelperRow.id == helper_id) & HelperRow.ended_at.is_null()
        if (
            not await HelperRow.update({HelperRow.ended_at: now})
            .where(mine)
            .returning(HelperRow.id)
        ):
            raise NotFound
        await record(Word.HELPER_ENDED, by=staff.account_id, at=now, about=helper_id)


async def add_holiday(form: HolidayForm, staff: Staff, now: datetime) -> UUID:
    async with transaction():
        may_be_holiday(form.day, await queries.holidays())
        holiday_id = new_id()
        await HolidayRow(id=holiday_id, day=form.day, name=form.name).save()
        await record(Word.HOLIDAY_ADDED, by=staff.account_id, at=now, about=holiday_id)
    return holiday_id


async def remove_holiday(holiday_id: UUID, staff: Staff, now: datetime) -> None:
    async with transaction():
        gone = await HolidayRow.delete().where(HolidayRow.id == holiday_id).returning(HolidayRow.id)
        if not gone:
            raise NotFound
        await record(Word.HOLIDAY_REMOVED, by=staff.account_id, at=now, about=holiday_id)
