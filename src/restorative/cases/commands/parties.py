"""Add whom a case is about, each under a key of their own."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.cases import queries, rules
from restorative.cases.commands.joining import Place, join, require_case_open
from restorative.cases.commands.permissions import keep_permission
from restorative.cases.queries.resembling import cases_resembling
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Permission, Role, Side
from restorative.cases.rules.joining import (
    problems_of_harmed,
    problems_of_known,
    problems_of_young_person,
)
from restorative.cases.tables import TrackRow
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id
from restorative.people import commands as people
from restorative.people.rules import Details
from restorative.profile.days import local_day


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
        await require_case_open(case_id)
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
        place = Place(Role.RESPONSIBLE, Side.RESPONSIBLE, key_id, track_id)
        await join(case_id, person_id, place, staff, now)
    return person_id


async def add_person_harmed(
    case_id: UUID, details: Details, permission: Permission | None, staff: Staff, now: datetime
) -> UUID:
    """A person or an organisation; no way to reach them is kept without their permission (C0)."""
    profile = await office_profile()
    today = local_day(now, profile)
    rules.require_sound(problems_of_harmed(details, permission, today))
    async with transaction():
        await require_case_open(case_id)
        key_id = await vault.new_key()
        person_id = await people.add_person(details, key_id, staff.account_id, now)
        if permission is not None:
            await keep_permission(case_id, person_id, permission, staff.account_id, now)
        place = Place(Role.HARMED, Side.HARMED, key_id)
        await join(case_id, person_id, place, staff, now)
    return person_id
