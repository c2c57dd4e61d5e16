"""What only higher rooms know: how to reach a person now, and whether this may still be sent."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from restorative.notifications.rules.lines import Address, Envelope
from restorative.notifications.rules.sending import Verdict

Reach = Callable[[Envelope], Awaitable[Address | None]]
MaySend = Callable[[Envelope, datetime], Awaitable[Verdict]]


class NotWired(RuntimeError):
    """Nobody said who may be written to, so nobody is."""


class _Hooks:
    reach: Reach | None = None
    may_send: MaySend | None = None


def reach_by(reach: Reach) -> None:
    """`reach` says where this message can go at this moment, or None."""
    _Hooks.reach = reach


def allow_by(may_send: MaySend) -> None:
    """`may_send` knows do-not-contact, safe times, and what has been withdrawn (S55)."""
    _Hooks.may_send = may_send


async def address_of(envelope: Envelope) -> Address | None:
    if _Hooks.reach is None:
        raise NotWired
    return await _Hooks.reach(envelope)


async def asked(envelope: Envelope, now: datetime) -> Verdict:
    if _Hooks.may_send is None:
        raise NotWired
    return await _Hooks.may_send(envelope, now)
