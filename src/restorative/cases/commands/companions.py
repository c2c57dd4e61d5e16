"""Add who is there for somebody, and let them go; sealed under that party's key."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.commands.acting import alone_with_case
from restorative.cases.commands.joining import Place, join, require_case_open
from restorative.cases.commands.mandates import keep_mandate
from restorative.cases.commands.reaching import no_longer_write_to
from restorative.cases.facts import MemberLeft
from restorative.cases.queries.resembling import others_resembling
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Mandate, Role
from restorative.cases.rules.joining import (
    problems_of_helper,
    problems_of_resemblance,
    require_may_leave,
    role_of,
)
from restorative.cases.rules.permission import stands
from restorative.cases.tables import Membership
from restorative.db import transaction
from restorative.kernel.facts import announce
from restorative.people import commands as people
from restorative.people.rules import Details, Grounds
from restorative.profile.days import local_day


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
        await require_case_open(case_id)
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
        place = Place(role, ward.side, key_id, ward.track_id, for_person_id)
        await join(case_id, person_id, place, staff, now)
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


async def end_membership(case_id: UUID, person_id: UUID, staff: Staff, now: datetime) -> None:
    """Somebody who was there for another is no longer part of the case."""
    async with transaction():
        await alone_with_case(case_id)
        leaving = await queries.member(case_id, person_id, now)
        require_may_leave(leaving)
        await Membership.update(
            {Membership.left_at: now, Membership.left_by: staff.account_id}
        ).where(Membership.person_id == person_id)
        await no_longer_write_to(person_id, staff.account_id, now)
        await record(Word.MEMBER_LEFT, by=staff.account_id, at=now, about=person_id)
        await announce(
            MemberLeft(case_id=case_id, track_id=leaving.track_id, person_id=person_id, at=now)
        )
