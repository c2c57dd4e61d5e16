"""Candidate times: the harmed side chooses first, the others only among what it chose (R24)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say

MOST_OFFERS = 24


class TimeAnswer(StrEnum):
    YES = "yes"
    IF_NEEDED = "if_needed"
    NO = "no"


FITS = frozenset({TimeAnswer.YES, TimeAnswer.IF_NEEDED})


class TimeOffer(msgspec.Struct, frozen=True, kw_only=True):
    """One candidate time of one track; `offered_by` is a person, or None for the office."""

    id: UUID
    case_id: UUID
    track_id: UUID
    starts_at: datetime
    offered_at: datetime
    offered_by: UUID | None = None
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


class Answered(msgspec.Struct, frozen=True):
    """What one person last said about one offer."""

    offer_id: UUID
    person_id: UUID
    answer: TimeAnswer
    at: datetime


Answers = Mapping[tuple[UUID, UUID], TimeAnswer]
"""(offer, person) → what they last said."""


def latest(said: Iterable[Answered]) -> dict[tuple[UUID, UUID], TimeAnswer]:
    """In the order in which it was said: nothing is overwritten, the newest counts."""
    return {(one.offer_id, one.person_id): one.answer for one in said}


def chosen_first(offer: TimeOffer, first: Collection[UUID], answers: Answers) -> bool:
    """Has everybody who chooses first chosen this time? What one offers, one has chosen."""
    return all(said_to(offer, person, answers) in FITS for person in first)


def said_to(offer: TimeOffer, person: UUID, answers: Answers) -> TimeAnswer | None:
    """What one offers suits oneself, until one says otherwise."""
    own = TimeAnswer.YES if offer.offered_by == person else None
    return answers.get((offer.id, person), own)


def open_to(
    offers: Iterable[TimeOffer],
    chooses_first: bool,
    first: Collection[UUID],
    answers: Answers,
    now: datetime,
) -> list[TimeOffer]:
    """The times one person may answer, soonest first (R24)."""
    ahead = (offer for offer in offers if offer.stands and now < offer.starts_at)
    seen = (offer for offer in ahead if chooses_first or chosen_first(offer, first, answers))
    return sorted(seen, key=lambda offer: (offer.starts_at, offer.id))


def may_be_offered(starts_at: datetime, standing: Collection[TimeOffer], now: datetime) -> None:
    if starts_at <= now:
        raise RuleBroken(say("Choose a date after today."), "starts_at")
    if any(offer.stands and offer.starts_at == starts_at for offer in standing):
        raise RuleBroken(say("This time is on the list already."), "starts_at")
    if sum(offer.stands for offer in standing) >= MOST_OFFERS:
        raise RuleBroken(say("There are enough times on the list. Take one away first."))


def may_be_answered(offer_ids: Collection[UUID], open_offers: Iterable[TimeOffer]) -> None:
    if set(offer_ids) - {offer.id for offer in open_offers}:
        raise RuleBroken(say("One of these times is no longer open. Please look again."))


class Fit(msgspec.Struct, frozen=True):
    """How one time stands among all who are asked: for staff, and for choosing one to book."""

    offer: TimeOffer
    chosen: bool
    yes: int
    if_needed: int
    no: int
    silent: int


def fit(
    offer: TimeOffer, people: Collection[UUID], first: Collection[UUID], answers: Answers
) -> Fit:
    said = [said_to(offer, person, answers) for person in people]
    return Fit(
        offer,
        chosen_first(offer, first, answers),
        said.count(TimeAnswer.YES),
        said.count(TimeAnswer.IF_NEEDED),
        said.count(TimeAnswer.NO),
        said.count(None),
    )


def by_fit(fits: Iterable[Fit]) -> list[Fit]:
    """The times that suit most first; what the harmed side did not choose comes last."""
    return sorted(
        fits,
        key=lambda one: (
            not one.chosen,
            one.no,
            one.silent,
            -one.yes,
            one.offer.starts_at,
            one.offer.id,
        ),
    )


def ends_at(starts_at: datetime, minutes: int) -> datetime:
    return starts_at + timedelta(minutes=minutes)
