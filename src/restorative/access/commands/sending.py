"""A member of staff gives somebody of a case a new link (F18)."""

from datetime import datetime
from uuid import UUID

from restorative.access import messages
from restorative.access.above import LinkHolder, link_holders
from restorative.access.commands.links import require_may_send_again, send_link
from restorative.access.commands.shown_once import show
from restorative.access.rules import Office, Staff
from restorative.access.tables import PrivateLink
from restorative.db import transaction
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.sentences import say
from restorative.notifications.commands import enqueue
from restorative.notifications.rules.states import Channel


async def give_new_link(
    staff: Staff,
    case_id: UUID,
    person_id: UUID,
    channel: Channel | None,
    office: Office,
    now: datetime,
) -> None:
    """By message, or shown to staff who hand it over. A first code is shown to staff alone."""
    async with transaction():
        holder = await _holder(case_id, person_id, now)
        if channel is not None and channel not in holder.channels:
            raise RuleBroken(say("This person cannot be reached in this way."), field="channel")
        await require_may_send_again(PrivateLink.person_id == person_id, now)
        sent = await send_link(
            person_id, case_id, language=holder.language, by=staff.account_id, now=now
        )
        if channel is not None:
            await enqueue(messages.private_link(holder, case_id, sent, channel, office, now), now)
        link = "" if channel is not None else office.link(sent.secret)
        await show(staff.session_id, topic_of(case_id), (holder.called, link, sent.code), now)


def topic_of(case_id: UUID) -> str:
    """Under which the page of a case's links shows what was just made."""
    return f"links:{case_id}"


async def _holder(case_id: UUID, person_id: UUID, now: datetime) -> LinkHolder:
    for holder in await link_holders(case_id, now):
        if holder.person_id == person_id:
            if holder.hindrance is not None:
                raise RuleBroken(holder.hindrance, field="person")
            return holder
    raise NotFound
