"""Two people who may not meet: the order, and the written variation of it (R2)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say


class OrderKind(StrEnum):
    COURT_ORDER = "court_order"
    POLICE_ORDER = "police_order"
    CONDITION_OF_RELEASE = "condition_of_release"
    OWN_WISH = "own_wish"


class NoContactPair(msgspec.Struct, frozen=True):
    """An order in force on a day; `varied` when a confirmed variation covers that day."""

    a: UUID
    b: UUID
    varied: bool = False


class Variation(msgspec.Struct, frozen=True):
    id: UUID
    from_on: date
    until_on: date
    written_on: date
    proposed_by: UUID
    confirmed_by: UUID | None = None

    def covers(self, day: date) -> bool:
        return self.confirmed_by is not None and self.from_on <= day <= self.until_on


class NoContact(msgspec.Struct, frozen=True):
    """One order as it is kept, with its variations."""

    id: UUID
    a: UUID
    b: UUID
    kind: OrderKind
    from_on: date
    until_on: date | None
    variations: tuple[Variation, ...] = ()

    def in_force(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def on(self, day: date) -> NoContactPair:
        return NoContactPair(self.a, self.b, any(one.covers(day) for one in self.variations))


def in_order(a: UUID, b: UUID) -> tuple[UUID, UUID]:
    """A pair has no first and second: the same two people are the same pair."""
    return (a, b) if a.int <= b.int else (b, a)


def problems_of_order(
    a: UUID, b: UUID, from_on: date, until_on: date | None
) -> dict[str, Sentence]:
    found = problems_of_days(from_on, until_on)
    if a == b:
        found["b"] = say("Choose two different people.")
    return found


def problems_of_days(from_on: date, until_on: date | None) -> dict[str, Sentence]:
    if until_on is not None and until_on < from_on:
        return {"until_on": say("The last day cannot be before the first.")}
    return {}


def problems_of_variation(
    from_on: date, until_on: date, written_on: date, today: date
) -> dict[str, Sentence]:
    found = problems_of_days(from_on, until_on)
    if written_on > today:
        found["written_on"] = say("This day cannot be after today.")
    return found


def require_second_person(variation: Variation, by: UUID) -> None:
    """R2: nobody confirms their own entry, and nothing is confirmed twice."""
    if variation.confirmed_by is not None:
        raise RuleBroken(say("This has been confirmed already."))
    if variation.proposed_by == by:
        raise RuleBroken(say("A second person has to confirm this. You entered it yourself."))
