"""Talks held with a person before the meeting (R18)."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Member, Side
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say

ALONE_FROM, ALONE_BELOW = 10, 14
"""Ages at which a talk without the guardian is owed (domain 5.4)."""


class ContactWay(StrEnum):
    CALL = "call"
    VISIT = "visit"
    OFFICE = "office"
    VIDEO = "video"
    LETTER = "letter"


class Company(StrEnum):
    """Who else was there; nobody named means that the person was alone with the facilitator."""

    GUARDIAN = "guardian"
    SUPPORTER = "supporter"
    INTERPRETER = "interpreter"
    PSYCHOLOGIST = "psychologist"
    LAWYER = "lawyer"
    OTHER = "other"


FIRST_WITH_HARMED = frozenset({ContactWay.CALL, ContactWay.VISIT, ContactWay.OFFICE})
TALKS = frozenset(ContactWay) - {ContactWay.LETTER}


class ContactHeld(msgspec.Struct, frozen=True):
    """One contact, or one try; a try is kept and counts for nothing."""

    id: UUID
    person_id: UUID
    on: date
    how: ContactWay
    reached: bool
    company: tuple[Company, ...]
    at: datetime
    by: UUID

    @property
    def is_talk(self) -> bool:
        return self.reached and self.how in TALKS


def contact_held(
    contact: ContactHeld, member: Member, earlier: Collection[ContactHeld], today: date
) -> ContactHeld:
    """A person harmed first hears a voice: a call or a visit, never a letter or a link."""
    if contact.on > today:
        raise RuleBroken(say("Enter a day that is not in the future."), "on")
    if member.side is not Side.HARMED or contact.how in FIRST_WITH_HARMED:
        return contact
    if not any(one.is_talk for one in earlier):
        raise RuleBroken(
            say("The first contact with this side is a call or a visit. Choose one of these."),
            "how",
        )
    return contact


def was_talked_to(person_id: UUID, contacts: Collection[ContactHeld]) -> bool:
    return any(one.person_id == person_id and one.is_talk for one in contacts)


def was_talked_to_alone(person_id: UUID, contacts: Collection[ContactHeld]) -> bool:
    """Without a guardian beside them; an interpreter or a psychologist may be there."""
    return any(
        one.person_id == person_id and one.is_talk and Company.GUARDIAN not in one.company
        for one in contacts
    )


def owes_a_talk_alone(member: Member) -> bool:
    return member.is_minor and member.age is not None and ALONE_FROM <= member.age < ALONE_BELOW


def people_to_prepare(circle: Circle) -> tuple[Member, ...]:
    """Everybody who takes part themselves, and whoever says yes for a child."""
    return tuple(one for one in circle.members if one.is_direct or one.may_authorise) + tuple(
        one for one in circle.members if _is_only_beside(one)
    )


def _is_only_beside(member: Member) -> bool:
    return not member.is_direct and not member.may_authorise and member.for_person_id is not None
