"""The last moment before the words leave: may they still, and is the message still ours?"""

from datetime import datetime

from restorative.db import transaction
from restorative.notifications.queries import hooks
from restorative.notifications.queries.lines import envelope
from restorative.notifications.rules.deciding import verdict
from restorative.notifications.rules.outcomes import Held
from restorative.notifications.rules.sending import HAND_OVER, Goes, Verdict
from restorative.notifications.rules.states import State
from restorative.notifications.tables import OutboxMessage
from restorative.profile import Profile


async def verdict_on(held: Held, now: datetime, profile: Profile) -> Verdict:
    """Do-not-contact, safe times, withdrawal, quiet hours, useless-after: all asked now (S55)."""
    asked = await hooks.asked(envelope(held.message), now)
    return verdict(held.message, asked, now, profile)


async def hand_over(held: Held, now: datetime, profile: Profile) -> Verdict | None:
    """`Goes`, and written down that it went; None when the message is not this worker's any more.

    Asked and written in one transaction: what was stopped before it is not sent (R6).
    """
    async with transaction():
        found = await verdict_on(held, now, profile)
        if not isinstance(found, Goes):
            return found
        return found if await _marked(held, now) else None


async def _marked(held: Held, now: datetime) -> bool:
    """A lease that ran out, or a newer claim, leaves this worker with nothing (F05)."""
    still_mine = (
        (OutboxMessage.id == held.message.id)
        & (OutboxMessage.fence == held.fence)
        & (OutboxMessage.state == State.LEASED.value)
        & (OutboxMessage.leased_until > now)
        & OutboxMessage.stopped_at.is_null()
    )
    again = 0 if held.handed_over_at is None else 1
    marked = (
        await OutboxMessage.update(
            {
                OutboxMessage.handed_over_at: now,
                OutboxMessage.duplicates: held.message.duplicates + again,
                OutboxMessage.leased_until: now + HAND_OVER,
            }
        )
        .where(still_mine)
        .returning(OutboxMessage.id)
    )
    return bool(marked)
