"""What was to be sent is not sent any more."""

from collections.abc import Collection
from datetime import datetime
from functools import reduce
from operator import and_
from uuid import UUID

from piccolo.columns.combination import And, Or, Where

from restorative.notifications.rules.states import Channel, State
from restorative.notifications.tables import OutboxMessage

NOT_GONE = [state.value for state in (State.DRAFT, State.QUEUED, State.WAITS_FOR_STAFF)]


async def stop_queued(
    now: datetime,
    *,
    case_id: UUID | None = None,
    person_id: UUID | None = None,
    about: UUID | None = None,
    templates: Collection[str] = (),
    channel: Channel | None = None,
    by: UUID | None = None,
) -> int:
    """Stop what has not left, drafts included, in the caller's transaction (R6); how many it hit.

    What a worker holds but has not handed over is stopped too: its lease is void.
    What is being handed over this very second cannot be called back, but is never sent again.
    """
    chosen = _chosen(case_id, person_id, about, templates, channel)
    stopped = (
        await OutboxMessage.update(
            {
                OutboxMessage.state: State.STOPPED.value,
                OutboxMessage.stopped_at: now,
                OutboxMessage.stopped_by: by,
            }
        )
        .where(chosen & _not_handed_over())
        .returning(OutboxMessage.id)
    )
    await OutboxMessage.update({OutboxMessage.stopped_at: now, OutboxMessage.stopped_by: by}).where(
        chosen & (OutboxMessage.state == State.LEASED.value)
    )
    return len(stopped)


def _not_handed_over() -> Where | And | Or:
    leased = (OutboxMessage.state == State.LEASED.value) & OutboxMessage.handed_over_at.is_null()
    once_more = (OutboxMessage.state == State.UNKNOWN.value) & (OutboxMessage.duplicates == 0)
    return OutboxMessage.state.is_in(NOT_GONE) | leased | once_more


def _chosen(
    case_id: UUID | None,
    person_id: UUID | None,
    about: UUID | None,
    templates: Collection[str],
    channel: Channel | None,
) -> Where | And:
    conditions = [
        column == value
        for column, value in (
            (OutboxMessage.case_id, case_id),
            (OutboxMessage.to_person, person_id),
            (OutboxMessage.about, about),
            (OutboxMessage.channel, channel and channel.value),
        )
        if value is not None
    ]
    if not conditions:
        raise ValueError("Say what is to be stopped: a case, a person or a thing.")
    if templates:
        conditions.append(OutboxMessage.template.is_in(list(templates)))
    return reduce(and_, conditions)
