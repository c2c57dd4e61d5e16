"""What became of a message that a worker held is written down, with the task it leads to."""

from datetime import datetime
from typing import Any

from restorative.db import transaction
from restorative.notifications.commands.tasks import open_task
from restorative.notifications.rules.outcomes import Held, Settlement
from restorative.notifications.rules.states import State
from restorative.notifications.tables import OutboxMessage

MINE = [State.LEASED.value, State.UNKNOWN.value]


async def settle(held: Held, settlement: Settlement, now: datetime) -> None:
    """Nothing happens if another worker has claimed it since: what that one finds out counts."""
    async with transaction():
        if not await _write(held, settlement, now):
            return
        if settlement.task:
            await open_task(
                settlement.task,
                held.message.id,
                now,
                case_id=held.message.case_id,
                person_id=held.message.to_person,
            )


async def _write(held: Held, settlement: Settlement, now: datetime) -> bool:
    mine = (
        (OutboxMessage.id == held.message.id)
        & (OutboxMessage.fence == held.fence)
        & OutboxMessage.state.is_in(MINE)
    )
    row = await OutboxMessage.select(OutboxMessage.stopped_at).where(mine).first()
    if row is None:
        return False
    change = _change(held, settlement, now, is_stopped=row["stopped_at"] is not None)
    return bool(await OutboxMessage.update(**change).where(mine).returning(OutboxMessage.id))


def _change(
    held: Held, settlement: Settlement, now: datetime, *, is_stopped: bool
) -> dict[str, Any]:
    """What was stopped while it was being handed over is never tried again."""
    arrived = settlement.state is State.ACCEPTED
    state = State.STOPPED if is_stopped and not arrived else settlement.state
    change: dict[str, Any] = {
        "state": state.value,
        "trouble": settlement.trouble.value,
        "due_at": settlement.due_at,
        "attempts": settlement.attempts,
        "leased_until": None,
    }
    if arrived:
        change["sent_at"] = now
    if settlement.was_not_taken:
        change["handed_over_at"] = held.handed_over_at
        change["duplicates"] = held.message.duplicates
    return change
