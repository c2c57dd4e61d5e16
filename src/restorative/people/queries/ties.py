"""Who stands for whom, and who may not meet whom."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from restorative.people.rules import (
    Authority,
    Conflict,
    Guardian,
    GuardianKind,
    NoContact,
    NoContactPair,
    OrderKind,
    Variation,
    Verified,
)
from restorative.people.tables import (
    Guardianship,
    NoContactConfirmation,
    NoContactOrder,
    NoContactVariation,
)


async def guardians(child_ids: Collection[UUID]) -> list[Guardian]:
    """How each adult stands to each of these children today."""
    if not child_ids:
        return []
    rows = (
        await Guardianship.select()
        .where(Guardianship.child_id.is_in(list(child_ids)))
        .order_by(Guardianship.number)
    )
    latest = {(row["child_id"], row["guardian_id"]): row for row in rows}
    return [_guardian(row) for row in latest.values()]


async def no_contacts(person_ids: Collection[UUID]) -> list[NoContact]:
    """Every order between two of these people, past ones too, with its variations."""
    if not person_ids:
        return []
    among = list(person_ids)
    rows = (
        await NoContactOrder.select()
        .where(NoContactOrder.a_id.is_in(among) & NoContactOrder.b_id.is_in(among))
        .order_by(NoContactOrder.from_on, NoContactOrder.id)
    )
    variations = await _variations([row["id"] for row in rows])
    return [_order(row, tuple(variations[row["id"]])) for row in rows]


async def no_contact_pairs(person_ids: Collection[UUID], day: date) -> list[NoContactPair]:
    """R2: who of these may not meet whom on this day; `varied` when they may for once."""
    orders = [order for order in await no_contacts(person_ids) if order.in_force(day)]
    pairs = {(order.a, order.b): True for order in orders}
    for order in orders:
        pairs[order.a, order.b] &= order.on(day).varied
    return [NoContactPair(a, b, varied) for (a, b), varied in pairs.items()]


async def _variations(order_ids: Collection[UUID]) -> dict[UUID, list[Variation]]:
    found: dict[UUID, list[Variation]] = defaultdict(list)
    if not order_ids:
        return found
    rows = (
        await NoContactVariation.select()
        .where(NoContactVariation.order_id.is_in(list(order_ids)))
        .order_by(NoContactVariation.from_on, NoContactVariation.id)
    )
    confirmed = await _confirmed([row["id"] for row in rows])
    for row in rows:
        found[row["order_id"]].append(_variation(row, confirmed.get(row["id"])))
    return found


async def _confirmed(variation_ids: Collection[UUID]) -> dict[UUID, UUID]:
    if not variation_ids:
        return {}
    rows = await NoContactConfirmation.select().where(
        NoContactConfirmation.variation_id.is_in(list(variation_ids))
    )
    return {row["variation_id"]: row["confirmed_by"] for row in rows}


def _guardian(row: dict[str, Any]) -> Guardian:
    return Guardian(
        child_id=row["child_id"],
        guardian_id=row["guardian_id"],
        kind=GuardianKind(row["kind"]),
        authority=Authority(row["authority"]),
        verified_how=Verified(row["verified_how"]),
        conflict=Conflict(row["conflict"]),
        excluded=row["excluded"],
        number=row["number"],
        recorded_at=row["recorded_at"],
        recorded_by=row["recorded_by"],
    )


def _order(row: dict[str, Any], variations: tuple[Variation, ...]) -> NoContact:
    return NoContact(
        id=row["id"],
        a=row["a_id"],
        b=row["b_id"],
        kind=OrderKind(row["kind"]),
        from_on=row["from_on"],
        until_on=row["until_on"],
        variations=variations,
    )


def _variation(row: dict[str, Any], confirmed_by: UUID | None) -> Variation:
    return Variation(
        id=row["id"],
        from_on=row["from_on"],
        until_on=row["until_on"],
        written_on=row["written_on"],
        proposed_by=row["proposed_by"],
        confirmed_by=confirmed_by,
    )
