"""Keep somebody's details, change them, and show a number to who asks for it with a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.audit import Word, record
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.people import queries, rules
from restorative.people.facts import ContactDetailsChanged
from restorative.people.queries.persons import (
    EMAIL,
    PHONE,
    WORD,
    place_of,
    place_of_needs,
)
from restorative.people.rules import Details, Needs, Reach, WhyShown
from restorative.people.tables import Person, PersonWord


async def add_person(details: Details, key_id: UUID, by: UUID, now: datetime) -> UUID:
    """`key_id` is the key of the party this person belongs to."""
    person_id = new_id()
    async with transaction():
        await Person(
            {
                Person.id: person_id,
                Person.key_id: key_id,
                **await _content(person_id, key_id, details),
            }
        ).save()
        await _keep_words(person_id, details)
        await record(Word.PERSON_ADDED, by=by, at=now, about=person_id)
    return person_id


async def change_details(
    person_id: UUID, details: Details, version: int, by: UUID, now: datetime
) -> None:
    """Raises `ChangedMeanwhile` when somebody saved after `version` was read."""
    async with transaction():
        kept = await queries.details(person_id)
        changed = (
            await Person.update(
                {**await _content(person_id, kept.key_id, details), Person.version: version + 1}
            )
            .where((Person.id == person_id) & (Person.version == version))
            .returning(Person.id)
        )
        if not changed:
            raise rules.ChangedMeanwhile
        await PersonWord.delete().where(PersonWord.person_id == person_id)
        await _keep_words(person_id, details)
        await record(Word.DETAILS_CHANGED, by=by, at=now, about=person_id)
        await announce(ContactDetailsChanged(person_id=person_id))


async def record_needs(person_id: UUID, needs: Needs, by: UUID, now: datetime) -> None:
    """`needs.version` is the one that was read; 0 when there was none."""
    async with transaction():
        kept = await queries.details(person_id)
        sealed = await vault.seal(needs, kept.key_id, place_of_needs(person_id))
        changed = (
            await Person.update({Person.needs: sealed, Person.needs_version: needs.version + 1})
            .where((Person.id == person_id) & (Person.needs_version == needs.version))
            .returning(Person.id)
        )
        if not changed:
            raise rules.ChangedMeanwhile
        await record(Word.NEEDS_RECORDED, by=by, at=now, about=person_id)


async def show_contact(person_id: UUID, why: WhyShown, by: UUID, now: datetime) -> Reach:
    """R42, S93: whoever looks at a number leaves a line that says so, and why."""
    async with transaction():
        await record(Word.CONTACT_SHOWN, by=by, at=now, about=person_id, reason=why.value)
        return await queries.reach(person_id)


async def _content(person_id: UUID, key_id: UUID, details: Details) -> dict[Any, Any]:
    return {
        Person.sealed: await vault.seal(details, key_id, place_of(person_id)),
        Person.phone_index: _index(details.phone, PHONE),
        Person.email_index: _index(details.email, EMAIL),
    }


def _index(text: str | None, scope: str) -> bytes | None:
    return vault.index(text, scope) if text else None


async def _keep_words(person_id: UUID, details: Details) -> None:
    words = rules.name_words(details.full_name, details.called)
    rows = [
        PersonWord(id=new_id(), person_id=person_id, word=vault.index(word, WORD)) for word in words
    ]
    if rows:
        await PersonWord.insert(*rows)
