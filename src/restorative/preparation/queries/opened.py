"""What only some may read: notes, findings, reasons, the safety plan. Each opened by its key."""

from typing import Any, TypeVar
from uuid import UUID

import msgspec

from restorative.db.sealing import vault
from restorative.preparation.queries import tracks
from restorative.preparation.queries.people import contact
from restorative.preparation.rules import ContactHeld, SafetyPlan
from restorative.preparation.sealed import Findings, Note, Reasons
from restorative.preparation.tables import AssessmentRow, ContactRow, SuitabilityRow

T = TypeVar("T", bound=msgspec.Struct)


class Talk(msgspec.Struct, frozen=True):
    """A contact with its private note: for the facilitators of the case (R16)."""

    contact: ContactHeld
    note: str


async def talks(case_id: UUID, person_id: UUID) -> list[Talk]:
    """The newest first."""
    rows = (
        await ContactRow.select()
        .where((ContactRow.case_id == case_id) & (ContactRow.person_id == person_id))
        .order_by(ContactRow.on, ContactRow.at, ascending=False)
    )
    return [Talk(contact(row), await _note(row)) for row in rows]


async def findings(case_id: UUID, track_id: UUID) -> Findings | None:
    rows = await tracks.newest(AssessmentRow, AssessmentRow.at, [case_id])
    return await _opened(rows.get(track_id), Findings, "assessment")


async def reasons(case_id: UUID, track_id: UUID) -> Reasons | None:
    rows = await tracks.newest(SuitabilityRow, SuitabilityRow.decided_at, [case_id])
    return await _opened(rows.get(track_id), Reasons, "suitability")


async def safety_plan(case_id: UUID, track_id: UUID) -> SafetyPlan | None:
    rows = await tracks.safety_plans_of([case_id])
    return await _opened(rows.get(track_id), SafetyPlan, "safety_plan")


async def _note(row: dict[str, Any]) -> str:
    if row["sealed"] is None:
        return ""
    place = f"preparation_contact:{row['id']}"
    return (await vault.open(row["sealed"], Note, row["key_id"], place)).text


async def _opened(row: dict[str, Any] | None, kind: type[T], table: str) -> T | None:
    if row is None:
        return None
    return await vault.open(row["sealed"], kind, row["key_id"], f"{table}:{row['id']}")
