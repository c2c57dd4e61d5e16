"""What is to do about referrals, deadlines and declarations."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.access import queries as access
from restorative.access.rules import GrantKind, Staff, Standing
from restorative.cases import rules
from restorative.cases.queries.decided import latest_declarations
from restorative.cases.queries.files import case_files
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules.todo import to_declare_first
from restorative.kernel.todo import ToDo
from restorative.profile.days import local_day


async def to_do(
    case_ids: Collection[UUID], now: datetime, staff: Staff | None = None
) -> list[ToDo]:
    """For a facilitator (`staff`): their own lines, and the cases that they were asked to take."""
    files = await case_files(case_ids, now)
    declared = await latest_declarations(case_ids)
    profile = await office_profile()
    today, who = local_day(now, profile), _facilitator(staff)
    lines = [
        line
        for case_id, file in files.items()
        for line in rules.to_do(file, declared.get(case_id, {}), profile, today, who)
    ]
    return [*lines, *(await asked_of(staff, now) if staff and who else [])]


async def asked_of(staff: Staff, now: datetime) -> list[ToDo]:
    """The cases that this facilitator was asked to take and has not answered about."""
    asked = await access.cases_granted(staff.account_id, GrantKind.ASKED)
    files = await case_files(asked, now)
    declared = await latest_declarations(asked)
    return [
        to_declare_first(case_id, file.received_at)
        for case_id, file in files.items()
        if not rules.declaration_stands(
            declared.get(case_id, {}).get(staff.account_id), file.roster
        )
    ]


def _facilitator(staff: Staff | None) -> UUID | None:
    is_one = staff is not None and staff.standing is Standing.FACILITATOR
    return staff.account_id if staff is not None and is_one else None
