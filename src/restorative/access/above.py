"""What the gate must ask of the rooms above it; `wiring` says who answers."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence
from restorative.notifications.rules.states import Channel


class LinkHolder(msgspec.Struct, frozen=True):
    """Somebody of a case to whom a private link may go.

    `channels` are the ways in which a link can reach them now; `key_id` seals what is
    sent to them; `hindrance` says why no link may be sent yet (the first contact is a
    call or a visit).
    """

    person_id: UUID
    called: str
    initials: str
    language: str
    key_id: UUID
    channels: tuple[Channel, ...] = ()
    hindrance: Sentence | None = None


Holders = Callable[[UUID, datetime], Awaitable[list[LinkHolder]]]
Initials = Callable[[UUID], Awaitable[str]]
NeededUntil = Callable[[UUID, datetime], Awaitable[datetime | None]]


class NotWired(RuntimeError):
    """Nobody said who the people of a case are."""


class _Answers:
    holders: Holders | None = None
    initials: Initials | None = None
    needed_until: NeededUntil | None = None


def answer_by(*, holders: Holders, initials: Initials, needed_until: NeededUntil) -> None:
    """`holders` names the people of a case, `initials` one person (S18); `needed_until` says
    when the meeting and the agreement of a case no longer need its links."""
    _Answers.holders, _Answers.initials = holders, initials
    _Answers.needed_until = needed_until


async def link_holders(case_id: UUID, now: datetime) -> list[LinkHolder]:
    if _Answers.holders is None:
        raise NotWired
    return await _Answers.holders(case_id, now)


async def initials_of(person_id: UUID) -> str:
    if _Answers.initials is None:
        raise NotWired
    return await _Answers.initials(person_id)


async def links_needed_until(case_id: UUID, now: datetime) -> datetime | None:
    """None where nothing is planned, or nobody was asked to know."""
    if _Answers.needed_until is None:
        return None
    return await _Answers.needed_until(case_id, now)
