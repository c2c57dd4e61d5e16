"""What a facilitator does with one person: talk, explain, ask for wishes."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Member
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.preparation import queries, rules
from restorative.preparation.commands.ground import person_to_prepare
from restorative.preparation.forms import ContactForm, ExplanationForm, WishesForm
from restorative.preparation.queries import Talk
from restorative.preparation.rules import ContactHeld, Wishes
from restorative.preparation.sealed import Helper, Note
from restorative.preparation.tables import ContactRow, ExplanationRow, WishesRow
from restorative.profile.days import local_day


async def hold_contact(
    staff: Staff, case_id: UUID, person_id: UUID, form: ContactForm, now: datetime
) -> None:
    async with transaction():
        member = await person_to_prepare(case_id, person_id, now)
        earlier = [one for one in await queries.contacts_of([case_id]) if _is(one, member)]
        today = local_day(now, await office_profile())
        held = rules.contact_held(_contact(staff, member, form, now), member, earlier, today)
        await _add_contact(held, member, form.note, case_id)
        await record(Word.CONTACT_HELD, by=staff.account_id, at=now, about=person_id)


async def explain(
    staff: Staff, case_id: UUID, person_id: UUID, form: ExplanationForm, now: datetime
) -> None:
    async with transaction():
        member = await person_to_prepare(case_id, person_id, now)
        if member.card.interpreter_language and not form.interpreter:
            raise RuleBroken(say("Enter the name of the interpreter."), "interpreter")
        await _add_explanation(staff, member, form, case_id, now)
        await record(Word.EXPLAINED, by=staff.account_id, at=now, about=person_id)


async def record_wishes(
    staff: Staff, case_id: UUID, person_id: UUID, form: WishesForm, now: datetime
) -> None:
    async with transaction():
        member = await person_to_prepare(case_id, person_id, now)
        row_id = new_id()
        wishes = Wishes(person_id, form.speaking, form.hand_signal or "", form.seat or "")
        where = f"preparation_wishes:{row_id}"
        await WishesRow(
            id=row_id,
            case_id=case_id,
            person_id=person_id,
            key_id=member.card.key_id,
            sealed=await vault.seal(wishes, member.card.key_id, where),
            at=now,
            by=staff.account_id,
        ).save()
        await record(Word.WISHES_RECORDED, by=staff.account_id, at=now, about=person_id)


async def read_talks(staff: Staff, case_id: UUID, person_id: UUID, now: datetime) -> list[Talk]:
    """The notes with the talks; that somebody read them is kept (R42)."""
    async with transaction():
        talks = await queries.talks(case_id, person_id)
        if any(talk.note for talk in talks):
            await record(Word.CONTACTS_READ, by=staff.account_id, at=now, about=person_id)
        return talks


def _is(contact: ContactHeld, member: Member) -> bool:
    return contact.person_id == member.person_id


def _contact(staff: Staff, member: Member, form: ContactForm, now: datetime) -> ContactHeld:
    return ContactHeld(
        id=new_id(),
        person_id=member.person_id,
        on=form.on,
        how=form.how,
        reached=form.reached,
        company=form.company,
        at=now,
        by=staff.account_id,
    )


async def _add_contact(held: ContactHeld, member: Member, note: str | None, case_id: UUID) -> None:
    key_id, where = member.card.key_id, f"preparation_contact:{held.id}"
    await ContactRow(
        id=held.id,
        case_id=case_id,
        person_id=held.person_id,
        on=held.on,
        how=held.how,
        reached=held.reached,
        company=" ".join(held.company),
        key_id=key_id,
        sealed=await vault.seal(Note(note), key_id, where) if note else None,
        at=held.at,
        by=held.by,
    ).save()


async def _add_explanation(
    staff: Staff, member: Member, form: ExplanationForm, case_id: UUID, now: datetime
) -> None:
    row_id, key_id, name = new_id(), member.card.key_id, form.interpreter
    where = f"explanation:{row_id}"
    await ExplanationRow(
        id=row_id,
        case_id=case_id,
        person_id=member.person_id,
        language=form.language,
        items=" ".join(form.items),
        teach_back=form.teach_back,
        key_id=key_id,
        sealed=await vault.seal(Helper(name), key_id, where) if name else None,
        at=now,
        by=staff.account_id,
    ).save()
