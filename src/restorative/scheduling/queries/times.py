"""Candidate times: the whole board for staff, and for one person the times they may answer."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.access.rules import Participant
from restorative.cases import queries as cases
from restorative.kernel.errors import NotFound
from restorative.scheduling.rules import Answered, Attendee, TimeAnswer, TimeOffer
from restorative.scheduling.rules.invitations import attendees, chooses_first
from restorative.scheduling.rules.times import Answers, Fit, by_fit, fit, latest, open_to, said_to
from restorative.scheduling.tables import TimeAnswerRow, TimeOfferRow


class Board(msgspec.Struct, frozen=True):
    """Every standing time of a track with everybody's answers, for staff alone (F8)."""

    case_id: UUID
    track_id: UUID
    people: tuple[Attendee, ...]
    first: frozenset[UUID]
    fits: tuple[Fit, ...]
    answers: Answers

    @property
    def chosen(self) -> tuple[Fit, ...]:
        return tuple(one for one in self.fits if one.chosen)

    @property
    def offers(self) -> tuple[TimeOffer, ...]:
        return tuple(one.offer for one in self.fits)

    def said(self, offer: TimeOffer, person_id: UUID) -> TimeAnswer | None:
        return said_to(offer, person_id, self.answers)


class MyTimes(msgspec.Struct, frozen=True):
    """The times one person may answer, with their own answers and nobody else's."""

    offers: tuple[TimeOffer, ...]
    answers: dict[UUID, TimeAnswer]
    may_offer: bool

    @property
    def unanswered(self) -> int:
        return sum(offer.id not in self.answers for offer in self.offers)


async def board(track_id: UUID, now: datetime) -> Board:
    circle = await cases.circle(track_id, now)
    people = attendees(circle)
    first = chooses_first(people)
    offers = await standing_offers([track_id], now)
    answers = latest(await said_about([offer.id for offer in offers]))
    ids = [one.person_id for one in people]
    fits = by_fit(fit(offer, ids, first, answers) for offer in offers)
    return Board(circle.case_id, track_id, people, first, tuple(fits), answers)


async def board_of(case_id: UUID, track_id: UUID, now: datetime) -> Board:
    """Of this case, or not there."""
    found = await board(track_id, now)
    if found.case_id != case_id:
        raise NotFound
    return found


async def my_times(participant: Participant, now: datetime) -> MyTimes:
    """Through the asker: their own tracks, and only the times that are open to them (R24)."""
    seat = await cases.seat(participant)
    people = {
        one.track_id: attendees(one)
        for one in await cases.circles(seat.case_id, now)
        if one.track_id in seat.track_ids
    }
    offers = await standing_offers(seat.track_ids, now)
    answers = latest(await said_about([offer.id for offer in offers]))
    mine = [
        offer
        for track_id, there in people.items()
        for offer in open_for(participant.person_id, there, offers, track_id, answers, now)
    ]
    own = {
        offer.id: said
        for offer in mine
        if (said := said_to(offer, participant.person_id, answers)) is not None
    }
    may_offer = any(participant.person_id in chooses_first(there) for there in people.values())
    return MyTimes(tuple(sorted(mine, key=lambda one: one.starts_at)), own, may_offer)


def open_for(
    person_id: UUID,
    people: Collection[Attendee],
    offers: Collection[TimeOffer],
    track_id: UUID,
    answers: Answers,
    now: datetime,
) -> list[TimeOffer]:
    """The harmed side sees every time, its family with it; the others what it chose."""
    first = chooses_first(people)
    before_others = any(one.person_id == person_id and one.answers_first for one in people)
    of_track = [offer for offer in offers if offer.track_id == track_id]
    return open_to(of_track, before_others, first, answers, now)


async def standing_offers(track_ids: Collection[UUID], now: datetime) -> list[TimeOffer]:
    if not track_ids:
        return []
    rows = (
        await TimeOfferRow.select()
        .where(
            TimeOfferRow.track_id.is_in(list(track_ids))
            & TimeOfferRow.withdrawn_at.is_null()
            & (TimeOfferRow.starts_at > now)
        )
        .order_by(TimeOfferRow.starts_at)
    )
    return [offer_in(row) for row in rows]


async def offers_of(track_ids: Collection[UUID]) -> list[TimeOffer]:
    """Every standing one, past times too."""
    if not track_ids:
        return []
    rows = await TimeOfferRow.select().where(
        TimeOfferRow.track_id.is_in(list(track_ids)) & TimeOfferRow.withdrawn_at.is_null()
    )
    return [offer_in(row) for row in rows]


async def said_about(offer_ids: Collection[UUID]) -> list[Answered]:
    if not offer_ids:
        return []
    rows = (
        await TimeAnswerRow.select()
        .where(TimeAnswerRow.offer_id.is_in(list(offer_ids)))
        .order_by(TimeAnswerRow.number)
    )
    return [
        Answered(row["offer_id"], row["person_id"], TimeAnswer(row["answer"]), row["at"])
        for row in rows
    ]


def offer_in(row: dict[str, Any]) -> TimeOffer:
    return TimeOffer(
        id=row["id"],
        case_id=row["case_id"],
        track_id=row["track_id"],
        starts_at=row["starts_at"],
        offered_at=row["offered_at"],
        offered_by=row["offered_by"],
        withdrawn_at=row["withdrawn_at"],
    )
