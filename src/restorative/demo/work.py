"""One case while it is made: who works on it, and the ids of what has come to be so far."""

from uuid import UUID

import msgspec

from restorative.access.rules import Participant, Staff
from restorative.cases.rules import GivenBy, Referral, Role
from restorative.demo.cast import Somebody
from restorative.demo.keys import Link
from restorative.demo.office import DemoOffice
from restorative.demo.places import House
from restorative.profile import Profile


class Work(msgspec.Struct, kw_only=True):
    """`people`, `links` and `inside` go by the names that people are called by; `inside` are
    those who have opened their link."""

    office: DemoOffice
    lead: Staff
    referral: Referral
    cast: tuple[Somebody, ...]
    house: House
    case_id: UUID = UUID(int=0)
    track_id: UUID = UUID(int=0)
    appointment_id: UUID = UUID(int=0)
    people: dict[str, UUID] = {}
    links: dict[str, Link] = {}
    inside: dict[str, Participant] = {}
    actions: dict[str, UUID] = {}

    @property
    def profile(self) -> Profile:
        return self.office.profile

    @property
    def second(self) -> Staff:
        """Whoever countersigns what the facilitator wrote down."""
        return self.office.coordinator

    def one(self, name: str) -> Somebody:
        return next(one for one in self.cast if one.name == name)

    def those(self, *roles: Role) -> tuple[Somebody, ...]:
        return tuple(one for one in self.cast if one.role in roles)

    @property
    def young_person(self) -> Somebody:
        return self.those(Role.RESPONSIBLE)[0]

    @property
    def present(self) -> tuple[Somebody, ...]:
        """Who can sit in a room: an organisation sends its representative."""
        return tuple(one for one in self.cast if not one.is_organisation)

    @property
    def direct(self) -> tuple[Somebody, ...]:
        taking_part = (Role.RESPONSIBLE, Role.HARMED, Role.REPRESENTATIVE)
        return tuple(one for one in self.present if one.role in taking_part)

    def is_harmed_side(self, one: Somebody) -> bool:
        first = self.one(one.beside) if one.beside else one
        return first.role is Role.HARMED

    def is_a_child(self, one: Somebody) -> bool:
        return any(other.beside == one.name and other.grounds for other in self.cast)

    def who_permits(self, harmed: Somebody) -> GivenBy:
        if harmed.is_organisation:
            return GivenBy.REPRESENTATIVE
        return GivenBy.GUARDIAN if self.is_a_child(harmed) else GivenBy.SELF
