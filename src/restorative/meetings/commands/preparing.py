"""Before it begins: a named person says go or no-go, people come, each is asked alone."""

from datetime import datetime
from uuid import UUID

from piccolo.table import Table

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.consent import commands as consent
from restorative.consent.rules import How
from restorative.db import alone_with, transaction
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.meetings import queries
from restorative.meetings.rules import GoAhead, Presence, Willing
from restorative.meetings.tables import AttendanceRow, GoAheadRow, StillWillingRow
from restorative.profile import Profile
from restorative.scheduling import commands as scheduling
from restorative.scheduling import queries as dates
from restorative.scheduling.rules import HoldReason


async def say_go_ahead(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    word: GoAhead,
    now: datetime,
    profile: Profile,
) -> None:
    """Go only with an empty list; no-go holds the meeting back at once."""
    async with transaction():
        await alone_with(case_id)
        sheet = await queries.sheet(case_id, appointment_id, now, profile)
        if word is GoAhead.GO:
            require_none(sheet.to_go_ahead)
        await GoAheadRow(
            id=new_id(),
            appointment_id=appointment_id,
            case_id=case_id,
            word=word.value,
            number=await next_number(GoAheadRow, appointment_id),
            at=now,
            by=staff.account_id,
        ).save()
        said = Word.GO_AHEAD_SAID if word is GoAhead.GO else Word.NO_GO_SAID
        await record(said, by=staff.account_id, at=now, about=appointment_id)
        if word is GoAhead.NO_GO:
            await scheduling.hold_back(
                appointment_id, HoldReason.STAFF, now, profile, staff.account_id
            )


async def record_presence(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    person_id: UUID,
    presence: Presence,
    id_seen: bool,
    now: datetime,
) -> None:
    """Somebody of this meeting came, or left; for an adult of a child, whether an ID was seen."""
    async with transaction():
        await alone_with(case_id)
        await _require_guest(case_id, appointment_id, person_id)
        await AttendanceRow(
            id=new_id(),
            appointment_id=appointment_id,
            case_id=case_id,
            person_id=person_id,
            presence=presence.value,
            number=await next_number(AttendanceRow, appointment_id),
            at=now,
            by=staff.account_id,
            id_seen=id_seen,
        ).save()
        came = presence is Presence.ARRIVED
        word = Word.ARRIVAL_RECORDED if came else Word.LEAVING_RECORDED
        await record(word, by=staff.account_id, at=now, about=person_id)


async def record_willing(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    person_id: UUID,
    answer: Willing,
    now: datetime,
) -> None:
    """Asked alone. A no is a withdrawal, and has all its effects at once (R5)."""
    async with transaction():
        await alone_with(case_id)
        await _require_guest(case_id, appointment_id, person_id)
        await StillWillingRow(
            id=new_id(),
            appointment_id=appointment_id,
            case_id=case_id,
            person_id=person_id,
            answer=answer.value,
            number=await next_number(StillWillingRow, appointment_id),
            at=now,
            by=staff.account_id,
        ).save()
        await record(Word.WILLINGNESS_ASKED, by=staff.account_id, at=now, about=appointment_id)
        if answer is Willing.NO:
            await consent.record_withdrawal(staff, person_id, How.ORAL, now)


async def next_number(table: type[Table], appointment_id: UUID) -> int:
    """In the order in which they were written; the caller is alone with this meeting."""
    mine = table.appointment_id == appointment_id  # type: ignore[attr-defined]
    return 1 + int(await table.count().where(mine))


async def _require_guest(case_id: UUID, appointment_id: UUID, person_id: UUID) -> None:
    await dates.appointment_by_id(appointment_id, case_id)
    if person_id not in {one.person_id for one in await dates.guests_of(appointment_id)}:
        raise NotFound
