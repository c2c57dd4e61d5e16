"""Something happened to a date: its event is written down, in its turn."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from restorative.kernel.ids import new_id
from restorative.scheduling.rules import EventKind, Plan
from restorative.scheduling.tables import AppointmentEventRow


async def happened(
    appointment_id: UUID,
    case_id: UUID,
    kind: EventKind,
    now: datetime,
    *,
    by: UUID | None,
    reason: str = "",
    plan: Plan | None = None,
) -> None:
    """The caller is alone with this date."""
    before = await AppointmentEventRow.count().where(
        AppointmentEventRow.appointment_id == appointment_id
    )
    row = AppointmentEventRow(
        id=new_id(),
        appointment_id=appointment_id,
        case_id=case_id,
        number=before + 1,
        kind=kind.value,
        reason=reason,
        at=now,
        by=by,
    )
    if plan is not None:
        _write(row, plan)
    await row.save()


def _write(row: AppointmentEventRow, plan: Plan) -> None:
    row.starts_at, row.ends_at, row.zone = plan.span.starts_at, plan.span.ends_at, plan.zone
    row.wall = f"{plan.span.starts_at.astimezone(ZoneInfo(plan.zone)):%Y-%m-%dT%H:%M}"
    row.venue_id, row.room_id = plan.venue_id, plan.room_id
    row.harmed_entrance = plan.doors.harmed_entrance
    row.responsible_entrance = plan.doors.responsible_entrance
    row.harmed_waiting = plan.doors.harmed_waiting
    row.responsible_waiting = plan.doors.responsible_waiting
