"""Keeps one row per signed agreement ready for lists; a test compares it with the truth."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.agreements.facts import AgreementSigned
from restorative.followup.commands.telling import tell_of_end
from restorative.followup.queries.tracks import Plan, plan_of
from restorative.followup.rules.completion import Outcome, outcome, share_done
from restorative.followup.rules.steps import Standing, StepKind
from restorative.followup.tables import FollowedTrack, ReferrerReport


async def follow(fact: AgreementSigned) -> None:
    """From now on its actions are followed; a new version may leave nothing open to follow."""
    plan = await plan_of(fact.track_id, fact.at)
    if plan is not None:
        await project(plan, fact.at)
        await tell_of_end(plan, fact.at)


async def recompute(track_id: UUID, now: datetime) -> None:
    """The row of one track, whole, from what is true."""
    plan = await plan_of(track_id, now)
    if plan is not None:
        await project(plan, now)


async def recompute_all(track_ids: Collection[UUID], now: datetime) -> None:
    for track_id in track_ids:
        await recompute(track_id, now)


async def project(plan: Plan, now: datetime) -> None:
    version = plan.in_force.version
    done, count = share_done(plan.actions)
    row = FollowedTrack(
        track_id=version.track_id,
        case_id=version.case_id,
        finished=done,
        actions=count,
        next_due_on=min((one.due_on for one in plan.actions if not one.is_finished), default=None),
        to_confirm=sum(one.standing is Standing.SAID_DONE for one in plan.actions),
        help_wanted_at=_help_wanted_at(plan),
        signed_at=plan.in_force.signed_at,
        completed_at=_completed_at(plan),
        reported_at=await _reported_at(version.track_id),
    )
    await FollowedTrack.insert(row).on_conflict(
        target=FollowedTrack.track_id, action="DO UPDATE", values=FollowedTrack.all_columns()
    )


def _help_wanted_at(plan: Plan) -> datetime | None:
    asked = [one.steps[-1].at for one in plan.actions if one.wants_help and not one.is_finished]
    return min(asked, default=None)


def _completed_at(plan: Plan) -> datetime | None:
    if outcome(plan.actions) is not Outcome.COMPLETED:
        return None
    ends = (StepKind.CONFIRMED, StepKind.WAIVED)
    return max(step.at for one in plan.actions for step in one.steps if step.kind in ends)


async def _reported_at(track_id: UUID) -> datetime | None:
    row = await (
        ReferrerReport.select(ReferrerReport.sent_at)
        .where(ReferrerReport.track_id == track_id)
        .order_by(ReferrerReport.sent_at, ascending=False)
        .first()
    )
    return row["sent_at"] if row else None
