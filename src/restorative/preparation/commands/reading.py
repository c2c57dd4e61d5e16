"""To read what was found out about people is a deed too, and is kept (R42)."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.preparation import queries
from restorative.preparation.rules import SafetyPlan
from restorative.preparation.sealed import Findings, Reasons


async def read_assessment(
    staff: Staff, case_id: UUID, track_id: UUID, now: datetime
) -> Findings | None:
    async with transaction():
        found = await queries.findings(case_id, track_id)
        if found:
            await record(Word.ASSESSMENT_READ, by=staff.account_id, at=now, about=track_id)
        return found


async def read_suitability(
    staff: Staff, case_id: UUID, track_id: UUID, now: datetime
) -> Reasons | None:
    async with transaction():
        found = await queries.reasons(case_id, track_id)
        if found:
            await record(Word.ASSESSMENT_READ, by=staff.account_id, at=now, about=track_id)
        return found


async def read_safety_plan(
    staff: Staff, case_id: UUID, track_id: UUID, now: datetime
) -> SafetyPlan | None:
    async with transaction():
        found = await queries.safety_plan(case_id, track_id)
        if found:
            await record(Word.SAFETY_PLAN_READ, by=staff.account_id, at=now, about=track_id)
        return found
