"""A worker takes the next message: no other worker gets it while the lease lasts (F04)."""

from datetime import datetime
from typing import Any

from piccolo.columns.combination import And, Or, Where

from restorative.db import is_postgres, transaction
from restorative.notifications.queries.lines import COLUMNS, as_line
from restorative.notifications.rules.outcomes import Held
from restorative.notifications.rules.sending import LEASE, quiet_until
from restorative.notifications.rules.states import Channel, State
from restorative.notifications.tables import OutboxMessage
from restorative.profile import Profile

MORE = (
    OutboxMessage.key_id,
    OutboxMessage.fence,
    OutboxMessage.attempts,
    OutboxMessage.handed_over_at,
)


async def claim(channel: Channel, now: datetime, profile: Profile) -> Held | None:
    """The one that is due first; in quiet hours only what may go at any hour."""
    due = _due(channel, now, profile)
    if not await OutboxMessage.exists().where(due):
        return None
    async with transaction():
        row = await _first(due)
        if row is None:
            return None
        await _lease(row, now)
    return Held(
        as_line({**row, "state": State.LEASED.value}),
        row["key_id"],
        row["fence"] + 1,
        row["attempts"] + 1,
        row["handed_over_at"],
    )


def _due(channel: Channel, now: datetime, profile: Profile) -> And | Where | Or:
    once_more = (OutboxMessage.state == State.UNKNOWN.value) & (OutboxMessage.duplicates == 0)
    due = (
        ((OutboxMessage.state == State.QUEUED.value) | once_more)
        & (OutboxMessage.channel == channel.value)
        & (OutboxMessage.due_at <= now)
    )
    if quiet_until(now, profile):
        due = due & OutboxMessage.at_any_hour.eq(True)
    return due


async def _first(due: And | Where | Or) -> dict[str, Any] | None:
    first = (
        OutboxMessage.select(*COLUMNS, *MORE)
        .where(due)
        .order_by(OutboxMessage.due_at)
        .order_by(OutboxMessage.made_at)
        .limit(1)
    )
    if is_postgres():
        first = first.lock_rows("UPDATE", skip_locked=True)
    rows = await first
    return rows[0] if rows else None


async def _lease(row: dict[str, Any], now: datetime) -> None:
    """The try is counted here, so that a message that kills its worker is parked too (F08)."""
    await OutboxMessage.update(
        {
            OutboxMessage.state: State.LEASED.value,
            OutboxMessage.leased_until: now + LEASE,
            OutboxMessage.fence: row["fence"] + 1,
            OutboxMessage.attempts: row["attempts"] + 1,
        }
    ).where(OutboxMessage.id == row["id"])
