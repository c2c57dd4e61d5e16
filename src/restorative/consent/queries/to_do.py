"""What people's answers ask of staff next; forty cases cost as many queries as one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import CaseState
from restorative.consent import rules
from restorative.consent.queries.known import known_of
from restorative.consent.rules.todo import to_do as lines_of
from restorative.kernel.todo import ToDo


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    files = await cases.case_files(case_ids, now)
    ours = [one.id for one in files.values() if one.state is CaseState.ALLOCATED]
    circles = [one for found in (await cases.circles_of(ours, now)).values() for one in found]
    profile = await office_profile()
    lines = [
        line
        for known in (await known_of(circles, profile)).values()
        for line in lines_of(rules.matrix(known, profile, now), known)
    ]
    return list({(line.case_id, str(line.what), line.since): line for line in lines}.values())
