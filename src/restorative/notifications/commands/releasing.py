"""Staff decide about one message: let it go, throw it away, or say that they sent it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.audit import Word, record
from restorative.db import transaction
from restorative.kernel.errors import RuleBroken
from restorative.kernel.facts import announce
from restorative.kernel.sentences import say
from restorative.notifications.commands.waking import wake_workers
from restorative.notifications.queries import hooks
from restorative.notifications.queries.lines import envelope, message_of
from restorative.notifications.rules import deciding
from restorative.notifications.rules.lines import MessageLine, SentByOfficePhone, WordsReleased
from restorative.notifications.rules.sending import may_go_at_any_hour
from restorative.notifications.rules.states import State
from restorative.notifications.tables import OutboxMessage
from restorative.profile import Profile


async def release(
    message_id: UUID, case_id: UUID, by: UUID, now: datetime, profile: Profile
) -> None:
    """These very words may go (R17); at once, if they speak of a meeting of this day."""
    async with transaction():
        message = await message_of(message_id, case_id)
        deciding.require_draft(message, now)
        await _tell_of_release(message, by, now)
        await _change(
            message,
            state=State.QUEUED.value,
            at_any_hour=may_go_at_any_hour(message.concerns_on, now, profile),
            due_at=max(now, message.due_at),
            released_at=now,
            released_by=by,
        )
        await record(Word.MESSAGE_RELEASED, by=by, at=now, about=message_id)
        await wake_workers()


async def discard(message_id: UUID, case_id: UUID, by: UUID, now: datetime) -> None:
    """It is not wanted any more; the words stay readable as what was not sent."""
    async with transaction():
        message = await message_of(message_id, case_id)
        deciding.require_discardable(message)
        await _change(
            message,
            state=State.STOPPED.value,
            stopped_at=now,
            stopped_by=by,
        )
        await record(Word.MESSAGE_DISCARDED, by=by, at=now, about=message_id)


async def show_number(
    message_id: UUID, case_id: UUID, by: UUID, now: datetime, profile: Profile
) -> None:
    """Staff are about to send this text message: they may see the number for ten minutes (R42)."""
    async with transaction():
        message = await message_of(message_id, case_id)
        deciding.require_waiting(message)
        asked = await hooks.asked(envelope(message), now)
        deciding.require_goes(deciding.verdict(message, asked, now, profile))
        await _change(message, number_shown_at=now, number_shown_to=by)
        await record(Word.MESSAGE_NUMBER_SHOWN, by=by, at=now, about=message_id)


async def mark_sent_by_staff(message_id: UUID, case_id: UUID, by: UUID, now: datetime) -> None:
    """It left from the office phone."""
    async with transaction():
        message = await message_of(message_id, case_id)
        deciding.require_waiting(message)
        await _change(
            message,
            state=State.SENT_BY_STAFF.value,
            sent_at=now,
            sent_by=by,
        )
        await record(Word.MESSAGE_SENT_BY_STAFF, by=by, at=now, about=message_id)
        await announce(SentByOfficePhone(message_id=message_id, case_id=case_id, at=now))


async def _tell_of_release(message: MessageLine, by: UUID, now: datetime) -> None:
    """Before the message is changed: a date is waited for first, then its messages."""
    await announce(
        WordsReleased(
            message_id=message.id,
            case_id=message.case_id,
            template=message.template,
            about=message.about,
            by=by,
            at=now,
        )
    )


async def _change(message: MessageLine, **change: Any) -> None:
    """Unless somebody else changed its state since it was read."""
    unchanged = (OutboxMessage.id == message.id) & (OutboxMessage.state == message.state.value)
    if not await OutboxMessage.update(**change).where(unchanged).returning(OutboxMessage.id):
        raise RuleBroken(say("Somebody else changed this message. Look at it again."))
