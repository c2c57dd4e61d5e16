"""The people of case A4 as planning knows them, and a house with two doors."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from restorative.cases.rules import Role, Side
from restorative.scheduling.rules import (
    Attendee,
    Choice,
    Doors,
    Entrance,
    Known,
    Room,
    RoomUse,
    Venue,
)

ASHGABAT = ZoneInfo("Asia/Ashgabat")
MEETING = datetime(2027, 3, 20, 10, 0, tzinfo=ASHGABAT)
"""Saturday 20 March 2027, 10:00: the time that Selbi chose."""
INVITED = datetime(2027, 3, 9, 10, 0, tzinfo=ASHGABAT)
"""Eleven days before."""
HOUR = timedelta(hours=1)


def number(n: int) -> UUID:
    return UUID(int=n)


CASE, TRACK = number(1), number(2)
FACILITATOR = number(9)

SELBI = Attendee(
    person_id=number(11), side=Side.HARMED, role=Role.HARMED, initials="S.", is_minor=True,
    is_direct=True,
)  # fmt: skip
JEMAL = Attendee(
    person_id=number(12), side=Side.HARMED, role=Role.GUARDIAN, initials="J.",
    for_person_id=SELBI.person_id, may_authorise=True,
)  # fmt: skip
BERDI = Attendee(
    person_id=number(13), side=Side.HARMED, role=Role.GUARDIAN, initials="B.",
    for_person_id=SELBI.person_id, may_authorise=True,
)  # fmt: skip
YHLAS = Attendee(
    person_id=number(14), side=Side.RESPONSIBLE, role=Role.RESPONSIBLE, initials="Y.",
    is_minor=True, is_direct=True,
)  # fmt: skip
ORAZGUL = Attendee(
    person_id=number(15), side=Side.RESPONSIBLE, role=Role.GUARDIAN, initials="O.",
    for_person_id=YHLAS.person_id, may_authorise=True,
)  # fmt: skip
EVERYBODY = (SELBI, JEMAL, BERDI, YHLAS, ORAZGUL)

GARDEN, STREET = (
    Entrance(number(21), "the small door on the garden side", True),
    Entrance(number(22), "the door on the street", False),
)
CIRCLE = Room(number(31), number(30), "Big room", RoomUse.MEETING, 12, True)
FIRST = Room(number(32), number(30), "First waiting room", RoomUse.WAITING, 4, True)
SECOND = Room(number(33), number(30), "Second waiting room", RoomUse.WAITING, 4, True)
LIBRARY = Venue(
    number(30), "Youth library", "Garden street 1", (CIRCLE, FIRST, SECOND), (GARDEN, STREET)
)
DOORS = Doors(GARDEN.id, STREET.id, FIRST.id, SECOND.id)


def a_choice(**more: object) -> Choice:
    given: dict[str, object] = {
        "case_id": CASE,
        "track_id": TRACK,
        "starts_at": MEETING,
        "venue": LIBRARY,
        "room": CIRCLE,
        "doors": DOORS,
        "people": EVERYBODY,
        "facilitators": (FACILITATOR,),
        **more,
    }
    return Choice(**given)  # type: ignore[arg-type]


def known(**more: object) -> Known:
    return Known(**{"circle": EVERYBODY, **more})  # type: ignore[arg-type]
