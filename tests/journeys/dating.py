"""Time and place: who chooses first, the booking, the invitations and their answers."""

from datetime import datetime

import msgspec

from tests.journeys.case import Boxes, Case, moment
from tests.journeys.reading import choice, choices

GARDEN, STREET = "the small door on the garden side", "the street door"
HOUSE = {"name": "Youth library", "address": "Garden street 1"}
ROOMS = (("Big room", "meeting", 14), ("Blue room", "waiting", 4), ("Green room", "waiting", 4))


class House(msgspec.Struct, frozen=True):
    """What the coordinator typed about a place, as the booking form offers it."""

    room: str = "Big room"
    harmed_entrance: str = GARDEN
    responsible_entrance: str = STREET
    harmed_waiting: str = "Blue room"
    responsible_waiting: str = "Green room"


async def opens_a_house(case: Case) -> None:
    """Rooms, two entrances, an interpreter, an escort."""
    page = await case.coordinator.does("/places", HOUSE, action="/places")
    at = str(page.response.url.path)
    for name, use, chairs in ROOMS:
        room: Boxes = {"name": name, "use": use, "capacity": str(chairs), "step_free": "yes"}
        await case.coordinator.does(at, room, action=f"{at}/rooms")
    for door in (STREET, GARDEN):
        await case.coordinator.does(at, {"name": door}, action=f"{at}/entrances")
    for helper in (
        {"kind": "interpreter", "name": "Gülälek", "phone": "+99361000020", "languages": "tk ru"},
        {"kind": "escort", "name": "Kerim", "phone": "+99361000021", "languages": ""},
    ):
        await case.coordinator.does("/places/helpers", helper, action="/places/helpers")


async def chooses_first(case: Case, name: str, *starting: datetime) -> None:
    """The person harmed proposes times of their own (R24)."""
    boxes: Boxes = {}
    for field, starts_at in zip(("first", "second", "third"), starting, strict=False):
        boxes |= moment(field, starts_at)
    await case.phones[name].comes_in()
    await case.phones[name].does("/my/times/other", boxes)


async def answers_times(case: Case, name: str, *words: str) -> None:
    """One word for each time, in the order of the page."""
    await case.phones[name].comes_in()
    page = await case.phones[name].opens("/my/times")
    await case.phones[name].presses(dict(zip(_offers(page.form().names), words, strict=True)))


async def tells_times(case: Case, name: str, *words: str) -> None:
    """The same by phone: staff write it down."""
    at = f"{case.track}/times/answers/{case.people[name]}"
    page = await case.facilitator.opens(at)
    answers = dict(zip(_offers(page.form(at).names), words, strict=True))
    await case.facilitator.presses({**answers, "how": "oral"}, action=at)


async def is_booked(case: Case, starts_at: str, house: House, *helpers: str) -> None:
    """Room, doors, people, facilitator and helpers, held together or not at all (R50)."""
    at = f"{case.track}/booking"
    page = await case.facilitator.opens(at)
    chosen: Boxes = {
        "offer": choice(page, "offer", starts_at),
        **{
            name: choice(page, name, words) for name, words in msgspec.structs.asdict(house).items()
        },
        "people": choices(page, "people"),
        "facilitators": choices(page, "facilitators"),
    }
    for kind, helper in zip(("interpreters", "escorts"), helpers, strict=False):
        if helper:
            chosen[kind] = choice(page, kind, helper)
    page = await case.facilitator.presses(chosen, action=at)
    case.date = str(page.response.url.path)


async def invites(case: Case) -> None:
    """Everybody by the way they chose: mail at once, SMS by hand, a letter for who has neither."""
    page = await case.facilitator.opens(case.date)
    told = {"tells_place": choices(page, "tells_place")}
    await case.facilitator.presses(told, action=f"{case.date}/invitations")
    await case.office.post_leaves()
    await case.sends_texts()


async def answers_invitation(case: Case, name: str, reply: str = "can_come") -> None:
    await case.phones[name].comes_in()
    page = await case.phones[name].opens("/my/coming")
    await case.phones[name].presses({"reply": reply}, action=page.form().action)


async def tells_answer(case: Case, name: str, reply: str = "can_come") -> None:
    at = f"{case.date}/answers/{case.people[name]}"
    await case.facilitator.does(at, {"reply": reply, "how": "oral"}, action=at)


def _offers(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name.startswith("offer-")))
