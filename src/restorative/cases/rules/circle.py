"""Who belongs to a case and to whom: roles, sides, one circle for each responsible young person."""

from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.people.rules import Guardian, PersonCard, PersonKind


class Role(StrEnum):
    RESPONSIBLE = "responsible"
    HARMED = "harmed"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    SUPPORTER = "supporter"
    APPROPRIATE_ADULT = "appropriate_adult"


class Side(StrEnum):
    RESPONSIBLE = "responsible"
    HARMED = "harmed"

    @property
    def other(self) -> "Side":
        return Side.HARMED if self is Side.RESPONSIBLE else Side.RESPONSIBLE


STAND_FOR_A_CHILD = frozenset({Role.GUARDIAN, Role.APPROPRIATE_ADULT})


class Member(msgspec.Struct, frozen=True):
    """A person in a case.

    `track_id` is set on the responsible side (their own track) and None on the
    harmed side, which belongs to every track. `for_person_id` is whom a guardian,
    representative, supporter or appropriate adult is there for. `may_authorise`:
    may today say yes for that child (R4, R10, R19); `guardian` says on what ground.
    """

    person_id: UUID
    role: Role
    side: Side
    track_id: UUID | None
    for_person_id: UUID | None
    card: PersonCard
    age: int | None = None
    is_minor: bool = False
    may_authorise: bool = False
    guardian: Guardian | None = None

    @property
    def is_direct(self) -> bool:
        """Takes part for themselves, or for the organisation that was harmed."""
        if self.role is Role.HARMED:
            return self.card.kind is PersonKind.PERSON
        return self.role in (Role.RESPONSIBLE, Role.REPRESENTATIVE)


class Circle(msgspec.Struct, frozen=True):
    """One young person's side and the whole harmed side: whom this track is about (R39)."""

    case_id: UUID
    track_id: UUID
    reference: str
    young_person: Member
    members: tuple[Member, ...]

    def member(self, person_id: UUID) -> Member | None:
        return next((one for one in self.members if one.person_id == person_id), None)

    def side(self, side: Side) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.side is side)

    def guardians_of(self, person_id: UUID) -> tuple[Member, ...]:
        """Whoever stands for this child, in conflict or not: ask each one's `may_authorise`."""
        return tuple(
            one
            for one in self.members
            if one.role in STAND_FOR_A_CHILD and one.for_person_id == person_id
        )

    def supporters_of(self, person_id: UUID) -> tuple[Member, ...]:
        return tuple(
            one
            for one in self.members
            if one.role is Role.SUPPORTER and one.for_person_id == person_id
        )

    def representatives_of(self, organisation_id: UUID) -> tuple[Member, ...]:
        return tuple(
            one
            for one in self.members
            if one.role is Role.REPRESENTATIVE and one.for_person_id == organisation_id
        )

    @property
    def direct(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.is_direct)

    @property
    def harmed(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.role is Role.HARMED)

    @property
    def minors(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.is_minor)


class Seat(msgspec.Struct, frozen=True):
    """Where a participant who came by a link sits: their own place, and nobody else's."""

    case_id: UUID
    person_id: UUID
    role: Role
    side: Side
    for_person_id: UUID | None
    track_ids: tuple[UUID, ...]
