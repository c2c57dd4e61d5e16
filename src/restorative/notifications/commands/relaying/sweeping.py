"""What a dead worker left behind, and what has come too late, is put in order."""

from datetime import datetime
from typing import Any

from piccolo.columns.combination import And, Or, Where

from restorative.db import transaction
from restorative.notifications.commands.relaying.claiming import MORE
from restorative.notifications.commands.relaying.settling import settle
from restorative.notifications.commands.tasks import open_task
from restorative.notifications.queries.lines import COLUMNS, as_line
from restorative.notifications.rules.outcomes import Held, abandoned
from restorative.notifications.rules.sending import quiet_until
from restorative.notifications.rules.states import State, Trouble
from restorative.notifications.rules.tasks import TaskKind
from restorative.notifications.tables import OutboxMessage
from restorative.profile import Profile

NOT_GONE = [state.value for state in (State.DRAFT, State.QUEUED, State.WAITS_FOR_STAFF)]


async def settle_leases(now: datetime) -> None:
    """Its worker is dead or asleep: if it was handed over nobody knows, else it is tried again."""
    rows = await OutboxMessage.select(*COLUMNS, *MORE).where(
        (OutboxMessage.state == State.LEASED.value) & (OutboxMessage.leased_until <= now)
    )
    for row in rows:
        await _settle_lease(row, now)


async def _settle_lease(row: dict[str, Any], now: datetime) -> None:
    held = Held(as_line(row), row["key_id"], row["fence"], row["attempts"], row["handed_over_at"])
    await settle(held, abandoned(held, now), now)


async def give_up_late(now: datetime, profile: Profile) -> None:
    """What cannot leave before it is useless becomes a call, as soon as that is certain (F06)."""
    late = OutboxMessage.state.is_in(NOT_GONE) & _useless(now, profile)
    if not await OutboxMessage.exists().where(late):
        return
    async with transaction():
        for row in await _given_up(late):
            await open_task(
                TaskKind.TOO_LATE,
                row["id"],
                now,
                case_id=row["case_id"],
                person_id=row["to_person"],
            )


def _useless(now: datetime, profile: Profile) -> Where | Or:
    """By now, or before the night is over; a draft may still be released at night."""
    useless = OutboxMessage.useless_after <= now
    night_ends = quiet_until(now, profile)
    if night_ends is None:
        return useless
    waits_for_morning = OutboxMessage.at_any_hour.eq(False) & (
        OutboxMessage.state != State.DRAFT.value
    )
    return useless | (waits_for_morning & (OutboxMessage.useless_after <= night_ends))


async def _given_up(late: And) -> list[dict[str, Any]]:
    given_up = OutboxMessage.update(state=State.TOO_LATE.value, trouble=Trouble.TOO_LATE.value)
    returned = (OutboxMessage.id, OutboxMessage.case_id, OutboxMessage.to_person)
    return await given_up.where(late).returning(*returned)
