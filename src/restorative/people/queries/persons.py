"""Who people are and how to reach them."""

from collections.abc import Collection
from itertools import combinations
from typing import Any
from uuid import UUID

import msgspec

from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.people import rules
from restorative.people.rules import Details, Needs, PersonCard, Reach
from restorative.people.tables import Person, PersonWord

WORD, PHONE, EMAIL = "person.word", "person.phone", "person.email"


class Kept(msgspec.Struct, frozen=True):
    """Somebody's details with the version that a change of them has to name."""

    person_id: UUID
    key_id: UUID
    details: Details
    version: int


def place_of(person_id: UUID) -> str:
    return f"person:{person_id}"


def place_of_needs(person_id: UUID) -> str:
    return f"person:{person_id}:needs"


async def cards(person_ids: Collection[UUID]) -> dict[UUID, PersonCard]:
    kept = await _kept(person_ids)
    return {one.person_id: rules.card_of(one.person_id, one.key_id, one.details) for one in kept}


async def called(person_ids: Collection[UUID]) -> dict[UUID, str]:
    return {one.person_id: one.details.called for one in await _kept(person_ids)}


async def reach(person_id: UUID) -> Reach:
    """For those who send, and for a page that was asked to show it (`commands.show_contact`)."""
    return rules.reach_of((await details(person_id)).details)


async def reaches(person_ids: Collection[UUID]) -> dict[UUID, Reach]:
    return {one.person_id: rules.reach_of(one.details) for one in await _kept(person_ids)}


async def details(person_id: UUID) -> Kept:
    kept = await _kept([person_id])
    if not kept:
        raise NotFound
    return kept[0]


async def needs(person_id: UUID) -> Needs:
    return (await needs_of([person_id])).get(person_id, Needs())


async def needs_of(person_ids: Collection[UUID]) -> dict[UUID, Needs]:
    if not person_ids:
        return {}
    columns = (Person.id, Person.key_id, Person.needs, Person.needs_version)
    among = Person.id.is_in(list(person_ids))
    rows = await Person.select(*columns).where(among & Person.needs.is_not_null())
    await vault.load({row["key_id"] for row in rows})
    return {row["id"]: await _opened_needs(row) for row in rows}


async def same_number(person_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Which of these people share a phone: two keys on one device are not two keys (R61)."""
    if not person_ids:
        return set()
    among = Person.id.is_in(list(person_ids))
    rows = await Person.select(Person.id, Person.phone_index).where(
        among & Person.phone_index.is_not_null()
    )
    return {
        rules.in_order(a["id"], b["id"])
        for a, b in combinations(rows, 2)
        if bytes(a["phone_index"]) == bytes(b["phone_index"])
    }


async def with_words(typed: str) -> set[UUID]:
    """Whoever has every word of this among their names, however it is spelt (R68)."""
    words = [vault.index(word, WORD) for word in rules.name_words(typed)]
    if not words:
        return set()
    rows = await PersonWord.select(PersonWord.person_id, PersonWord.word).where(
        PersonWord.word.is_in(words)
    )
    having: dict[UUID, set[bytes]] = {}
    for row in rows:
        having.setdefault(row["person_id"], set()).add(bytes(row["word"]))
    return {person_id for person_id, found in having.items() if len(found) == len(set(words))}


async def look_alikes(details: Details) -> set[UUID]:
    """Who may be the same person: the same number, the same address, or the same full name."""
    found = await with_words(details.full_name)
    for column, text, scope in (
        (Person.phone_index, details.phone, PHONE),
        (Person.email_index, details.email, EMAIL),
    ):
        if text:
            rows = await Person.select(Person.id).where(column == vault.index(text, scope))
            found |= {row["id"] for row in rows}
    return found


async def _kept(person_ids: Collection[UUID]) -> list[Kept]:
    if not person_ids:
        return []
    columns = (Person.id, Person.key_id, Person.sealed, Person.version)
    rows = await Person.select(*columns).where(Person.id.is_in(list(person_ids)))
    await vault.load({row["key_id"] for row in rows})
    return [
        Kept(
            person_id=row["id"],
            key_id=row["key_id"],
            details=await vault.open(row["sealed"], Details, row["key_id"], place_of(row["id"])),
            version=row["version"],
        )
        for row in rows
    ]


async def _opened_needs(row: dict[str, Any]) -> Needs:
    place = place_of_needs(row["id"])
    opened = await vault.open(row["needs"], Needs, row["key_id"], place)
    return msgspec.structs.replace(opened, version=row["needs_version"])
