"""What is to do, for staff and for participants: each slice tells its own."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence


class Urgency(StrEnum):
    """How a line of the work list is ordered: somebody stopped, somebody waits, it is due."""

    STOPPED = "stopped"
    WAITING = "waiting"
    DUE = "due"


class ToDo(msgspec.Struct, frozen=True):
    """One line of a staff member's work list: what to do, in which case, since when, where."""

    case_id: UUID
    what: Sentence
    since: datetime
    state: Sentence
    where: str
    urgency: Urgency = Urgency.DUE


class MyTask(msgspec.Struct, frozen=True):
    """One line of a participant's own page: what they can do, how it stands, where."""

    what: Sentence
    state: Sentence
    where: str
    is_open: bool = True
    order: int = 50
