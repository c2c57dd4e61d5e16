"""What staff may still do with a message, and what stands against it."""

from datetime import datetime, timedelta
from uuid import UUID

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say
from restorative.notifications.rules.lines import MessageLine
from restorative.notifications.rules.sending import (
    Goes,
    Never,
    NotBefore,
    Verdict,
    comes_too_late,
    quiet_until,
)
from restorative.notifications.rules.states import Channel, State, Trouble
from restorative.profile import Profile

NUMBER_STAYS = timedelta(minutes=10)


def verdict(message: MessageLine, asked: Verdict, now: datetime, profile: Profile) -> Verdict:
    """The hook's word, the quiet hours and the useless-after time, the strictest of them."""
    if isinstance(asked, Never):
        return asked
    times = [asked.at] if isinstance(asked, NotBefore) and asked.at > now else []
    quiet = None if message.at_any_hour else quiet_until(now, profile)
    leaves_at = max([*times, quiet or now, now])
    if comes_too_late(message.useless_after, leaves_at):
        return Never(Trouble.TOO_LATE)
    return Goes() if leaves_at == now else NotBefore(leaves_at)


def require_draft(message: MessageLine, now: datetime) -> None:
    """A draft can be released once, and not after it was stopped or came too late."""
    if message.state is State.STOPPED:
        raise RuleBroken(say("This message was stopped. It cannot be sent."))
    if message.state is State.TOO_LATE or comes_too_late(message.useless_after, now):
        raise RuleBroken(say("It is too late for this message. Call instead."))
    if message.state is not State.DRAFT:
        raise RuleBroken(say("This message was released already."))


def require_discardable(message: MessageLine) -> None:
    if message.state not in (State.DRAFT, State.QUEUED, State.WAITS_FOR_STAFF):
        raise RuleBroken(say("This message cannot be thrown away any more."))


def require_waiting(message: MessageLine) -> None:
    """Only what waits for the office phone can be sent from it."""
    if message.state is State.STOPPED:
        raise RuleBroken(say("This message was stopped. Do not send it."))
    if message.state is State.TOO_LATE:
        raise RuleBroken(say("It is too late for this message. Call instead."))
    if message.channel is not Channel.SMS or message.state is not State.WAITS_FOR_STAFF:
        raise RuleBroken(say("This message does not wait to be sent from the office phone."))


def require_goes(found: Verdict) -> None:
    """The number is shown only when the message may leave at this moment (S55)."""
    match found:
        case NotBefore(at=at):
            raise RuleBroken(say("Not now. Send this message after %(time)s.", time=at))
        case Never(trouble=Trouble.TOO_LATE):
            raise RuleBroken(say("It is too late for this message. Call instead."))
        case Never():
            raise RuleBroken(say("This message may not be sent any more."))


def number_is_shown(message: MessageLine, to: UUID, now: datetime) -> bool:
    """For ten minutes, to the member of staff who asked."""
    return (
        message.state is State.WAITS_FOR_STAFF
        and message.number_shown_to == to
        and message.number_shown_at is not None
        and now - message.number_shown_at < NUMBER_STAYS
    )
