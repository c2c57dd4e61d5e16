"""Staff write down an answer that was given on paper or aloud; a second one stands by it (R46)."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases.rules import Member
from restorative.consent import queries, rules
from restorative.consent.commands.keeping import keep, keep_wording, next_lines, tell
from restorative.consent.forms import RecordForm
from restorative.consent.rules import Answer, Decision, Evidence, Given, How, Key, Wording
from restorative.consent.tables import Countersignature
from restorative.db import alone_with, is_duplicate, savepoint, transaction
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say


async def record_answer(
    staff: Staff, case_id: UUID, ref: str, form: RecordForm, now: datetime
) -> None:
    async with transaction():
        await alone_with(case_id)
        asked = await queries.key_in_case(case_id, ref, now)
        wording = _wording(asked.key, asked.member, form)
        evidence = rules.evidenced(asked.key, asked.member, _given(staff, form), _proof(form))
        line = (await next_lines(case_id, 1))[0]
        given = _given(staff, form)
        decision = rules.decided(asked.key, given, asked.known, asked.profile, now, line)
        await keep_wording(wording)
        await keep([decision], evidence, case_id, by=staff.account_id)
        await tell(decision, asked.known)


async def countersign(staff: Staff, case_id: UUID, decision_id: UUID, now: datetime) -> None:
    """From now on the yes counts."""
    async with transaction():
        await alone_with(case_id)
        decision = await _decision(case_id, decision_id)
        rules.countersigned(decision, staff.account_id, now)
        await _add_countersignature(decision, case_id, staff, now)
        await record(
            Word.CONSENT_COUNTERSIGNED,
            by=staff.account_id,
            at=now,
            about=decision.key.person_id,
        )


def _wording(key: Key, member: Member, form: RecordForm) -> Wording:
    """The text that was read aloud, or that stands on the signed sheet."""
    if form.language not in queries.LANGUAGES:
        raise NotFound
    wording = queries.wording_for(key, rules.audience(key, member), form.language)
    if wording.fingerprint != form.wording:
        raise RuleBroken(say("The words have changed. Read them again, then answer."))
    return wording


def _given(staff: Staff, form: RecordForm) -> Given:
    return Given(
        answer=Answer(form.answer),
        how=How(form.how),
        wording=form.wording,
        language=form.language,
        recorded_by=staff.account_id,
        offered=form.offered,
        voluntary=form.voluntary,
        waived=form.waived,
        witness=form.witness or "",
    )


def _proof(form: RecordForm) -> Evidence:
    return Evidence(
        told_name=form.told_name or "",
        interpreter=form.interpreter or "",
        witness=form.witness or "",
        sheet_kept=form.sheet_kept or "",
    )


async def _decision(case_id: UUID, decision_id: UUID) -> Decision:
    for one in (await queries.decisions_of([case_id])).get(case_id, ()):
        if one.id == decision_id:
            return one
    raise NotFound


async def _add_countersignature(
    decision: Decision, case_id: UUID, staff: Staff, now: datetime
) -> None:
    row = Countersignature(
        id=new_id(), decision_id=decision.id, case_id=case_id, at=now, by=staff.account_id
    )
    try:
        async with savepoint():
            await row.save()
    except Exception as error:
        if is_duplicate(error):
            raise RuleBroken(say("This answer has been countersigned already.")) from None
        raise
