"""The link by which somebody outside confirms one action."""

from datetime import datetime
from uuid import UUID

from restorative.access import commands as access
from restorative.access.rules import Staff
from restorative.access.rules.sent import SentLink
from restorative.agreements import queries as agreements
from restorative.agreements.rules.actions import ConfirmedBy
from restorative.db import transaction
from restorative.followup.queries.tracks import plan_of
from restorative.kernel.errors import NotFound


async def send_link_to_verifier(
    staff: Staff, track_id: UUID, action_id: UUID, now: datetime
) -> SentLink:
    """One link, one action (R37). The secret and the code exist only in the answer."""
    async with transaction():
        plan = await plan_of(track_id, now)
        if plan is None:
            raise NotFound
        one = plan.action(action_id)
        if one.action.confirmed_by is not ConfirmedBy.VERIFIER or one.is_finished:
            raise NotFound
        return await access.send_action_link(
            action_id,
            plan.in_force.version.case_id,
            language=await agreements.verifier_language(action_id),
            by=staff.account_id,
            now=now,
        )
