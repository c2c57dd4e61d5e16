"""All that is known of a meeting's day, and the three lists that follow from it (F11)."""

from datetime import datetime, time
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.cases import queries as cases
from restorative.kernel.blockers import Blocker
from restorative.meetings import rules
from restorative.meetings.queries import course
from restorative.meetings.rules import Day, GoAhead, Run, broken_off_at, last_word
from restorative.preparation import queries as preparation
from restorative.preparation.rules import MeetingPlan
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling import queries as scheduling
from restorative.scheduling.queries.dates import changed_at
from restorative.scheduling.rules import AppointmentView
from restorative.scheduling.rules.invitations import attendees


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as its facilitator sees it on the day."""

    appointment: AppointmentView
    reference: str
    plan: MeetingPlan | None
    day: Day
    run: Run
    to_invite: tuple[Blocker, ...]
    to_go_ahead: tuple[Blocker, ...]
    to_start: tuple[Blocker, ...]
    went_ahead_at: datetime | None = None
    went_ahead_by: str = ""


async def sheet(case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile) -> Sheet:
    """Of this case, or not there."""
    appointment = await scheduling.appointment_by_id(appointment_id, case_id)
    circle = await cases.circle(appointment.track_id, now)
    prepared = await preparation.preparation_of(circle)
    said = (await course.go_aheads([appointment_id])).get(appointment_id)
    since = await changed_at(appointment_id)
    valid = said if said and since <= said.at else None
    today = datetime.combine(local_day(now, profile), time.min, profile.zone)
    guests = await scheduling.guests_of(appointment_id)
    here = {one.person_id for one in guests}
    broken_off = broken_off_at(await course.events_of_track(appointment.track_id))
    troubles = [at for at in (broken_off, appointment.held_at) if at is not None]
    day = Day(
        case_id=case_id,
        track_id=appointment.track_id,
        appointment_id=appointment_id,
        starts_at=appointment.starts_at,
        status=appointment.status,
        invited_at=appointment.invited_at,
        people=tuple(one for one in attendees(circle) if one.person_id in here),
        carried=tuple(await scheduling.blockers_of_keeping(appointment, now, profile)),
        replies={one.person_id: one.reply for one in guests if one.reply is not None},
        risk_check=prepared.risk_check,
        incident_at=max(troubles, default=None),
        go_ahead=valid.word if valid else None,
        willing=last_word(await course.asked_alone(appointment_id), max(today, since)),
        attendance=await course.attendance_at([appointment_id]),
    )
    return Sheet(
        appointment=appointment,
        reference=circle.reference,
        plan=prepared.plan,
        day=day,
        run=await course.run_of(appointment_id),
        to_invite=tuple(await scheduling.blockers_of_inviting(appointment, now, profile)),
        to_go_ahead=tuple(rules.blockers_of_readiness(day, now, profile)),
        to_start=tuple(rules.blockers_of_starting(day, now, profile)),
        went_ahead_at=valid.at if valid and valid.word is GoAhead.GO else None,
        went_ahead_by=await access.colleague(valid.by) if valid else "",
    )
