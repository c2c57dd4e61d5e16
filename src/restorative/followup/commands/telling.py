"""The person harmed hears what became of what is owed to them: as drafts, or by voice (R58)."""

from datetime import datetime
from uuid import UUID

from restorative.cases.rules import Member
from restorative.followup.queries.ending import END_TEMPLATE
from restorative.followup.queries.tracks import Plan
from restorative.followup.rules.completion import Outcome, outcome, owed_to, to_be_told
from restorative.followup.rules.steps import Tracked
from restorative.notifications.commands import draft, open_task
from restorative.notifications.messages import Outgoing
from restorative.notifications.rules import Channel, TaskKind
from restorative.people.rules import Channel as Way

ACTION_TEMPLATE = "followup/something_done"
_WRITTEN = {Way.SMS: Channel.SMS, Way.MAIL: Channel.MAIL}


async def tell_of_action(plan: Plan, one: Tracked, now: datetime) -> None:
    """What was owed to somebody on the harmed side is done: a draft for them."""
    person_id = owed_to(plan.circle, one)
    member = plan.circle.member(person_id) if person_id else None
    if member is not None:
        await _tell(plan, member, ACTION_TEMPLATE, one.action.id, now)


async def tell_of_end(plan: Plan, now: datetime) -> None:
    """Once everything is done, each person harmed is told before the referrer (R58)."""
    if outcome(plan.actions) is not Outcome.COMPLETED:
        return
    for person_id in to_be_told(plan.circle):
        member = plan.circle.member(person_id)
        if member is not None:
            await _tell(plan, member, END_TEMPLATE, plan.in_force.version.track_id, now)


async def _tell(plan: Plan, member: Member, template: str, about: UUID, now: datetime) -> None:
    channel = _WRITTEN.get(member.card.channel)
    case_id = plan.in_force.version.case_id
    if channel is None:
        await open_task(
            TaskKind.TELL_BY_VOICE, about, now, case_id=case_id, person_id=member.person_id
        )
        return
    await draft(
        Outgoing(
            template=template,
            case_id=case_id,
            to_person=member.person_id,
            key_id=member.card.key_id,
            channel=channel,
            language=member.card.language,
            about=about,
            occurrence=f"{about}",
        ),
        now,
    )
