"""Record who stands for whom, what takes that away, and who may not meet whom."""

from datetime import date, datetime
from uuid import UUID

from restorative.audit import Word, record
from restorative.db import transaction
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.people import queries, rules
from restorative.people.facts import GuardianshipChanged, NoContactRecorded
from restorative.people.rules import Conflict, Grounds, Guardian, OrderKind, Variation
from restorative.people.tables import (
    Guardianship,
    NoContactConfirmation,
    NoContactOrder,
    NoContactVariation,
)


async def record_guardianship(
    child_id: UUID, guardian_id: UUID, grounds: Grounds, by: UUID, now: datetime
) -> None:
    """A new row; what was recorded before stays (R26)."""
    async with transaction():
        number = await _next_number(child_id, guardian_id)
        await Guardianship(
            id=new_id(),
            place=f"{child_id.hex}:{guardian_id.hex}:{number}",
            child_id=child_id,
            guardian_id=guardian_id,
            number=number,
            kind=grounds.kind.value,
            authority=grounds.authority.value,
            verified_how=grounds.verified_how.value,
            conflict=grounds.conflict.value,
            excluded=grounds.excluded,
            recorded_at=now,
            recorded_by=by,
        ).save()
        await record(Word.GUARDIANSHIP_RECORDED, by=by, at=now, about=child_id)
        await announce(GuardianshipChanged(child_id=child_id, guardian_id=guardian_id))


async def mark_conflict(
    child_id: UUID, guardian_id: UUID, conflict: Conflict, by: UUID, now: datetime
) -> None:
    """R10: from this moment this adult authorises nothing for this child."""
    async with transaction():
        known = await _known(child_id, guardian_id)
        grounds = Grounds(
            kind=known.kind,
            authority=known.authority,
            verified_how=known.verified_how,
            conflict=conflict,
            excluded=known.excluded,
        )
        await record_guardianship(child_id, guardian_id, grounds, by, now)


async def record_no_contact(
    a: UUID, b: UUID, kind: OrderKind, from_on: date, until_on: date | None, by: UUID, now: datetime
) -> UUID:
    order_id = new_id()
    a, b = rules.in_order(a, b)
    async with transaction():
        await NoContactOrder(
            id=order_id,
            a_id=a,
            b_id=b,
            kind=kind.value,
            from_on=from_on,
            until_on=until_on,
            recorded_at=now,
            recorded_by=by,
        ).save()
        await record(Word.NO_CONTACT_RECORDED, by=by, at=now, about=order_id)
        await _end_authority_between(a, b, by, now)
        await announce(NoContactRecorded(a=a, b=b, at=now))
    return order_id


async def propose_variation(
    order_id: UUID, from_on: date, until_on: date, written_on: date, by: UUID, now: datetime
) -> UUID:
    """It lets nobody meet until a second person has confirmed it."""
    variation_id = new_id()
    async with transaction():
        await NoContactVariation(
            id=variation_id,
            order_id=order_id,
            from_on=from_on,
            until_on=until_on,
            written_on=written_on,
            proposed_at=now,
            proposed_by=by,
        ).save()
        await record(Word.VARIATION_PROPOSED, by=by, at=now, about=order_id)
    return variation_id


async def confirm_variation(variation: Variation, by: UUID, now: datetime) -> None:
    """R2: the second person."""
    rules.require_second_person(variation, by)
    async with transaction():
        await NoContactConfirmation(
            id=new_id(), variation_id=variation.id, confirmed_at=now, confirmed_by=by
        ).save()
        await record(Word.VARIATION_CONFIRMED, by=by, at=now, about=variation.id)


async def _end_authority_between(a: UUID, b: UUID, by: UUID, now: datetime) -> None:
    """5.9: who may not meet a child does not speak for that child."""
    for one in await queries.guardians([a, b]):
        if one.guardian_id in (a, b) and one.conflict is Conflict.NONE:
            await mark_conflict(one.child_id, one.guardian_id, Conflict.NO_CONTACT, by, now)


async def _next_number(child_id: UUID, guardian_id: UUID) -> int:
    known: int = await Guardianship.count().where(
        (Guardianship.child_id == child_id) & (Guardianship.guardian_id == guardian_id)
    )
    return known + 1


async def _known(child_id: UUID, guardian_id: UUID) -> Guardian:
    for one in await queries.guardians([child_id]):
        if one.guardian_id == guardian_id:
            return one
    raise NotFound
