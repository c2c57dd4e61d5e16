"""How a message stands after somebody tried to send it: one pure table of what follows what."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.notifications.rules.lines import MessageLine
from restorative.notifications.rules.sending import (
    MOST_TRIES,
    RESEND_AFTER,
    Never,
    NotBefore,
    wait_after,
)
from restorative.notifications.rules.states import State, Trouble
from restorative.notifications.rules.tasks import TaskKind


class Ended(StrEnum):
    """What a carrier can say of one try.

    REFUSED is for good (5xx), TRY_LATER is not (4xx). After NO_ANSWER nobody knows
    whether it arrived. SERVER_DOWN and SERVER_UNFIT (its certificate, our password)
    are no fault of the message. WITHHELD: it was called back at the last moment.
    """

    ACCEPTED = "accepted"
    REFUSED = "refused"
    TRY_LATER = "try_later"
    NO_ANSWER = "no_answer"
    SERVER_DOWN = "server_down"
    SERVER_UNFIT = "server_unfit"
    NO_SERVER = "no_server"
    WITHHELD = "withheld"


SERVER_TROUBLE = frozenset({Ended.SERVER_DOWN, Ended.SERVER_UNFIT})


class Held(msgspec.Struct, frozen=True):
    """A message in a worker's hands: as it stood when it was claimed, and the worker's token."""

    message: MessageLine
    key_id: UUID
    fence: int
    attempts: int
    handed_over_at: datetime | None

    @property
    def back(self) -> State:
        """Where it goes when nothing came of this try: it may have been handed over before."""
        return State.QUEUED if self.handed_over_at is None else State.UNKNOWN


class Settlement(msgspec.Struct, frozen=True):
    """What is written about a message that was held.

    `was_not_taken`: whatever was handed over in this try did not arrive for certain.
    """

    state: State
    due_at: datetime
    attempts: int
    trouble: Trouble = Trouble.NONE
    task: TaskKind | None = None
    was_not_taken: bool = True


def after_try(held: Held, ended: Ended, now: datetime, chance: float) -> Settlement:
    match ended:
        case Ended.ACCEPTED:
            return _settled(held, State.ACCEPTED, was_not_taken=False)
        case Ended.REFUSED:
            return failed(held, Trouble.REFUSED)
        case Ended.NO_SERVER:
            return failed(held, Trouble.NO_MAIL_SERVER)
        case Ended.NO_ANSWER:
            return unanswered(held, now)
        case Ended.TRY_LATER:
            return tried(held, Trouble.TRIED_TOO_OFTEN, now, chance)
        case Ended.SERVER_DOWN | Ended.SERVER_UNFIT | Ended.WITHHELD:
            return _settled(held, held.back, attempts=held.attempts - 1)


def after_verdict(held: Held, verdict: NotBefore | Never) -> Settlement:
    """It may not leave now, or never."""
    match verdict:
        case NotBefore(at=at):
            return _settled(held, held.back, due_at=at, attempts=held.attempts - 1)
        case Never(trouble=Trouble.TOO_LATE):
            late = Trouble.TOO_LATE
            return _settled(held, State.TOO_LATE, trouble=late, task=TaskKind.TOO_LATE)
        case Never(trouble=(Trouble.OTHER_WAY_WANTED | Trouble.NO_GOOD_HOUR) as trouble):
            return failed(held, trouble)
        case Never(trouble=trouble):
            return _settled(held, State.STOPPED, trouble=trouble)


def failed(held: Held, trouble: Trouble) -> Settlement:
    """Nothing more is tried; somebody has to call."""
    return _settled(held, State.FAILED, trouble=trouble, task=TaskKind.UNDELIVERED)


def for_the_office_phone(held: Held) -> Settlement:
    return _settled(held, State.WAITS_FOR_STAFF)


def tried(held: Held, when_parked: Trouble, now: datetime, chance: float) -> Settlement:
    """Once more later, but only so often: one bad message must not stop the others (F08)."""
    if held.attempts >= MOST_TRIES:
        return failed(held, when_parked)
    return _settled(held, held.back, due_at=now + wait_after(held.attempts, chance))


def abandoned(held: Held, now: datetime) -> Settlement:
    """Its worker died or slept through the lease; `held` is the row as it was left.

    Not handed over: tried again at once. Handed over: perhaps it arrived, so it
    goes once more (F02, F03); after a second time nothing more is sent.
    """
    if held.handed_over_at is None:
        if held.attempts >= MOST_TRIES:
            return failed(held, Trouble.BROKEN)
        return _settled(held, State.QUEUED, due_at=now)
    if held.message.duplicates:
        return unanswered(held, now)
    if held.attempts >= MOST_TRIES:
        return failed(held, Trouble.NO_ANSWER)
    return unanswered(msgspec.structs.replace(held, handed_over_at=None), now)


def unanswered(held: Held, now: datetime) -> Settlement:
    """It may have arrived: sent once more, and then never again (F03)."""
    if held.handed_over_at is None:
        return _settled(
            held,
            State.UNKNOWN,
            due_at=now + RESEND_AFTER,
            trouble=Trouble.NO_ANSWER,
            was_not_taken=False,
        )
    return _settled(
        held,
        State.UNKNOWN,
        trouble=Trouble.NO_ANSWER,
        task=TaskKind.DELIVERY_UNKNOWN,
        was_not_taken=False,
    )


def _settled(
    held: Held,
    state: State,
    *,
    due_at: datetime | None = None,
    attempts: int | None = None,
    trouble: Trouble = Trouble.NONE,
    task: TaskKind | None = None,
    was_not_taken: bool = True,
) -> Settlement:
    return Settlement(
        state,
        due_at or held.message.due_at,
        held.attempts if attempts is None else attempts,
        trouble,
        task,
        was_not_taken,
    )
