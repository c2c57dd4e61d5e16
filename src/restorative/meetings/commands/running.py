"""The meeting begins, pauses, goes on, and comes to one of its ends."""

from datetime import datetime, timedelta
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.db import alone_with, transaction
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import Fact, announce
from restorative.kernel.ids import new_id
from restorative.meetings import queries
from restorative.meetings.commands.preparing import next_number
from restorative.meetings.facts import MeetingEnded, MeetingStarted, MeetingStopped
from restorative.meetings.queries import Sheet
from restorative.meetings.queries.scripts import script
from restorative.meetings.rules import RunKind, StopReason, may_happen
from restorative.meetings.rules.running import FINISHES
from restorative.meetings.tables import RunEventRow, StepMarkRow
from restorative.notifications import commands as notifications
from restorative.notifications.rules import TaskKind
from restorative.profile import Profile
from restorative.scheduling import commands as scheduling
from restorative.scheduling import queries as dates

WORDS = {
    RunKind.STARTED: Word.MEETING_STARTED,
    RunKind.PAUSED: Word.MEETING_PAUSED,
    RunKind.RESUMED: Word.MEETING_RESUMED,
    RunKind.STOPPED: Word.MEETING_STOPPED,
    RunKind.ADJOURNED: Word.MEETING_ADJOURNED,
    RunKind.ENDED: Word.MEETING_ENDED,
}
A_WEEK = timedelta(days=7)


async def start(
    staff: Staff, case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile
) -> None:
    """Refused by the list that the page shows (R55)."""
    async with transaction():
        await alone_with(appointment_id)
        sheet = await queries.sheet(case_id, appointment_id, now, profile)
        may_happen(RunKind.STARTED, sheet.run)
        require_none(sheet.to_start)
        await _happened(sheet, RunKind.STARTED, staff, now)
        await announce(
            MeetingStarted(
                case_id=case_id,
                track_id=sheet.appointment.track_id,
                appointment_id=appointment_id,
                at=now,
            )
        )


async def go_on(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    kind: RunKind,
    now: datetime,
    profile: Profile,
    reason: StopReason | None = None,
) -> None:
    """Pause, resume, stop, adjourn or end; for the last three the day is over."""
    async with transaction():
        await alone_with(appointment_id)
        sheet = await queries.sheet(case_id, appointment_id, now, profile)
        may_happen(kind, sheet.run)
        event_id = await _happened(sheet, kind, staff, now, reason)
        if kind in FINISHES:
            await _finish(sheet, kind, event_id, staff, now)


async def mark_step(
    staff: Staff, case_id: UUID, appointment_id: UUID, step: str, done: bool, now: datetime
) -> None:
    async with transaction():
        await alone_with(case_id)
        await dates.appointment_by_id(appointment_id, case_id)
        if step not in {one.key for one in script().step}:
            raise NotFound
        await StepMarkRow(
            id=new_id(),
            appointment_id=appointment_id,
            case_id=case_id,
            step=step,
            done=done,
            number=await next_number(StepMarkRow, appointment_id),
            at=now,
            by=staff.account_id,
        ).save()
        await record(Word.STEP_MARKED, by=staff.account_id, at=now, about=appointment_id)


async def _finish(sheet: Sheet, kind: RunKind, event_id: UUID, staff: Staff, now: datetime) -> None:
    """The date is over, both sides will be called (R59), and other rooms hear of it."""
    this = sheet.appointment
    if this.is_open:
        await scheduling.close(staff, this.case_id, this.id, now)
    for person in sheet.day.direct:
        if person.person_id in sheet.day.attendance:
            await _call(event_id, this.case_id, person.person_id, now, now)
            await _call(this.id, this.case_id, person.person_id, now, now + A_WEEK)
    await announce(_fact(sheet, kind, now))


async def _call(
    about: UUID, case_id: UUID, person_id: UUID, now: datetime, due_at: datetime
) -> None:
    await notifications.open_task(
        TaskKind.WELFARE_CALL, about, now, case_id=case_id, person_id=person_id, due_at=due_at
    )


def _fact(sheet: Sheet, kind: RunKind, now: datetime) -> Fact:
    this = sheet.appointment
    if kind is RunKind.ENDED:
        return MeetingEnded(
            case_id=this.case_id, track_id=this.track_id, appointment_id=this.id, at=now
        )
    return MeetingStopped(
        case_id=this.case_id,
        track_id=this.track_id,
        appointment_id=this.id,
        adjourned=kind is RunKind.ADJOURNED,
        at=now,
    )


async def _happened(
    sheet: Sheet,
    kind: RunKind,
    staff: Staff,
    now: datetime,
    reason: StopReason | None = None,
) -> UUID:
    this, event_id = sheet.appointment, new_id()
    await RunEventRow(
        id=event_id,
        appointment_id=this.id,
        case_id=this.case_id,
        track_id=this.track_id,
        number=await next_number(RunEventRow, this.id),
        kind=kind.value,
        reason=reason.value if reason else "",
        at=now,
        by=staff.account_id,
    ).save()
    await record(WORDS[kind], by=staff.account_id, at=now, about=this.id)
    return event_id
