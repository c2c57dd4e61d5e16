"""What preparation asks of staff next; forty cases cost as many queries as one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.rules import CaseState
from restorative.kernel.todo import ToDo
from restorative.preparation.queries.whole import preparations_of
from restorative.preparation.rules.todo import to_do as lines_of


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    files = await cases.case_files(case_ids, now)
    ours = {one.id: one for one in files.values() if one.state is CaseState.ALLOCATED}
    circles = [circle for found in (await cases.circles_of(ours, now)).values() for circle in found]
    known = await preparations_of(circles)
    return [
        line
        for circle in circles
        for line in lines_of(circle, known[circle.track_id], ours[circle.case_id].received_at)
    ]
