"""A reply that reached the office phone is recorded, word for word, and heard at once."""

from datetime import datetime
from uuid import UUID

from restorative.audit import Word, record
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.notifications.commands.tasks import open_task
from restorative.notifications.rules.replies import RepliedBySms, Reply, ReplyWords, meant
from restorative.notifications.rules.states import DELIVERED, State
from restorative.notifications.rules.tasks import TaskKind
from restorative.notifications.tables import OutboxMessage, RecordedReply

CALLS = {
    Reply.CALL_ME: TaskKind.CALL_WANTED,
    Reply.UNCLEAR: TaskKind.REPLY_UNCLEAR,
    Reply.DOES_NOT_WANT_TO: TaskKind.STOP_REPLIED,
}
GONE = [state.value for state in (*DELIVERED, State.UNKNOWN)]


async def record_reply(
    person_id: UUID, case_id: UUID, key_id: UUID, words: str, by: UUID | None, now: datetime
) -> Reply:
    """By staff who read it (`by`), or by a gateway (`by` is None). A "2" stops at once (R5)."""
    async with transaction():
        reply = meant(words)
        about = await _last_said(person_id)
        reply_id = await _add(person_id, case_id, key_id, words, reply, about, by, now)
        await record(Word.REPLY_RECORDED, by=by, at=now, about=reply_id, reason=reply.value)
        if kind := CALLS.get(reply):
            await open_task(kind, reply_id, now, case_id=case_id, person_id=person_id)
        await announce(
            RepliedBySms(
                reply_id=reply_id,
                case_id=case_id,
                person_id=person_id,
                reply=reply,
                about=about,
                recorded_by=by,
                at=now,
            )
        )
    return reply


async def _last_said(person_id: UUID) -> UUID | None:
    """What the last message that left for this person was about."""
    said = (OutboxMessage.to_person == person_id) & OutboxMessage.state.is_in(GONE)
    last = (
        await OutboxMessage.select(OutboxMessage.about)
        .where(said)
        .order_by(OutboxMessage.sent_at, ascending=False)
        .first()
    )
    return last["about"] if last else None


async def _add(
    person_id: UUID,
    case_id: UUID,
    key_id: UUID,
    words: str,
    reply: Reply,
    about: UUID | None,
    by: UUID | None,
    now: datetime,
) -> UUID:
    reply_id = new_id()
    sealed = await vault.seal(ReplyWords(words), key_id, f"recorded_reply:{reply_id}")
    await RecordedReply.insert(
        RecordedReply(
            id=reply_id,
            case_id=case_id,
            person_id=person_id,
            key_id=key_id,
            about=about,
            sealed=sealed,
            reply=reply.value,
            received_at=now,
            recorded_by=by,
        )
    )
    return reply_id
