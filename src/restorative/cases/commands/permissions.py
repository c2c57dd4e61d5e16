"""C0: may a person harmed be contacted; and what is forgotten when they say no."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.commands.acting import alone_with_case
from restorative.cases.commands.reaching import no_longer_write_to
from restorative.cases.facts import ContactPermissionChanged
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Answered, Permission
from restorative.cases.tables import ContactPermissionRow
from restorative.db import transaction
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.people import commands as people
from restorative.people.queries import details as kept_details
from restorative.people.rules import without_contact
from restorative.profile.days import local_day


async def record_contact_permission(
    case_id: UUID, person_id: UUID, permission: Permission, staff: Staff, now: datetime
) -> None:
    """A new answer is a new row; after a no, no way to reach the party is kept."""
    today = local_day(now, await office_profile())
    rules.require_sound(rules.problems_of_permission(permission, today))
    async with transaction():
        await alone_with_case(case_id)
        one = await queries.member(case_id, person_id, now)
        rules.require_harmed(one)
        await keep_permission(case_id, person_id, permission, staff.account_id, now)
        if permission.answer is not Answered.YES:
            await _leave_in_peace(case_id, person_id, staff, now)
        stands = permission.answer is Answered.YES
        await announce(
            ContactPermissionChanged(case_id=case_id, person_id=person_id, stands=stands, at=now)
        )


async def keep_permission(
    case_id: UUID, person_id: UUID, permission: Permission, by: UUID, now: datetime
) -> None:
    mine = ContactPermissionRow.person_id == person_id
    number = 1 + await ContactPermissionRow.count().where(mine)
    await ContactPermissionRow(
        id=new_id(),
        place=f"{person_id.hex}:{number}",
        case_id=case_id,
        person_id=person_id,
        number=number,
        answer=permission.answer.value,
        given_by=permission.given_by.value,
        given_how=permission.given_how.value,
        given_to=permission.given_to.value,
        given_on=permission.given_on,
        recorded_at=now,
        recorded_by=by,
    ).save()
    word = Word.CONTACT_PERMISSION_RECORDED
    await record(word, by=by, at=now, about=person_id, reason=permission.answer.value)


async def _leave_in_peace(case_id: UUID, person_id: UUID, staff: Staff, now: datetime) -> None:
    """The whole party: no message that waits, no link, no number."""
    for one in await queries.members(case_id, now):
        if person_id in (one.person_id, one.for_person_id):
            await no_longer_write_to(one.person_id, staff.account_id, now)
            await _forget_contacts(one.person_id, staff, now)


async def _forget_contacts(person_id: UUID, staff: Staff, now: datetime) -> None:
    kept = await kept_details(person_id)
    bare = without_contact(kept.details)
    if bare != kept.details:
        await people.change_details(person_id, bare, kept.version, staff.account_id, now)
