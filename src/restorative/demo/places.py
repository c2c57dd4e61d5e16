"""Where the demonstration's office meets people, who interprets, and on which days it is closed."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Staff
from restorative.demo.holidays import holidays_around
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling import commands
from restorative.scheduling.forms.places import (
    EntranceForm,
    HelperForm,
    HolidayForm,
    RoomForm,
    VenueForm,
)
from restorative.scheduling.rules import Doors, HelperKind, RoomUse


class House(msgspec.Struct, frozen=True):
    """A venue as it is booked: its meeting room, and a door and a waiting room for each side."""

    room: UUID
    doors: Doors


class HousePlan(msgspec.Struct, frozen=True):
    """A venue to be set up. Of entrances and waiting rooms the first is for the harmed side."""

    name: str
    address: str
    meeting: tuple[str, int]
    calm: str
    entrances: tuple[str, str]
    waiting: tuple[str, str]


OFFICE = HousePlan(
    "Ylalaşyk merkezi",
    "Bagtyýarlyk köçesi 7, 1-nji gat",
    ("Uly otag", 14),
    "Sessiz otag",
    ("Bag tarapdaky gapy", "Köçe tarapdaky gapy"),
    ("Gök otag", "Sary otag"),
)
LIBRARY = HousePlan(
    "Ýaşlar kitaphanasynyň goşmaça jaýy",
    "Lälezar köçesi 21",
    ("Okalga otagy", 10),
    "Kiçi otag",
    ("Kitaphananyň esasy girelgesi", "Howlynyň içindäki gapy"),
    ("1-nji otag", "4-nji otag"),
)
INTERPRETERS = (
    HelperForm(HelperKind.INTERPRETER, "Dilfuza Yusupova", "+99365000901", "uz tk ru"),
    HelperForm(HelperKind.INTERPRETER, "Marina Kim", "+99365000902", "ru tk en"),
)


class Places(msgspec.Struct, frozen=True):
    office: House
    library: House
    uzbek: UUID
    """The interpreter for Uzbek."""


async def set_up_places(
    staff: Staff, now: datetime, today_is: datetime, profile: Profile
) -> Places:
    for day, name in holidays_around(local_day(today_is, profile)).items():
        await commands.add_holiday(HolidayForm(day, name), staff, now)
    helpers = [await commands.add_helper(one, staff, now) for one in INTERPRETERS]
    office, library = [await _house(one, staff, now) for one in (OFFICE, LIBRARY)]
    return Places(office, library, helpers[0])


async def _house(plan: HousePlan, staff: Staff, now: datetime) -> House:
    venue = await commands.add_venue(VenueForm(plan.name, plan.address), staff, now)

    async def room(name: str, use: RoomUse, chairs: int) -> UUID:
        return await commands.add_room(venue, RoomForm(name, use, chairs, True), staff, now)

    async def door(name: str) -> UUID:
        return await commands.add_entrance(venue, EntranceForm(name, True), staff, now)

    meeting = await room(plan.meeting[0], RoomUse.MEETING, plan.meeting[1])
    await room(plan.calm, RoomUse.CALM, 4)
    waiting = [await room(name, RoomUse.WAITING, 6) for name in plan.waiting]
    doors = [await door(name) for name in plan.entrances]
    return House(meeting, Doors(doors[0], doors[1], waiting[0], waiting[1]))
