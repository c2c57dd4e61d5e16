"""People join a case, each party under its own key; each time the declarations age (R32)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.commands.acting import require_open
from restorative.cases.commands.permissions import keep_permission
from restorative.cases.commands.reaching import no_longer_write_to
from restorative.cases.facts import MandateChanged, MemberAdded, MemberLeft
from restorative.cases.queries.resembling import cases_resembling, others_resembling
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Mandate, Member, Permission, Role, Side
from restorative.cases.rules.joining import (
    problems_of_harmed,
    problems_of_helper,
    problems_of_known,
    problems_of_resemblance,
    problems_of_young_person,
    require_may_leave,
    role_of,
)
from restorative.cases.rules.permission import stands
from restorative.cases.tables import Case, MandateRow, Membership, TrackRow
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.people import commands as people
from restorative.people.rules import Details, Grounds
from restorative.profile.days import local_day


class _Place(msgspec.Struct, frozen=True):
    """As what somebody joins, and under which key."""

    role: Role
    side: Side
    key_id: UUID
    track_id: UUID | None = None
    for_person_id: UUID | None = None


async def add_young_person(
    case_id: UUID, details: Details, staff: Staff, now: datetime, *, sure: bool = True
) -> UUID:
    """A responsible young person, with a track and a family key of their own (R39).

    `sure`: somebody looked at the cases in which this person may be already.
    """
    today = local_day(now, await office_profile())
    known = () if sure else await cases_resembling(details, case_id)
    rules.require_sound(
        {**problems_of_young_person(details, today), **problems_of_known(known, sure)}
    )
    async with transaction():
        await _require_open(case_id)
        key_id, track_id = await vault.new_key(), new_id()
        person_id = await people.add_person(details, key_id, staff.account_id, now)
        number = 1 + len(await queries.tracks(case_id))
        await TrackRow(
            id=track_id,
            place=f"{case_id.hex}:{number}",
            case_id=case_id,
            number=number,
            person_id=person_id,
            key_id=key_id,
        ).save()
        place = _Place(Role.RESPONSIBLE, Side.RESPONSIBLE, key_id, track_id)
        await _join(case_id, person_id, place, staff, now)
    return person_id


async def add_person_harmed(
    case_id: UUID, details: Details, permission: Permission | None, staff: Staff, now: datetime
) -> UUID:
    """A person or an organisation; no way to reach them is kept without their permission (C0)."""
    profile = await office_profile()
    today = local_day(now, profile)
    rules.require_sound(problems_of_harmed(details, permission, today))
    async with transaction():
        await _require_open(case_id)
        key_id = await vault.new_key()
        person_id = await people.add_person(details, key_id, staff.account_id, now)
        if permission is not None:
            await keep_permission(case_id, person_id, permission, staff.account_id, now)
        place = _Place(Role.HARMED, Side.HARMED, key_id)
        await _join(case_id, person_id, place, staff, now)
    return person_id


async def add_member(
    case_id: UUID,
    role: Role,
    for_person_id: UUID,
    details: Details,
    staff: Staff,
    now: datetime,
    *,
    grounds: Grounds | None = None,
    mandate: Mandate | None = None,
    sure: bool = True,
) -> UUID:
    """A guardian, an appropriate adult (both with `grounds`), a representative (with a
    `mandate`) or a supporter: there for somebody, and sealed under the key of their party."""
    today = local_day(now, await office_profile())
    async with transaction():
        await _require_open(case_id)
        ward = await queries.member(case_id, for_person_id, now)
        permitted = stands(await queries.contact_permission(for_person_id))
        problems = problems_of_helper(role, ward, details, grounds, mandate, permitted, today)
        alike = () if sure else await others_resembling(case_id, ward.side, details, now)
        rules.require_sound({**problems, **problems_of_resemblance(alike, grounds, sure)})
        key_id = await queries.key_of_party(case_id, for_person_id)
        person_id = await people.add_person(details, key_id, staff.account_id, now)
        if grounds is not None:
            await people.record_guardianship(
                for_person_id, person_id, grounds, staff.account_id, now
            )
        if mandate is not None:
            await keep_mandate(person_id, for_person_id, key_id, mandate, staff, now)
        place = _Place(role, ward.side, key_id, ward.track_id, for_person_id)
        await _join(case_id, person_id, place, staff, now)
    return person_id


async def add_guardian(
    case_id: UUID,
    child_id: UUID,
    details: Details,
    grounds: Grounds,
    staff: Staff,
    now: datetime,
    *,
    sure: bool = True,
) -> UUID:
    """A parent or guardian; whoever only stands in is an appropriate adult (5.9)."""
    role = role_of(grounds)
    return await add_member(
        case_id, role, child_id, details, staff, now, grounds=grounds, sure=sure
    )


async def record_mandate(
    case_id: UUID, person_id: UUID, mandate: Mandate, staff: Staff, now: datetime
) -> None:
    """R38: in what name, and how far; a new mandate is a new row."""
    today = local_day(now, await office_profile())
    rules.require_sound(rules.problems_of_mandate(mandate, today))
    async with transaction():
        one = await queries.member(case_id, person_id, now)
        if one.role is not Role.REPRESENTATIVE or one.for_person_id is None:
            raise NotFound
        key_id = await queries.key_of_party(case_id, one.for_person_id)
        await keep_mandate(person_id, one.for_person_id, key_id, mandate, staff, now)
        await announce(
            MandateChanged(case_id=case_id, person_id=person_id, organisation_id=one.for_person_id)
        )


async def keep_mandate(
    person_id: UUID,
    for_person_id: UUID,
    key_id: UUID,
    mandate: Mandate,
    staff: Staff,
    now: datetime,
) -> None:
    row_id = new_id()
    await MandateRow(
        id=row_id,
        person_id=person_id,
        for_person_id=for_person_id,
        key_id=key_id,
        sealed=await vault.seal(mandate, key_id, f"mandate:{row_id}"),
        recorded_at=now,
        recorded_by=staff.account_id,
    ).save()
    await record(Word.MANDATE_RECORDED, by=staff.account_id, at=now, about=person_id)


async def end_membership(case_id: UUID, person_id: UUID, staff: Staff, now: datetime) -> None:
    """Somebody who was there for another is no longer part of the case."""
    async with transaction():
        leaving = await queries.member(case_id, person_id, now)
        require_may_leave(leaving)
        await Membership.update(
            {Membership.left_at: now, Membership.left_by: staff.account_id}
        ).where(Membership.person_id == person_id)
        await no_longer_write_to(person_id, staff.account_id, now)
        await record(Word.MEMBER_LEFT, by=staff.account_id, at=now, about=person_id)
        await announce(_left(case_id, leaving, now))


def _left(case_id: UUID, leaving: Member, now: datetime) -> MemberLeft:
    return MemberLeft(
        case_id=case_id, track_id=leaving.track_id, person_id=leaving.person_id, at=now
    )


async def _join(case_id: UUID, person_id: UUID, place: _Place, staff: Staff, now: datetime) -> None:
    """The roster grows: what facilitators declared before does not cover this person (R32)."""
    (case,) = (
        await Case.update({Case.roster: Case.roster + 1})
        .where(Case.id == case_id)
        .returning(Case.roster)
    )
    await Membership(
        id=new_id(),
        case_id=case_id,
        person_id=person_id,
        role=place.role.value,
        side=place.side.value,
        track_id=place.track_id,
        for_person_id=place.for_person_id,
        key_id=place.key_id,
        number=case["roster"],
        joined_at=now,
        joined_by=staff.account_id,
    ).save()
    await record(Word.MEMBER_ADDED, by=staff.account_id, at=now, about=case_id)
    await announce(MemberAdded(case_id=case_id, track_id=place.track_id, person_id=person_id))


async def _require_open(case_id: UUID) -> None:
    require_open(await queries.state(case_id))
