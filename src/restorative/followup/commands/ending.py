"""The report leaves, then the case is closed: each on its own list."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import commands as cases
from restorative.db import alone_with, transaction
from restorative.db.sealing import vault
from restorative.followup.commands.projection import project
from restorative.followup.forms import ReportForm
from restorative.followup.queries.ending import ending_of, endings_of, preview_of
from restorative.followup.queries.tracks import Plan, plan_of
from restorative.followup.rules.completion import (
    blockers_of_closing,
    blockers_of_reporting,
    closing_reason,
)
from restorative.followup.tables import ReferrerReport
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id


async def hand_over_report(staff: Staff, track_id: UUID, form: ReportForm, now: datetime) -> None:
    """Keep, word for word, what the referrer was told. Raises `Blocked` (R35, R36, R58)."""
    async with transaction():
        await alone_with(track_id)
        plan = await _plan(track_id, now)
        version = plan.in_force.version
        ending = await ending_of(plan, track_id, now)
        require_none(blockers_of_reporting(plan.circle, ending))
        row_id = new_id()
        report = await preview_of(track_id, now)
        await ReferrerReport(
            id=row_id,
            case_id=version.case_id,
            track_id=track_id,
            handed_over_on=form.handed_over_on,
            how=form.how.value,
            sent_at=now,
            sent_by=staff.account_id,
            key_id=version.key_id,
            sealed=await vault.seal(report, version.key_id, f"referrer_report:{row_id}"),
        ).save()
        await record(Word.REPORT_HANDED_OVER, by=staff.account_id, at=now, about=track_id)
        await project(plan, now)


async def close(staff: Staff, case_id: UUID, now: datetime) -> None:
    """Raises `Blocked` while anything is open on any track."""
    async with transaction():
        await cases.alone_with_case(case_id)
        endings = await endings_of(case_id, now)
        require_none(blockers_of_closing(endings, f"/cases/{case_id}/closing"))
        await cases.close_case(case_id, closing_reason(endings).value, staff.account_id, now)


async def _plan(track_id: UUID, now: datetime) -> Plan:
    plan = await plan_of(track_id, now)
    if plan is None:
        raise NotFound
    return plan
