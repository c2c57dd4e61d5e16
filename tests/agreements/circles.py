"""A young person of 15 with her mother, and an adult who was harmed: without a database."""

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec

from restorative.agreements.rules.actions import Action, ActionKind, ConfirmedBy
from restorative.agreements.rules.copies import copy_for, hash_of
from restorative.agreements.rules.signing import Draft, ReadBack
from restorative.cases.rules import Circle, Member, Role, Side
from restorative.people.rules import Channel, PersonCard, PersonKind

NOW = datetime(2027, 3, 20, 7, tzinfo=UTC)
TRACK, CASE, VERSION = UUID(int=90), UUID(int=91), UUID(int=92)
AYNA, MARAL, SERDAR, KEEPER = (UUID(int=n) for n in (1, 2, 3, 4))


def card(person_id: UUID, called: str, full_name: str, born_on: date | None = None) -> PersonCard:
    return PersonCard(
        id=person_id, kind=PersonKind.PERSON, called=called, full_name=full_name,
        initials=called[0],
        language="tk", interpreter_language=None, born_on=born_on, channel=Channel.SMS,
        do_not_contact=False, has_phone=True, has_email=False, key_id=UUID(int=80),
    )  # fmt: skip


AYNA_CARD = card(AYNA, "Aýna", "Aýna Garaýewa", date(2012, 1, 5))
YOUNG = Member(AYNA, Role.RESPONSIBLE, Side.RESPONSIBLE, TRACK, None, AYNA_CARD, 15, True)
MOTHER = Member(
    MARAL, Role.GUARDIAN, Side.RESPONSIBLE, TRACK, AYNA, card(MARAL, "Maral", "Maral Garaýewa"),
    41, may_authorise=True,
)  # fmt: skip
OWNER = Member(
    SERDAR, Role.HARMED, Side.HARMED, None, None, card(SERDAR, "Serdar", "Serdar Orazow"), 50
)
CIRCLE = Circle(CASE, TRACK, "RJ-2027-0031", YOUNG, (YOUNG, MOTHER, OWNER))
LETTER = Action(
    UUID(int=11), 1, ActionKind.WRITTEN_APOLOGY, AYNA, SERDAR, "Aýna writes a letter to Serdar",
    date(2027, 4, 3), "The facilitator hands it over", ConfirmedBy.RECEIVER,
)  # fmt: skip
HELP = Action(
    UUID(int=12), 2, ActionKind.COMMUNITY_WORK, AYNA, None, "Aýna helps in the library garden",
    date(2027, 5, 29), "The garden book", ConfirmedBy.VERIFIER, verifier="Bahar",
    verifier_agreed=True, hours=10,
)  # fmt: skip
COURSE = Action(
    UUID(int=13), 3, ActionKind.COURSE, AYNA, None, "Aýna goes to a drawing course",
    date(2027, 6, 5), "The list of the course", ConfirmedBy.FACILITATOR,
)  # fmt: skip
ACTIONS = (LETTER, HELP, COURSE)
NAMES = {AYNA: "Aýna", MARAL: "Maral", SERDAR: "Serdar"}


def hashes(actions: tuple[Action, ...] = ACTIONS, circle: Circle = CIRCLE) -> dict[UUID, str]:
    return {
        one.person_id: hash_of(copy_for(one, VERSION, 1, "tk", actions, NAMES))
        for one in circle.members
    }


def a_draft(actions: tuple[Action, ...] = ACTIONS, **more: object) -> Draft:
    read = tuple(
        ReadBack(VERSION, person_id, text_hash, "tk", NOW)
        for person_id, text_hash in hashes(actions).items()
    )
    known = {"read_back": read, "plain": hashes(actions), **more}
    return msgspec.structs.replace(Draft(VERSION, actions, hashes(actions)), **known)
