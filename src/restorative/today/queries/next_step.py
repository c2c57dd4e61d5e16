"""The list before the next step of a track: the very list that its command obeys (R55)."""

from datetime import datetime

from restorative.agreements import queries as agreements
from restorative.cases.queries.accepting import blockers_of_accepting
from restorative.cases.rules import CaseFile, CaseState, Circle
from restorative.consent import queries as consent
from restorative.followup import queries as followup
from restorative.followup.rules.completion import blockers_of_reporting
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.meetings import queries as meetings
from restorative.preparation import queries as preparation
from restorative.profile import Profile
from restorative.scheduling import queries as scheduling
from restorative.scheduling.rules import AppointmentView
from restorative.today.rules import Stage


async def blockers_of_next_step(
    at: Stage,
    file: CaseFile,
    circle: Circle,
    appointment: AppointmentView | None,
    now: datetime,
    profile: Profile,
) -> list[Blocker]:
    match at:
        case Stage.REFERRED:
            return await _before_a_facilitator_has_it(file, now)
        case Stage.PREPARATION:
            return await preparation.blockers_of_scheduling(circle.track_id, now)
        case Stage.CONSENT:
            return await consent.blockers_of_inviting(circle.track_id, now)
        case Stage.DATE | Stage.MEETING:
            return await _of_the_meeting(circle, appointment, now, profile)
        case Stage.AGREEMENT:
            return (await agreements.agreement_page(circle.track_id, now, profile)).blockers
        case Stage.FOLLOW_UP | Stage.REPORT:
            return await _of_the_report(circle, now)
        case Stage.CLOSED:
            return []


async def _before_a_facilitator_has_it(file: CaseFile, now: datetime) -> list[Blocker]:
    if file.state is CaseState.ACCEPTED:
        where = f"/cases/{file.id}/allocation"
        return [Blocker("R32", say("Nobody has the case yet. Choose a facilitator."), where)]
    return await blockers_of_accepting(file.id, now)


async def _of_the_meeting(
    circle: Circle, appointment: AppointmentView | None, now: datetime, profile: Profile
) -> list[Blocker]:
    if appointment is None or not appointment.is_open:
        where = f"/cases/{circle.case_id}/tracks/{circle.track_id}/times"
        return [Blocker("R24", say("No date is booked. Ask the person harmed first."), where)]
    if appointment.invited_at is None:
        return await scheduling.blockers_of_inviting(appointment, now, profile)
    sheet = await meetings.sheet(circle.case_id, appointment.id, now, profile)
    return list(sheet.to_start)


async def _of_the_report(circle: Circle, now: datetime) -> list[Blocker]:
    plan = await followup.plan_of(circle.track_id, now)
    ending = await followup.ending_of(plan, circle.track_id, now)
    return blockers_of_reporting(circle, ending)
