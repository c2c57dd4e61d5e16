"""Messages as they stand in the outbox, without and with their words."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.columns import Column

from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.notifications.messages import Words
from restorative.notifications.rules.lines import Envelope, MessageLine
from restorative.notifications.rules.states import State
from restorative.notifications.tables import OutboxMessage

COLUMNS: list[Column] = [
    getattr(OutboxMessage, field.name) for field in msgspec.structs.fields(MessageLine)
]
TO_SEND_BY_HAND = [State.DRAFT.value, State.WAITS_FOR_STAFF.value]


async def messages_of(case_id: UUID) -> list[MessageLine]:
    """All of a case, the newest first."""
    rows = (
        await OutboxMessage.select(*COLUMNS)
        .where(OutboxMessage.case_id == case_id)
        .order_by(OutboxMessage.made_at, OutboxMessage.id, ascending=False)
    )
    return [as_line(row) for row in rows]


async def message_of(message_id: UUID, case_id: UUID) -> MessageLine:
    """One message of this case; of another case is not there."""
    mine = (OutboxMessage.id == message_id) & (OutboxMessage.case_id == case_id)
    row = await OutboxMessage.select(*COLUMNS).where(mine).first()
    if row is None:
        raise NotFound
    return as_line(row)


async def waiting_in(case_ids: Collection[UUID]) -> list[MessageLine]:
    """Drafts, and text messages that the office phone has to send, the oldest first."""
    return await _in_state(case_ids, TO_SEND_BY_HAND)


async def messages_with(message_ids: Collection[UUID]) -> dict[UUID, MessageLine]:
    if not message_ids:
        return {}
    wanted = OutboxMessage.id.is_in(list(message_ids))
    return {row["id"]: as_line(row) for row in await OutboxMessage.select(*COLUMNS).where(wanted)}


async def stuck_in(case_ids: Collection[UUID], since: datetime) -> list[MessageLine]:
    """What should have left before `since` and has not: perhaps the mail server is away."""
    lines = await _in_state(case_ids, [State.QUEUED.value, State.LEASED.value])
    return [line for line in lines if line.due_at < since]


async def delivery(about: UUID) -> dict[UUID, MessageLine]:
    """The newest message about one thing for each person."""
    rows = (
        await OutboxMessage.select(*COLUMNS)
        .where(OutboxMessage.about == about)
        .order_by(OutboxMessage.made_at)
    )
    return {row["to_person"]: as_line(row) for row in rows}


async def words_of_all(message_ids: Collection[UUID]) -> dict[UUID, Words]:
    """The exact words of each, as they are kept."""
    if not message_ids:
        return {}
    rows = await OutboxMessage.select(
        OutboxMessage.id, OutboxMessage.key_id, OutboxMessage.sealed
    ).where(OutboxMessage.id.is_in(list(message_ids)))
    await vault.load({row["key_id"] for row in rows})
    return {row["id"]: await opened(row) for row in rows}


async def key_of(message_id: UUID) -> UUID:
    row = (
        await OutboxMessage.select(OutboxMessage.key_id)
        .where(OutboxMessage.id == message_id)
        .first()
    )
    if row is None:
        raise NotFound
    return UUID(str(row["key_id"]))


async def opened(row: dict[str, Any]) -> Words:
    return await vault.open(row["sealed"], Words, row["key_id"], f"outbox_message:{row['id']}")


def as_line(row: dict[str, Any]) -> MessageLine:
    return msgspec.convert(row, MessageLine, strict=False)


def envelope(message: MessageLine) -> Envelope:
    """What the hooks are asked with."""
    return Envelope(
        message.id,
        message.case_id,
        message.to_person,
        message.template,
        message.about,
        message.occurrence,
        message.channel,
        message.language,
        message.concerns_on,
    )


async def _in_state(case_ids: Collection[UUID], states: list[str]) -> list[MessageLine]:
    if not case_ids:
        return []
    rows = (
        await OutboxMessage.select(*COLUMNS)
        .where(OutboxMessage.case_id.is_in(list(case_ids)) & OutboxMessage.state.is_in(states))
        .order_by(OutboxMessage.made_at)
    )
    return [as_line(row) for row in rows]
