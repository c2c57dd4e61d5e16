"""What the stage of a track follows from, gathered from the rooms below."""

from datetime import datetime

from restorative.cases.rules import CaseFile, Circle
from restorative.consent import queries as consent
from restorative.followup import queries as followup
from restorative.followup.rules.completion import Outcome, outcome
from restorative.meetings import queries as meetings
from restorative.meetings.rules import RunState
from restorative.preparation.rules import Preparation
from restorative.scheduling.rules import AppointmentView
from restorative.today.rules import Facts


async def facts_of(
    file: CaseFile,
    circle: Circle,
    prepared: Preparation,
    appointment: AppointmentView | None,
    now: datetime,
) -> Facts:
    plan = await followup.plan_of(circle.track_id, now)
    runs = await meetings.run_states([circle.track_id])
    return Facts(
        case=file.state,
        is_prepared=prepared.plan is not None and prepared.suitability is not None
        and prepared.safety_plan_at is not None,
        consent_stands=not await consent.blockers_of_inviting(circle.track_id, now),
        appointment=appointment.status if appointment else None,
        is_invited=bool(appointment and appointment.invited_at),
        run=runs.get(circle.track_id, RunState.NOT_STARTED),
        is_indirect=prepared.plan is not None and not prepared.plan.format.is_joint,
        in_force=plan is not None,
        is_completed=plan is not None and outcome(plan.actions) is Outcome.COMPLETED,
    )  # fmt: skip
