"""A case as staff see it: its file, its line in a list, its tracks, its journal."""

import re
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.cases.rules.clock import Deadline
from restorative.cases.rules.referral import Referral
from restorative.cases.rules.states import CaseState
from restorative.kernel.sentences import Sentence

REFERENCE = re.compile(r"(?:RJ-?)?(?:(\d{4})-)?0*(\d{1,6})", re.IGNORECASE | re.ASCII)


class Track(msgspec.Struct, frozen=True):
    id: UUID
    case_id: UUID
    number: int
    person_id: UUID


class CaseFile(msgspec.Struct, frozen=True):
    """One case, for its staff. `deadlines` by track; `deadline` is the first of them that runs."""

    id: UUID
    reference: str
    state: CaseState
    referral: Referral
    received_at: datetime
    answer_by: date
    is_answered: bool
    tracks: tuple[Track, ...]
    deadlines: dict[UUID, Deadline]
    facilitators: tuple[UUID, ...]
    key_id: UUID
    roster: int
    version: int

    @property
    def deadline(self) -> Deadline | None:
        return first_deadline(self.deadlines.values())


class CaseLine(msgspec.Struct, frozen=True):
    """One line of the list of cases: initials only."""

    id: UUID
    reference: str
    state: CaseState
    referred_on: date
    deadline: Deadline | None
    people: tuple[str, ...]
    facilitators: tuple[str, ...]


class CasePage(msgspec.Struct, frozen=True):
    """Fifty lines, and how many there are in all."""

    lines: tuple[CaseLine, ...]
    total: int
    page: int
    pages: int


class JournalLine(msgspec.Struct, frozen=True):
    """One thing that happened, for the journal of the case; `by` None is the house."""

    at: datetime
    by: UUID | None
    what: Sentence


def first_deadline(deadlines: Collection[Deadline]) -> Deadline | None:
    """The first that runs; where none does, the first of those that are not met yet."""
    open_ones = [one for one in deadlines if one.met_on is None]
    running = [one for one in open_ones if one.runs]
    return min(running or open_ones, key=lambda one: one.due_on, default=None)


def reference_of(year: int, number: int) -> str:
    return f"RJ-{year}-{number:04d}"


def read_reference(typed: str) -> tuple[int | None, int] | None:
    """ "RJ-2027-0015", "2027-15" and "15" are ways to ask for the same case."""
    found = REFERENCE.fullmatch(typed.strip())
    return (int(found[1]) if found[1] else None, int(found[2])) if found else None
