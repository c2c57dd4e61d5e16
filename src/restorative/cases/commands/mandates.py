"""In what name a representative speaks, and how far (R38)."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.facts import MandateChanged
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Mandate, Role
from restorative.cases.tables import MandateRow
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.profile.days import local_day


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
