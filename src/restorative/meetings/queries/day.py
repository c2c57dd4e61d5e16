"""All that is known of a meeting's day, and the three lists that follow from it (F11)."""

from collections.abc import Mapping
from datetime import datetime, time
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.cases import queries as cases
from restorative.cases.rules import Circle
from restorative.kernel.blockers import Blocker
from restorative.meetings import rules
from restorative.meetings.queries import course
from restorative.meetings.queries.course import Said
from restorative.meetings.rules import (
    Day,
    GoAhead,
    Run,
    RunState,
    Willing,
    broken_off_at,
    last_word,
)
from restorative.preparation import queries as preparation
from restorative.preparation.rules import MeetingPlan, RiskCheck
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling import queries as scheduling
from restorative.scheduling.queries.dates import changed_at
from restorative.scheduling.queries.standing import Standing
from restorative.scheduling.rules import AppointmentView
from restorative.scheduling.rules.invitations import attendees

NOTHING = Standing((), ())
"""Once a meeting has begun or is called off, nobody asks whether it may begin."""


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
    run, said = await course.run_of(appointment_id), await _said_since_it_changed(appointment_id)
    standing = NOTHING
    if run.state is RunState.NOT_STARTED and appointment.is_open:
        standing = await scheduling.standing_of(appointment, circle, now, profile)
    day = await _day(appointment, circle, prepared.risk_check, said, standing, now, profile)
    return Sheet(
        appointment=appointment,
        reference=circle.reference,
        plan=prepared.plan,
        day=day,
        run=run,
        to_invite=standing.inviting,
        to_go_ahead=tuple(rules.blockers_of_readiness(day, now, profile)),
        to_start=tuple(rules.blockers_of_starting(day, now, profile)),
        went_ahead_at=said.at if said and said.word is GoAhead.GO else None,
        went_ahead_by=await access.colleague(said.by) if said else "",
    )


async def _said_since_it_changed(appointment_id: UUID) -> Said | None:
    """A go-ahead to an earlier date is none to this one."""
    said = (await course.go_aheads([appointment_id])).get(appointment_id)
    return said if said and await changed_at(appointment_id) <= said.at else None


async def _day(
    appointment: AppointmentView,
    circle: Circle,
    risk_check: RiskCheck | None,
    said: Said | None,
    standing: Standing,
    now: datetime,
    profile: Profile,
) -> Day:
    guests = await scheduling.guests_of(appointment.id)
    here = {one.person_id for one in guests}
    return Day(
        case_id=appointment.case_id,
        track_id=appointment.track_id,
        appointment_id=appointment.id,
        starts_at=appointment.starts_at,
        status=appointment.status,
        invited_at=appointment.invited_at,
        people=tuple(one for one in attendees(circle) if one.person_id in here),
        carried=standing.keeping,
        replies={one.person_id: one.reply for one in guests if one.reply is not None},
        risk_check=risk_check,
        incident_at=await _last_trouble(appointment),
        go_ahead=said.word if said else None,
        willing=await _willing(appointment.id, now, profile),
        attendance=await course.attendance_at([appointment.id]),
    )


async def _last_trouble(appointment: AppointmentView) -> datetime | None:
    """The last stop, adjournment or hold: after it the risk is checked anew (R12)."""
    broken_off = broken_off_at(await course.events_of_track(appointment.track_id))
    return max((at for at in (broken_off, appointment.held_at) if at is not None), default=None)


async def _willing(appointment_id: UUID, now: datetime, profile: Profile) -> Mapping[UUID, Willing]:
    """What each said alone today; yesterday's word, or one to another date, does not count."""
    today = datetime.combine(local_day(now, profile), time.min, profile.zone)
    since = max(today, await changed_at(appointment_id))
    return last_word(await course.asked_alone(appointment_id), since)
