"""What decides about report and closing, gathered from the rooms below."""

from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.rules import Circle, Role
from restorative.consent import queries as consent
from restorative.consent.rules import Code
from restorative.db.sealing import vault
from restorative.followup.queries.tracks import Plan, plan_of
from restorative.followup.rules.completion import Ending, outcome, to_be_told
from restorative.followup.rules.report import Report, report, steps_followed
from restorative.followup.tables import ReferrerReport
from restorative.kernel.errors import NotFound
from restorative.meetings import queries as meetings
from restorative.notifications import queries as notifications
from restorative.notifications.rules import OPEN, State, TaskKind
from restorative.preparation import queries as preparation

END_TEMPLATE = "followup/everything_done"
_TOLD = frozenset(State) - OPEN - {State.STOPPED, State.FAILED, State.TOO_LATE} | {
    State.QUEUED,
    State.LEASED,
    State.WAITS_FOR_STAFF,
}


async def ending_of(plan: Plan | None, track_id: UUID, now: datetime) -> Ending:
    if plan is None:
        return Ending(actions=(), was_agreed=False)
    case_id = plan.in_force.version.case_id
    return Ending(
        actions=plan.actions,
        was_agreed=True,
        untold=frozenset(to_be_told(plan.circle)) - await _told(track_id),
        without_c10=await _without_c10(plan.circle, now),
        drafts_waiting=await _drafts(case_id),
        report_sent=await report_sent(track_id) is not None,
    )


async def endings_of(case_id: UUID, now: datetime) -> list[Ending]:
    """One for each track of the case."""
    return [
        await ending_of(await plan_of(track.id, now), track.id, now)
        for track in await cases.tracks(case_id)
    ]


async def preview_of(track_id: UUID, now: datetime) -> Report:
    """The report as it would leave today. Raises `NotFound` where nothing was agreed."""
    plan = await plan_of(track_id, now)
    if plan is None:
        raise NotFound
    file = await cases.case_file(plan.in_force.version.case_id, now)
    prepared = await preparation.preparation(track_id, now)
    held = await meetings.held(track_id)
    return report(
        reference=file.reference,
        referred_on=file.referral.referred_on,
        first_contact_on=min(
            (contact.on for contact in prepared.contacts if contact.is_talk), default=None
        ),
        met_on=held.on if held else None,
        format=prepared.plan.format.value if prepared.plan else "",
        steps_followed=steps_followed(
            plan.circle,
            {contact.person_id for contact in prepared.contacts if contact.is_talk},
            prepared.explained.keys(),
        ),
        roles_present=[Role(role) for role in held.roles] if held else [],
        outcome=outcome(plan.actions),
        actions=plan.actions,
    )


async def report_sent(track_id: UUID) -> Report | None:
    """The newest report that left, word for word."""
    row = await (
        ReferrerReport.select()
        .where(ReferrerReport.track_id == track_id)
        .order_by(ReferrerReport.sent_at, ascending=False)
        .first()
    )
    if row is None:
        return None
    return await vault.open(row["sealed"], Report, row["key_id"], f"referrer_report:{row['id']}")


async def _told(track_id: UUID) -> frozenset[UUID]:
    lines = await notifications.delivery(track_id)
    by_message = {
        person_id
        for person_id, line in lines.items()
        if line.template == END_TEMPLATE and line.state in _TOLD
    }
    by_voice = await notifications.done_about(track_id, TaskKind.TELL_BY_VOICE)
    return frozenset(by_message) | by_voice


async def _without_c10(circle: Circle, now: datetime) -> frozenset[UUID]:
    """Whose yes to telling the referrer is missing, a guardian's included (C10)."""
    missing = [
        one.person_id
        for one in circle.direct
        if not await consent.stands(one.person_id, Code.C10, "", now)
    ]
    return frozenset(missing)


async def _drafts(case_id: UUID) -> int:
    lines = await notifications.waiting_in([case_id])
    return sum(line.state is State.DRAFT for line in lines)
