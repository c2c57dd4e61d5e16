"""People say yes to the very words they were shown, or say what they want changed."""

from datetime import datetime
from uuid import UUID

from restorative.access.commands.fresh_codes import TriedCode, use_fresh_code
from restorative.access.rules import Participant, Staff
from restorative.agreements.commands.state import Work, opened, project
from restorative.agreements.facts import AgreementSigned
from restorative.agreements.forms import (
    ChangeWantedForm,
    RecordedObjectionForm,
    RecordedSignatureForm,
    SignForm,
)
from restorative.agreements.queries import agreement_page, copy_of
from restorative.agreements.queries.drafts import draft_of
from restorative.agreements.rules.signing import (
    Signature,
    SignedHow,
    is_signed,
    must_sign,
    signature_given,
)
from restorative.agreements.sealed import Said, Witness
from restorative.agreements.tables import (
    AgreementInForce,
    AgreementObjection,
    AgreementSignature,
)
from restorative.audit import Word, record
from restorative.cases.rules import Member
from restorative.db import alone_with, transaction
from restorative.db.sealing import vault
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.profile import Profile


async def sign(
    participant: Participant,
    version_id: UUID,
    form: SignForm,
    code: TriedCode,
    now: datetime,
    profile: Profile,
) -> None:
    """By link, after a fresh one-time code (S23). Raises `RuleBroken`, `Blocked` or `NotFound`."""
    async with transaction():
        copy = await copy_of(participant, version_id, now)
        await alone_with(copy.track_id)
        await use_fresh_code(code, now)
        work, member = await _ready(copy.track_id, participant.person_id, now, profile)
        signature = signature_given(member, work.draft, form.text_hash, SignedHow.LINK, "", now)
        await _keep(work, signature, Witness(), None, now)


async def record_signature(
    staff: Staff, track_id: UUID, form: RecordedSignatureForm, now: datetime, profile: Profile
) -> None:
    """On paper, or spoken, before a witness (R46)."""
    async with transaction():
        work, member = await _ready(track_id, form.person, now, profile)
        signature = signature_given(
            member, work.draft, work.draft.hashes[form.person], form.how, form.witness, now
        )
        witness = Witness(form.witness, form.kept_where or "")
        await _keep(work, signature, witness, staff.account_id, now)


async def object_to(
    participant: Participant, version_id: UUID, form: ChangeWantedForm, now: datetime
) -> None:
    """A veto of one line or of the whole, with no harm to whoever says it (R28)."""
    async with transaction():
        copy = await copy_of(participant, version_id, now)
        work = await opened(copy.track_id, now)
        await _object(work, participant.person_id, form.line, form.words, None, now)


async def record_objection(
    staff: Staff, track_id: UUID, form: RecordedObjectionForm, now: datetime
) -> None:
    async with transaction():
        work = await opened(track_id, now)
        await _object(work, form.person, form.line, form.words, staff.account_id, now)


async def _ready(
    track_id: UUID, person_id: UUID, now: datetime, profile: Profile
) -> tuple[Work, Member]:
    """Refuses while anything stands in the way of this person's signature."""
    await alone_with(track_id)
    page = await agreement_page(track_id, now, profile)
    require_none(page.blockers)
    line = next((one for one in page.signers if one.member.person_id == person_id), None)
    if line is None:
        raise NotFound
    require_none([line.waits_for] if line.waits_for else [])
    return await opened(track_id, now), line.member


async def _keep(
    work: Work, signature: Signature, witness: Witness, recorded_by: UUID | None, now: datetime
) -> None:
    row_id = new_id()
    await AgreementSignature(
        id=row_id,
        version_id=signature.version_id,
        person_id=signature.person_id,
        text_hash=signature.text_hash,
        how=signature.how.value,
        sealed=await vault.seal(witness, work.version.key_id, f"agreement_signature:{row_id}"),
        signed_at=now,
        recorded_by=recorded_by,
    ).save()
    by = recorded_by or signature.person_id
    await record(Word.AGREEMENT_SIGNED, by=by, at=now, about=signature.person_id)
    await project(work, now)
    await _tell(work, now)


async def _tell(work: Work, now: datetime) -> None:
    draft = await draft_of(work.version, work.circle)
    if is_signed(work.circle, draft, work.attended):
        await AgreementInForce(version_id=work.version.id, signed_at=now).save()
        await announce(
            AgreementSigned(
                case_id=work.version.case_id,
                track_id=work.version.track_id,
                version_id=work.version.id,
                at=now,
            )
        )


async def _object(
    work: Work,
    person_id: UUID,
    action_id: UUID | None,
    words: str,
    recorded_by: UUID | None,
    now: datetime,
) -> None:
    if all(
        m.person_id != person_id for m in must_sign(work.circle, work.draft.actions, work.attended)
    ):
        raise NotFound
    if action_id and all(action.id != action_id for action in work.draft.actions):
        raise NotFound
    row_id = new_id()
    await AgreementObjection(
        id=row_id,
        version_id=work.version.id,
        person_id=person_id,
        text_hash=work.draft.plain[person_id],
        action_id=action_id,
        sealed=await vault.seal(Said(words), work.version.key_id, f"agreement_objection:{row_id}"),
        said_at=now,
        recorded_by=recorded_by,
    ).save()
    await record(Word.CHANGE_WANTED, by=recorded_by or person_id, at=now, about=person_id)
