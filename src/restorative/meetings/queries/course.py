"""How a meeting went: its events, who came, what was asked of each alone, which steps are done."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.meetings.rules import (
    Asked,
    Attendance,
    GoAhead,
    Presence,
    Run,
    RunEvent,
    RunKind,
    Seen,
    StopReason,
    Willing,
    attendance,
    run,
)
from restorative.meetings.tables import (
    AttendanceRow,
    GoAheadRow,
    RunEventRow,
    StepMarkRow,
    StillWillingRow,
)


async def run_of(appointment_id: UUID) -> Run:
    return (await runs([appointment_id])).get(appointment_id, Run())


async def runs(appointment_ids: Collection[UUID]) -> dict[UUID, Run]:
    if not appointment_ids:
        return {}
    rows = (
        await RunEventRow.select()
        .where(RunEventRow.appointment_id.is_in(list(appointment_ids)))
        .order_by(RunEventRow.number)
    )
    found: dict[UUID, list[RunEvent]] = {}
    for row in rows:
        found.setdefault(row["appointment_id"], []).append(_event(row))
    return {appointment_id: run(events) for appointment_id, events in found.items()}


async def events_of_track(track_id: UUID) -> list[RunEvent]:
    rows = (
        await RunEventRow.select()
        .where(RunEventRow.track_id == track_id)
        .order_by(RunEventRow.at, RunEventRow.number)
    )
    return [_event(row) for row in rows]


async def attendance_at(appointment_ids: Collection[UUID]) -> dict[UUID, Attendance]:
    """By person."""
    if not appointment_ids:
        return {}
    rows = (
        await AttendanceRow.select()
        .where(AttendanceRow.appointment_id.is_in(list(appointment_ids)))
        .order_by(AttendanceRow.number)
    )
    return attendance(
        Seen(
            person_id=row["person_id"],
            presence=Presence(row["presence"]),
            at=row["at"],
            id_seen=row["id_seen"],
        )
        for row in rows
    )


async def asked_alone(appointment_id: UUID) -> list[Asked]:
    rows = (
        await StillWillingRow.select()
        .where(StillWillingRow.appointment_id == appointment_id)
        .order_by(StillWillingRow.number)
    )
    return [Asked(row["person_id"], Willing(row["answer"]), row["at"]) for row in rows]


class Said(msgspec.Struct, frozen=True):
    """The last word about a date: what, when, whose."""

    word: GoAhead
    at: datetime
    by: UUID


async def go_aheads(appointment_ids: Collection[UUID]) -> dict[UUID, Said]:
    if not appointment_ids:
        return {}
    rows = (
        await GoAheadRow.select()
        .where(GoAheadRow.appointment_id.is_in(list(appointment_ids)))
        .order_by(GoAheadRow.number)
    )
    return {row["appointment_id"]: Said(GoAhead(row["word"]), row["at"], row["by"]) for row in rows}


async def steps_done(appointment_id: UUID) -> frozenset[str]:
    rows = (
        await StepMarkRow.select()
        .where(StepMarkRow.appointment_id == appointment_id)
        .order_by(StepMarkRow.number)
    )
    last = {row["step"]: row["done"] for row in rows}
    return frozenset(step for step, done in last.items() if done)


def _event(row: dict[str, Any]) -> RunEvent:
    return RunEvent(
        id=row["id"],
        appointment_id=row["appointment_id"],
        kind=RunKind(row["kind"]),
        at=row["at"],
        by=row["by"],
        reason=StopReason(row["reason"]) if row["reason"] else None,
    )
