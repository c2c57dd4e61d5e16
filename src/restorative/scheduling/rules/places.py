"""Where meetings are held and who helps there: venues, rooms, entrances, interpreters, escorts."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say
from restorative.profile import Profile
from restorative.scheduling.rules.invitations import Doors


class RoomUse(StrEnum):
    MEETING = "meeting"
    WAITING = "waiting"
    CALM = "calm"


class HelperKind(StrEnum):
    INTERPRETER = "interpreter"
    ESCORT = "escort"


class Entrance(msgspec.Struct, frozen=True):
    id: UUID
    name: str
    step_free: bool


class Room(msgspec.Struct, frozen=True):
    id: UUID
    venue_id: UUID
    name: str
    use: RoomUse
    capacity: int
    step_free: bool


class Venue(msgspec.Struct, frozen=True):
    """`closed` venues stay for the meetings that were held there."""

    id: UUID
    name: str
    address: str
    rooms: tuple[Room, ...] = ()
    entrances: tuple[Entrance, ...] = ()
    closed: bool = False

    def rooms_for(self, use: RoomUse) -> tuple[Room, ...]:
        return tuple(room for room in self.rooms if room.use == use)

    @property
    def keeps_sides_apart(self) -> bool:
        """Two entrances, two waiting rooms and a room to meet in (R21)."""
        return (
            len(self.entrances) > 1
            and len(self.rooms_for(RoomUse.WAITING)) > 1
            and bool(self.rooms_for(RoomUse.MEETING))
        )


class Helper(msgspec.Struct, frozen=True):
    """An interpreter with languages, or somebody who accompanies; staff alone see the name."""

    id: UUID
    kind: HelperKind
    name: str
    phone: str
    languages: tuple[str, ...] = ()
    ended: bool = False


class Holiday(msgspec.Struct, frozen=True):
    id: UUID
    day: date
    name: str


def chairs_needed(people: int, profile: Profile) -> int:
    return people + profile.room_spare_chairs


def rooms_that_fit(venue: Venue, people: int, profile: Profile) -> tuple[Room, ...]:
    return tuple(
        room
        for room in venue.rooms_for(RoomUse.MEETING)
        if room.capacity >= chairs_needed(people, profile)
    )


def must_be_of(venue: Venue, doors: Doors) -> None:
    """Both entrances and both waiting rooms are in the house of the meeting (R21)."""
    entrances = {one.id for one in venue.entrances}
    waiting = {one.id for one in venue.rooms_for(RoomUse.WAITING)}
    if not {doors.harmed_entrance, doors.responsible_entrance} <= entrances:
        raise RuleBroken(say("Choose entrances of the same place as the room."), "harmed_entrance")
    if not {doors.harmed_waiting, doors.responsible_waiting} <= waiting:
        raise RuleBroken(say("Choose waiting rooms of the same place."), "harmed_waiting")


def may_be_holiday(day: date, known: Collection[date]) -> None:
    if day in known:
        raise RuleBroken(say("This day is on the list already."), "day")
