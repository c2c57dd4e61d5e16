"""A member of staff's day: what every room says is to do in the cases that they may see."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.access.rules import Staff, Standing
from restorative.agreements import queries as agreements
from restorative.cases import queries as cases
from restorative.consent import queries as consent
from restorative.correspondence import queries as correspondence
from restorative.followup import queries as followup
from restorative.kernel.todo import ToDo
from restorative.meetings import queries as meetings
from restorative.preparation import queries as preparation
from restorative.profile import Profile
from restorative.scheduling import queries as scheduling
from restorative.scheduling.rules import AppointmentView
from restorative.today.rules import Grouped, in_order

SOON = timedelta(days=8)


class Day(msgspec.Struct, frozen=True):
    """`seen` are the cases that may be opened; `meetings` those of the next days, in order."""

    work: Grouped
    seen: frozenset[UUID]
    references: dict[UUID, str]
    meetings: tuple[AppointmentView, ...]


async def day_of(staff: Staff, now: datetime, profile: Profile) -> Day:
    case_ids = await cases.visible_case_ids(staff)
    lines = await _work(staff, case_ids, now, profile)
    coming = await scheduling.coming(case_ids, now, now + SOON)
    wanted = {line.case_id for line in lines} | {one.case_id for one in coming}
    references = await cases.references(wanted)
    return Day(in_order(lines), frozenset(case_ids), references, tuple(coming))


async def _work(
    staff: Staff, case_ids: Collection[UUID], now: datetime, profile: Profile
) -> list[ToDo]:
    everybodys = [
        *await cases.to_do(case_ids, now, staff),
        *await preparation.to_do(case_ids, now),
    ]
    if staff.standing is Standing.SUPERVISOR:
        return [line for line in everybodys if "/suitability" in line.where]
    return [
        *everybodys,
        *await consent.to_do(case_ids, now),
        *await scheduling.to_do(case_ids, now),
        *await meetings.to_do(case_ids, now),
        *await agreements.to_do(case_ids, now),
        *await followup.to_do(case_ids, now),
        *await correspondence.to_do(case_ids, now),
    ]
