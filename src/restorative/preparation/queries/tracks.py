"""What was planned, found out and decided for each track; the newest line of each counts."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from piccolo.columns import Timestamptz
from piccolo.table import Table

from restorative.db.sealing import vault
from restorative.preparation.rules import (
    Assessment,
    AttendeeCategory,
    Flag,
    Format,
    MeetingPlan,
    PlaceKind,
    RiskCheck,
    Suitability,
    Verdict,
)
from restorative.preparation.sealed import Findings
from restorative.preparation.tables import (
    AssessmentRow,
    PlanRow,
    RiskCheckRow,
    SafetyPlanRow,
    SuitabilityRow,
    SuitabilitySignature,
)

Newest = dict[UUID, dict[str, Any]]


async def plans_of(case_ids: Collection[UUID]) -> dict[UUID, MeetingPlan]:
    return {
        track_id: _plan(row)
        for track_id, row in (await newest(PlanRow, PlanRow.set_at, case_ids)).items()
    }


async def assessments_of(case_ids: Collection[UUID]) -> dict[UUID, Assessment]:
    rows = await newest(AssessmentRow, AssessmentRow.at, case_ids)
    await vault.load({row["key_id"] for row in rows.values()})
    return {track_id: await _assessment(row) for track_id, row in rows.items()}


async def risk_checks_of(case_ids: Collection[UUID]) -> dict[UUID, RiskCheck]:
    return {
        track_id: RiskCheck(track_id, row["at"], row["by"], row["unchanged"])
        for track_id, row in (await newest(RiskCheckRow, RiskCheckRow.at, case_ids)).items()
    }


async def suitability_of(case_ids: Collection[UUID]) -> dict[UUID, Suitability]:
    rows = await newest(SuitabilityRow, SuitabilityRow.decided_at, case_ids)
    seconds = await _second_signatures([row["id"] for row in rows.values()])
    return {
        track_id: suitability(row, seconds.get(row["id"], ())) for track_id, row in rows.items()
    }


async def safety_plans_of(case_ids: Collection[UUID]) -> Newest:
    """The rows as they lie, sealed: most who ask want to know only that there is one."""
    return await newest(SafetyPlanRow, SafetyPlanRow.written_at, case_ids)


async def newest(table: type[Table], at: Timestamptz, case_ids: Collection[UUID]) -> Newest:
    if not case_ids:
        return {}
    rows = (
        await table.select()
        .where(table.case_id.is_in(list(case_ids)))  # type: ignore[attr-defined]
        .order_by(at)
    )
    return {row["track_id"]: row for row in rows}


def suitability(row: dict[str, Any], seconds: Collection[UUID]) -> Suitability:
    return Suitability(
        id=row["id"],
        track_id=row["track_id"],
        decision=Verdict(row["decision"]),
        decided_at=row["decided_at"],
        flagged=frozenset(Flag(word) for word in row["flagged"].split()),
        signed_by=(row["decided_by"], *seconds),
        review_on=row["review_on"],
        specialist=row["specialist"],
    )


async def _second_signatures(suitability_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    if not suitability_ids:
        return {}
    rows = await SuitabilitySignature.select().where(
        SuitabilitySignature.suitability_id.is_in(list(suitability_ids))
    )
    return {row["suitability_id"]: (row["signed_by"],) for row in rows}


def _plan(row: dict[str, Any]) -> MeetingPlan:
    return MeetingPlan(
        track_id=row["track_id"],
        format=Format(row["format"]),
        place_kind=PlaceKind(row["place_kind"]),
        in_person=row["in_person"],
        attendee_categories=tuple(
            AttendeeCategory(word) for word in row["attendee_categories"].split()
        ),
        set_at=row["set_at"],
        set_by=row["set_by"],
        harmed_asked_first=row["harmed_asked_first"],
    )


async def _assessment(row: dict[str, Any]) -> Assessment:
    place = f"assessment:{row['id']}"
    found = await vault.open(row["sealed"], Findings, row["key_id"], place)
    return Assessment(
        id=row["id"],
        track_id=row["track_id"],
        at=row["at"],
        by=row["by"],
        gates=found.gates,
        concerns=found.concerns,
    )
