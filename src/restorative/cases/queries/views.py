"""What the staff pages about people show, put together for the one who asks."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases.queries.files import case_for, require_seen_by
from restorative.cases.queries.members import member, members
from restorative.cases.queries.permissions import contact_permissions, mandates
from restorative.cases.rules import CaseFile, ContactPermission, Mandate, Member, Role
from restorative.kernel.errors import NotFound
from restorative.people import queries as people
from restorative.people.rules import Guardian, Masked, Needs, NoContact, masked


class PeopleView(msgspec.Struct, frozen=True):
    """F6: everybody in the case, without a contact detail."""

    file: CaseFile
    members: tuple[Member, ...]
    permissions: dict[UUID, ContactPermission]
    needs: dict[UUID, Needs]
    no_contacts: tuple[NoContact, ...]
    same_number: frozenset[UUID]

    @property
    def young_people(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.role is Role.RESPONSIBLE)

    @property
    def harmed(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.role is Role.HARMED)

    def there_for(self, person_id: UUID) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.for_person_id == person_id)

    def called(self, person_id: UUID) -> str:
        return next((m.card.called for m in self.members if m.person_id == person_id), "")

    def order(self, order_id: UUID) -> NoContact:
        """An order between two people of this case, or not there."""
        for one in self.no_contacts:
            if one.id == order_id:
                return one
        raise NotFound


class PersonView(msgspec.Struct, frozen=True):
    """One person. `masked` is None for whoever may not ask to see more."""

    everybody: PeopleView
    member: Member
    version: int
    masked: Masked | None
    needs: Needs
    permission: ContactPermission | None
    mandate: Mandate | None
    no_contacts: tuple[NoContact, ...]
    shares_number_with: tuple[str, ...]
    verified_by: str

    @property
    def file(self) -> CaseFile:
        return self.everybody.file

    @property
    def there_for(self) -> Member | None:
        """Whom this person stands beside."""
        wanted = self.member.for_person_id
        return next((m for m in self.everybody.members if m.person_id == wanted), None)


async def people_of(staff: Staff, case_id: UUID, now: datetime) -> PeopleView:
    file = await case_for(staff, case_id, now)
    everybody = await members(case_id, now)
    ids = [one.person_id for one in everybody]
    return PeopleView(
        file=file,
        members=everybody,
        permissions=await contact_permissions(ids),
        needs=await people.needs_of(ids),
        no_contacts=tuple(await people.no_contacts(ids)),
        same_number=_in_pairs(await people.same_number(ids)),
    )


async def person_of(staff: Staff, case_id: UUID, person_id: UUID, now: datetime) -> PersonView:
    everybody = await people_of(staff, case_id, now)
    found = [one for one in everybody.members if one.person_id == person_id]
    if not found:
        raise NotFound
    kept = await people.details(person_id)
    pairs = await people.same_number([one.person_id for one in everybody.members])
    return PersonView(
        everybody=everybody,
        member=found[0],
        version=kept.version,
        masked=masked(kept.details) if allows(Permission.PEOPLE_REVEAL, staff) else None,
        needs=everybody.needs.get(person_id, Needs()),
        permission=everybody.permissions.get(person_id),
        mandate=(await mandates([person_id])).get(person_id),
        no_contacts=tuple(o for o in everybody.no_contacts if person_id in (o.a, o.b)),
        shares_number_with=tuple(
            everybody.called(other)
            for pair in pairs
            if person_id in pair
            for other in pair
            if other != person_id
        ),
        verified_by=await _recorded_by(found[0]),
    )


async def _recorded_by(one: Member) -> str:
    """Who of the staff saw the papers of this guardian."""
    by = one.guardian.recorded_by if one.guardian else None
    return await access.colleague(by) if by else ""


async def details_of(staff: Staff, case_id: UUID, person_id: UUID, now: datetime) -> people.Kept:
    """For the page that changes them; it shows no number."""
    await _member_for(staff, case_id, person_id, now)
    return await people.details(person_id)


async def guardianship_of(staff: Staff, case_id: UUID, person_id: UUID, now: datetime) -> Guardian:
    one = await _member_for(staff, case_id, person_id, now)
    if one.guardian is None:
        raise NotFound
    return one.guardian


async def _member_for(staff: Staff, case_id: UUID, person_id: UUID, now: datetime) -> Member:
    await require_seen_by(staff, case_id)
    return await member(case_id, person_id, now)


def _in_pairs(pairs: Collection[tuple[UUID, UUID]]) -> frozenset[UUID]:
    return frozenset(one for pair in pairs for one in pair)
