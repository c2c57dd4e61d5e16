"""The facilitator writes the agreement down, reads it back, and opens new versions."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.agreements.commands.state import Work, opened, project
from restorative.agreements.forms import ActionForm, ReadBackForm
from restorative.agreements.rules.words import without_private_details
from restorative.agreements.sealed import ActionWords
from restorative.agreements.tables import (
    AgreementAction,
    AgreementReadBack,
    AgreementVersion,
)
from restorative.audit import Word, record
from restorative.consent.queries import names_told
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say


async def write_action(staff: Staff, track_id: UUID, form: ActionForm, now: datetime) -> UUID:
    """Add a line to the draft; the first one opens the agreement. The id lasts for all versions."""
    async with transaction():
        work = await opened(track_id, now, may_open_by=staff.account_id)
        await _check(form, work)
        action_id = new_id()
        await _add(work, action_id, len(work.draft.actions) + 1, form)
        await record(Word.ACTION_WRITTEN, by=staff.account_id, at=now, about=action_id)
        await project(work, now)
        return action_id


async def change_action(
    staff: Staff, track_id: UUID, action_id: UUID, form: ActionForm, now: datetime
) -> None:
    """Other words for the same line, while nobody has signed."""
    async with transaction():
        work = await opened(track_id, now)
        number = next((a.number for a in work.draft.actions if a.id == action_id), None)
        if number is None:
            raise NotFound
        await _check(form, work)
        await _drop(work, action_id)
        await _add(work, action_id, number, form)
        await record(Word.ACTION_CHANGED, by=staff.account_id, at=now, about=action_id)
        await project(work, now)


async def remove_action(staff: Staff, track_id: UUID, action_id: UUID, now: datetime) -> None:
    async with transaction():
        work = await opened(track_id, now)
        _still_a_draft(work)
        if all(action.id != action_id for action in work.draft.actions):
            raise NotFound
        await _drop(work, action_id)
        await _number_again(work, action_id)
        await record(Word.ACTION_REMOVED, by=staff.account_id, at=now, about=action_id)
        await project(work, now)


async def accept_for_verifier(staff: Staff, track_id: UUID, action_id: UUID, now: datetime) -> None:
    """Somebody outside has said yes to checking this action (R29)."""
    async with transaction():
        work = await opened(track_id, now)
        found = await (
            AgreementAction.update({AgreementAction.verifier_agreed_at: now})
            .where(AgreementAction.version_id == work.version.id)
            .where(AgreementAction.action_id == action_id)
            .where(AgreementAction.verifier_agreed_at.is_null())
            .returning(AgreementAction.id)
        )
        if not found:
            raise NotFound
        await record(Word.VERIFIER_ACCEPTED, by=staff.account_id, at=now, about=action_id)


async def read_back(staff: Staff, track_id: UUID, form: ReadBackForm, now: datetime) -> None:
    """The text was read aloud to these people, in this language (R65)."""
    async with transaction():
        work = await opened(track_id, now)
        for person_id in form.people:
            if work.circle.member(person_id) is None:
                raise NotFound
            await AgreementReadBack(
                id=new_id(),
                version_id=work.version.id,
                person_id=person_id,
                text_hash=work.draft.hashes[person_id],
                language=form.language,
                read_at=now,
                read_by=staff.account_id,
            ).save()
            await record(Word.AGREEMENT_READ_BACK, by=staff.account_id, at=now, about=person_id)


async def open_new_version(staff: Staff, track_id: UUID, now: datetime) -> None:
    """The same lines once more, free to be changed: everybody signs again (9.5)."""
    async with transaction():
        work = await opened(track_id, now)
        if not work.draft.is_frozen:
            raise RuleBroken(say("Nobody has signed yet: you can still change this version."))
        version_id = new_id()
        await AgreementVersion(
            id=version_id,
            agreement_id=work.version.agreement_id,
            number=work.version.number + 1,
            language=work.version.language,
            opened_at=now,
            opened_by=staff.account_id,
        ).save()
        await _copy_lines(work, version_id)
        await record(Word.AGREEMENT_REOPENED, by=staff.account_id, at=now, about=version_id)
        await project(await opened(track_id, now), now)


def _still_a_draft(work: Work) -> None:
    if work.draft.is_frozen:
        raise RuleBroken(say("Somebody has signed. Open a new version to change the text."))


async def _check(form: ActionForm, work: Work) -> None:
    _still_a_draft(work)
    for person_id in (form.who, form.for_whom):
        if person_id and work.circle.member(person_id) is None:
            raise NotFound
    told = await names_told(work.circle)
    without_private_details(form.what, work.circle, told, "what")
    without_private_details(form.how_known, work.circle, told, "how_known")


async def _add(work: Work, action_id: UUID, number: int, form: ActionForm) -> None:
    row_id = new_id()
    words = ActionWords(
        what=form.what,
        how_known=form.how_known,
        verifier=form.verifier or "",
        verifier_phone=form.verifier_phone or "",
        verifier_email=form.verifier_email or "",
        verifier_language=form.verifier_language,
        reason=form.reason or "",
    )
    await AgreementAction(
        id=row_id,
        version_id=work.version.id,
        action_id=action_id,
        number=number,
        kind=form.kind.value,
        who=form.who,
        for_whom=form.for_whom,
        by_when=form.by_when,
        confirmed_by=form.confirmed_by.value,
        amount=form.amount,
        hours=form.hours,
        shared_with_harmed=form.shared_with_harmed,
        sealed=await vault.seal(words, work.version.key_id, f"agreement_action:{row_id}"),
    ).save()


async def _drop(work: Work, action_id: UUID) -> None:
    await (
        AgreementAction.delete()
        .where(AgreementAction.version_id == work.version.id)
        .where(AgreementAction.action_id == action_id)
    )


async def _number_again(work: Work, gone: UUID) -> None:
    rest = [action for action in work.draft.actions if action.id != gone]
    for number, action in enumerate(rest, 1):
        await (
            AgreementAction.update({AgreementAction.number: number})
            .where(AgreementAction.version_id == work.version.id)
            .where(AgreementAction.action_id == action.id)
        )


async def _copy_lines(work: Work, version_id: UUID) -> None:
    rows = await AgreementAction.select().where(AgreementAction.version_id == work.version.id)
    for row in rows:
        words = await vault.open(
            row["sealed"], ActionWords, work.version.key_id, f"agreement_action:{row['id']}"
        )
        row_id = new_id()
        sealed = await vault.seal(words, work.version.key_id, f"agreement_action:{row_id}")
        await AgreementAction(
            **{**row, "id": row_id, "version_id": version_id, "sealed": sealed}
        ).save()
