"""Candidate times are offered, answered and taken back; the harmed side comes first (R24)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from restorative.access.rules import Participant, Staff
from restorative.audit import Word, record
from restorative.cases import queries as cases
from restorative.consent.rules import How
from restorative.db import alone_with, transaction
from restorative.kernel.errors import NotFound, NotPermitted
from restorative.kernel.ids import new_id
from restorative.scheduling.commands.choosing import circle_of
from restorative.scheduling.queries import dates, times
from restorative.scheduling.rules import TimeAnswer
from restorative.scheduling.rules.appointments import may_be_taken_back
from restorative.scheduling.rules.invitations import attendees
from restorative.scheduling.rules.times import latest, may_be_answered, may_be_offered
from restorative.scheduling.tables import TimeAnswerRow, TimeOfferRow


async def offer_time(
    staff: Staff, case_id: UUID, track_id: UUID, starts_at: datetime, now: datetime
) -> UUID:
    """The office proposes; the harmed side still chooses first."""
    async with transaction():
        await alone_with(track_id)
        await circle_of(case_id, track_id, now)
        offer_id = await _offer(case_id, track_id, starts_at, now, recorded_by=staff.account_id)
        await record(Word.TIMES_OFFERED, by=staff.account_id, at=now, about=offer_id)
    return offer_id


async def offer_own_times(
    participant: Participant, starting: Collection[datetime], now: datetime
) -> None:
    """The person harmed proposes: these times are chosen already, in each of their tracks."""
    async with transaction():
        mine = await times.my_times(participant, now)
        if not mine.may_offer:
            raise NotPermitted
        seat = await cases.seat(participant)
        await alone_with(*seat.track_ids)
        for track_id in seat.track_ids:
            for starts_at in starting:
                await _offer(
                    seat.case_id, track_id, starts_at, now, offered_by=participant.person_id
                )
        await record(
            Word.TIMES_OFFERED, by=participant.person_id, at=now, about=participant.case_id
        )


async def answer_times(
    participant: Participant, answers: Mapping[UUID, TimeAnswer], now: datetime
) -> None:
    """Only for times that are open to this person; a new answer is a new row."""
    async with transaction():
        await alone_with(participant.case_id)
        mine = await times.my_times(participant, now)
        may_be_answered(answers, mine.offers)
        for offer_id, answer in answers.items():
            if mine.answers.get(offer_id) is not answer:
                await _answer(participant, offer_id, answer, now)
        await record(
            Word.TIMES_ANSWERED, by=participant.person_id, at=now, about=participant.case_id
        )


async def record_times(
    staff: Staff,
    case_id: UUID,
    track_id: UUID,
    person_id: UUID,
    answers: Mapping[UUID, TimeAnswer],
    how: How,
    now: datetime,
) -> None:
    """As one person told staff, by phone or on paper; the order of choosing is the same."""
    async with transaction():
        await alone_with(case_id)
        people = attendees(await circle_of(case_id, track_id, now))
        if person_id not in {one.person_id for one in people}:
            raise NotFound
        offers = await times.standing_offers([track_id], now)
        said = latest(await times.said_about([offer.id for offer in offers]))
        may_be_answered(answers, times.open_for(person_id, people, offers, track_id, said, now))
        for offer_id, answer in answers.items():
            await _add(case_id, offer_id, person_id, answer, how, staff.account_id, now)
        await record(Word.TIMES_ANSWERED, by=staff.account_id, at=now, about=person_id)


async def withdraw_offer(
    staff: Staff, case_id: UUID, track_id: UUID, offer_id: UUID, now: datetime
) -> None:
    """This time is not possible any more; what was said of it is kept."""
    async with transaction():
        await alone_with(track_id)
        await circle_of(case_id, track_id, now)
        offers = {one.id: one for one in await times.offers_of([track_id])}
        may_be_taken_back(offers.get(offer_id), await dates.planned(track_id))
        of_track = (TimeOfferRow.track_id == track_id) & (TimeOfferRow.case_id == case_id)
        standing = (TimeOfferRow.id == offer_id) & TimeOfferRow.withdrawn_at.is_null()
        taken_back = (
            await TimeOfferRow.update(
                {TimeOfferRow.withdrawn_at: now, TimeOfferRow.withdrawn_by: staff.account_id}
            )
            .where(of_track & standing)
            .returning(TimeOfferRow.id)
        )
        if not taken_back:
            raise NotFound
        await record(Word.TIME_WITHDRAWN, by=staff.account_id, at=now, about=offer_id)


async def _offer(
    case_id: UUID,
    track_id: UUID,
    starts_at: datetime,
    now: datetime,
    *,
    offered_by: UUID | None = None,
    recorded_by: UUID | None = None,
) -> UUID:
    may_be_offered(starts_at, await times.standing_offers([track_id], now), now)
    offer_id = new_id()
    await TimeOfferRow(
        id=offer_id,
        case_id=case_id,
        track_id=track_id,
        starts_at=starts_at,
        offered_by=offered_by,
        offered_at=now,
        recorded_by=recorded_by,
    ).save()
    return offer_id


async def _answer(
    participant: Participant, offer_id: UUID, answer: TimeAnswer, now: datetime
) -> None:
    await _add(participant.case_id, offer_id, participant.person_id, answer, How.LINK, None, now)


async def _add(
    case_id: UUID,
    offer_id: UUID,
    person_id: UUID,
    answer: TimeAnswer,
    how: How,
    by: UUID | None,
    now: datetime,
) -> None:
    before = (TimeAnswerRow.offer_id == offer_id) & (TimeAnswerRow.person_id == person_id)
    await TimeAnswerRow(
        id=new_id(),
        case_id=case_id,
        offer_id=offer_id,
        person_id=person_id,
        answer=answer.value,
        how=how.value,
        number=1 + await TimeAnswerRow.count().where(before),
        at=now,
        recorded_by=by,
    ).save()
