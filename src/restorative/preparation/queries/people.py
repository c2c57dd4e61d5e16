"""What was done with each person: talks, explanations, wishes. Without a word of the notes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from restorative.db.sealing import vault
from restorative.preparation import rules
from restorative.preparation.rules import (
    Company,
    ContactHeld,
    ContactWay,
    Explanation,
    Item,
    Wishes,
)
from restorative.preparation.tables import ContactRow, ExplanationRow, WishesRow

WITHOUT_NOTES = [column for column in ContactRow.all_columns() if column is not ContactRow.sealed]


async def contacts_of(case_ids: Collection[UUID]) -> list[ContactHeld]:
    """In the order in which they were held."""
    if not case_ids:
        return []
    rows = (
        await ContactRow.select(*WITHOUT_NOTES)
        .where(ContactRow.case_id.is_in(list(case_ids)))
        .order_by(ContactRow.on, ContactRow.at)
    )
    return [contact(row) for row in rows]


async def explanations_of(case_ids: Collection[UUID]) -> list[Explanation]:
    if not case_ids:
        return []
    rows = (
        await ExplanationRow.select()
        .where(ExplanationRow.case_id.is_in(list(case_ids)))
        .order_by(ExplanationRow.at)
    )
    return [_explanation(row) for row in rows]


async def wishes_of(case_ids: Collection[UUID]) -> dict[UUID, Wishes]:
    """What each person wished last."""
    if not case_ids:
        return {}
    rows = (
        await WishesRow.select()
        .where(WishesRow.case_id.is_in(list(case_ids)))
        .order_by(WishesRow.at)
    )
    newest = {row["person_id"]: row for row in rows}
    await vault.load({row["key_id"] for row in newest.values()})
    return {
        person_id: await vault.open(
            row["sealed"], Wishes, row["key_id"], f"preparation_wishes:{row['id']}"
        )
        for person_id, row in newest.items()
    }


async def first_contact_held(person_ids: Collection[UUID]) -> set[UUID]:
    """With whom somebody has spoken; no link goes to the harmed side before."""
    if not person_ids:
        return set()
    rows = await ContactRow.select(*WITHOUT_NOTES).where(
        ContactRow.person_id.is_in(list(person_ids)) & ContactRow.reached.eq(True)
    )
    held = [contact(row) for row in rows]
    return {one for one in person_ids if rules.was_talked_to(one, held)}


def contact(row: dict[str, Any]) -> ContactHeld:
    return ContactHeld(
        id=row["id"],
        person_id=row["person_id"],
        on=row["on"],
        how=ContactWay(row["how"]),
        reached=row["reached"],
        company=tuple(Company(word) for word in row["company"].split()),
        at=row["at"],
        by=row["by"],
    )


def _explanation(row: dict[str, Any]) -> Explanation:
    return Explanation(
        person_id=row["person_id"],
        at=row["at"],
        by=row["by"],
        language=row["language"],
        items=tuple(Item(word) for word in row["items"].split()),
        teach_back=row["teach_back"],
        with_interpreter=row["sealed"] is not None,
    )
