"""C0: may a person harmed be contacted at all, and what must be true before a link goes out."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.cases.rules.circle import Member, Role, Side
from restorative.kernel.blockers import Blocker
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.people.rules import Details, PersonKind


class Answered(StrEnum):
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


class GivenBy(StrEnum):
    SELF = "self"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


class GivenHow(StrEnum):
    """In which way the person said so, to the referring body or to this office."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"


class GivenTo(StrEnum):
    REFERRER = "referrer"
    OFFICE = "office"


class ContactPermission(msgspec.Struct, frozen=True):
    """C0 as it was last answered for one person harmed; a new answer is a new row."""

    person_id: UUID
    answer: Answered
    given_by: GivenBy
    given_how: GivenHow
    given_to: GivenTo
    given_on: date
    recorded_at: datetime
    recorded_by: UUID

    @property
    def stands(self) -> bool:
        return self.answer is Answered.YES


class Permission(msgspec.Struct, frozen=True):
    """C0 as staff enter it."""

    answer: Answered
    given_by: GivenBy
    given_how: GivenHow
    given_to: GivenTo
    given_on: date


CONTACT_FIELDS = ("phone", "email", "address")


def stands(permission: ContactPermission | Permission | None) -> bool:
    return permission is not None and permission.answer is Answered.YES


def problems_of_contact(details: Details, side: Side, permitted: bool) -> dict[str, Sentence]:
    """No way to reach anybody of the harmed side is kept without C0, their guardian's included."""
    if side is Side.RESPONSIBLE or permitted:
        return {}
    sentence = say("Leave this empty until the person harmed has agreed to be contacted.")
    return {name: sentence for name in CONTACT_FIELDS if getattr(details, name)}


def problems_of_permission(permission: Permission, today: date) -> dict[str, Sentence]:
    if permission.given_on > today:
        return {"given_on": say("This day cannot be after today.")}
    return {}


def blockers_of_sending_a_link(
    member: Member, c0: ContactPermission | None, first_contact_held: bool, where: str = ""
) -> list[Blocker]:
    """First a call or a visit, never a link; and nobody of the harmed side without C0.

    `c0` is the answer of the person harmed for whom this member is there.
    """
    return [
        Blocker(rule, sentence, where, member.person_id)
        for rule, sentence in _in_the_way(member, c0, first_contact_held)
    ]


def _in_the_way(
    member: Member, c0: ContactPermission | None, first_contact_held: bool
) -> list[tuple[str, Sentence]]:
    name = member.card.called
    if member.card.kind is PersonKind.ORGANISATION:
        return [("R38", say("%(name)s speaks through its representative.", name=name))]
    found = []
    if member.side is Side.HARMED and not stands(c0):
        found.append(("C0", say("%(name)s has not agreed to be contacted.", name=name)))
    if member.card.do_not_contact:
        found.append(("S55", say("%(name)s is marked “do not contact”.", name=name)))
    if not first_contact_held and member.role is not Role.SUPPORTER:
        found.append(("C0", say("Call or visit %(name)s first. Then send a link.", name=name)))
    return found


def require_harmed(one: Member) -> None:
    if one.role is not Role.HARMED:
        raise RuleBroken(say("Only a person harmed is asked for this permission."))
