"""What is to do about referrals, deadlines and declarations."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases import rules
from restorative.cases.queries.decided import latest_declarations
from restorative.cases.queries.files import case_files
from restorative.cases.queries.setting import office_profile
from restorative.kernel.todo import ToDo
from restorative.profile.days import local_day


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    files = await case_files(case_ids, now)
    declared = await latest_declarations(case_ids)
    profile = await office_profile()
    today = local_day(now, profile)
    return [
        line
        for case_id, file in files.items()
        for line in rules.to_do(file, declared.get(case_id, {}), profile, today)
    ]
