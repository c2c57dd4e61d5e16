"""Change what is known of somebody in a case; people's room keeps it."""

from datetime import date, datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.cases import queries, rules
from restorative.cases.queries.permissions import harmed_behind
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Member, require_open
from restorative.cases.rules.joining import problems_of_change
from restorative.cases.rules.permission import stands
from restorative.db import transaction
from restorative.kernel.errors import NotFound
from restorative.people import commands as people
from restorative.people.queries import no_contacts
from restorative.people.rules import (
    Details,
    Grounds,
    Needs,
    NoContact,
    OrderKind,
    Reach,
    WhyShown,
    problems_of_grounds,
    problems_of_order,
    problems_of_variation,
)
from restorative.profile.days import local_day


async def change_details(
    case_id: UUID, person_id: UUID, details: Details, version: int, staff: Staff, now: datetime
) -> None:
    """Raises `ChangedMeanwhile` when somebody saved after `version` was read."""
    async with transaction():
        one = await _of_theirs(staff, case_id, person_id, now)
        require_open(await queries.state(case_id))
        permitted = stands(await queries.contact_permission(harmed_behind(one)))
        rules.require_sound(problems_of_change(one, details, permitted, await _today(now)))
        await people.change_details(person_id, details, version, staff.account_id, now)


async def record_needs(
    case_id: UUID, person_id: UUID, needs: Needs, staff: Staff, now: datetime
) -> None:
    async with transaction():
        await _of_theirs(staff, case_id, person_id, now)
        await people.record_needs(person_id, needs, staff.account_id, now)


async def show_contact(
    case_id: UUID, person_id: UUID, why: WhyShown, staff: Staff, now: datetime
) -> Reach:
    async with transaction():
        await _of_theirs(staff, case_id, person_id, now)
        return await people.show_contact(person_id, why, staff.account_id, now)


async def record_guardianship(
    case_id: UUID, guardian_id: UUID, grounds: Grounds, staff: Staff, now: datetime
) -> None:
    """For the child for whom this guardian is in the case."""
    rules.require_sound(problems_of_grounds(grounds))
    async with transaction():
        one = await _of_theirs(staff, case_id, guardian_id, now)
        if one.for_person_id is None or one.guardian is None:
            raise NotFound
        await people.record_guardianship(
            one.for_person_id, guardian_id, grounds, staff.account_id, now
        )


async def record_no_contact(
    case_id: UUID,
    a: UUID,
    b: UUID,
    kind: OrderKind,
    from_on: date,
    until_on: date | None,
    staff: Staff,
    now: datetime,
) -> None:
    rules.require_sound(problems_of_order(a, b, from_on, until_on))
    async with transaction():
        for person_id in (a, b):
            await _of_theirs(staff, case_id, person_id, now)
        await people.record_no_contact(a, b, kind, from_on, until_on, staff.account_id, now)


async def propose_variation(
    case_id: UUID,
    order_id: UUID,
    from_on: date,
    until_on: date,
    written_on: date,
    staff: Staff,
    now: datetime,
) -> None:
    rules.require_sound(problems_of_variation(from_on, until_on, written_on, await _today(now)))
    async with transaction():
        order = await _order_of(case_id, order_id, staff, now)
        await people.propose_variation(
            order.id, from_on, until_on, written_on, staff.account_id, now
        )


async def confirm_variation(
    case_id: UUID, order_id: UUID, variation_id: UUID, staff: Staff, now: datetime
) -> None:
    """R2: the second person."""
    async with transaction():
        order = await _order_of(case_id, order_id, staff, now)
        for variation in order.variations:
            if variation.id == variation_id:
                await people.confirm_variation(variation, staff.account_id, now)
                return
        raise NotFound


async def _of_theirs(staff: Staff, case_id: UUID, person_id: UUID, now: datetime) -> Member:
    await queries.require_seen_by(staff, case_id)
    return await queries.member(case_id, person_id, now)


async def _order_of(case_id: UUID, order_id: UUID, staff: Staff, now: datetime) -> NoContact:
    await queries.require_seen_by(staff, case_id)
    everybody = [one.person_id for one in await queries.members(case_id, now)]
    for order in await no_contacts(everybody):
        if order.id == order_id:
            return order
    raise NotFound


async def _today(now: datetime) -> date:
    return local_day(now, await office_profile())
