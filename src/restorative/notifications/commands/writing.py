"""A message is written: into the outbox, in the transaction of what it tells about."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from restorative.db.sealing import vault
from restorative.kernel.ids import new_id
from restorative.notifications.commands.composing import words_of
from restorative.notifications.commands.waking import wake_workers
from restorative.notifications.messages import Outgoing, Words
from restorative.notifications.rules.neutral import telling_words
from restorative.notifications.rules.states import State
from restorative.notifications.tables import OutboxMessage


async def enqueue(message: Outgoing, now: datetime) -> UUID:
    """Leaves by itself when its time comes; the same message again is the one already there.

    Words that would tell a bystander too much wait for a member of staff instead (R43).
    """
    words = words_of(message)
    is_telling = bool(telling_words(words.subject, words.body))
    state = State.DRAFT if is_telling else State.QUEUED
    return await _add(message, words, state, is_telling, now)


async def draft(message: Outgoing, now: datetime) -> UUID:
    """Waits until a member of staff has read these very words and released them."""
    words = words_of(message)
    is_telling = bool(telling_words(words.subject, words.body))
    return await _add(message, words, State.DRAFT, is_telling, now)


async def _add(
    message: Outgoing, words: Words, state: State, is_telling: bool, now: datetime
) -> UUID:
    once = _once(message)
    if there := await _already(once):
        return there
    message_id = new_id()
    sealed = await vault.seal(words, message.key_id, f"outbox_message:{message_id}")
    row = OutboxMessage(
        id=message_id,
        once=once,
        case_id=message.case_id,
        to_person=message.to_person,
        key_id=message.key_id,
        about=message.about,
        template=message.template,
        occurrence=message.occurrence,
        channel=message.channel.value,
        language=message.language,
        state=state.value,
        sealed=sealed,
        has_calendar=bool(words.ics),
        words_need_a_look=is_telling,
        made_at=now,
        due_at=max(now, message.not_before or now),
        useless_after=message.useless_after,
        concerns_on=message.concerns_on,
    )
    insert = OutboxMessage.insert(row).on_conflict(target=OutboxMessage.once, action="DO NOTHING")
    await insert
    await wake_workers()
    return await _already(once) or message_id


def _once(message: Outgoing) -> str:
    parts = (str(message.to_person), message.template, message.occurrence, message.channel.value)
    return sha256("\0".join(parts).encode()).hexdigest()


async def _already(once: str) -> UUID | None:
    found = await OutboxMessage.select(OutboxMessage.id).where(OutboxMessage.once == once).first()
    return found["id"] if found else None
