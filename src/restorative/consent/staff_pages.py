"""The answers of a case: the matrix, answers and withdrawals that staff write down (F7)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.consent import commands, queries
from restorative.consent.forms import RecordForm, WithdrawalForm
from restorative.consent.rules import ASKED_IN_ORDER, TITLES, How
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.languages import OWN_NAMES
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

CASE = "/cases/{case_id:uuid}/consent"
WORDS: dict[str, Any] = {"titles": TITLES, "codes": ASKED_IN_ORDER, "languages": OWN_NAMES}


@get(CASE, needs=Permission.CONSENT_READ)
async def matrix(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    view = await queries.matrix_page(case_id, now)
    may_record = allows(Permission.CONSENT_RECORD, staff)
    return page(
        "consent/matrix.html", view=view, case_id=case_id, words=WORDS, may_record=may_record
    )


@get(f"{CASE}/questions/{{ref:str}}", needs=Permission.CONSENT_RECORD)
async def record_page(
    case_id: FromPath[UUID], ref: FromPath[str], now: Now, language: FromQuery[str | None] = None
) -> Template:
    return await _record(case_id, ref, language, now)


@post(f"{CASE}/questions/{{ref:str}}", needs=Permission.CONSENT_RECORD)
async def record_answer(
    case_id: FromPath[UUID],
    ref: FromPath[str],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(RecordForm, sent)
    language = str(sent.get("language") or "")
    if isinstance(form, Refused):
        return await _record(case_id, ref, language, now, form)
    try:
        await commands.record_answer(staff, case_id, ref, form, now)
    except RuleBroken as broken:
        return await _record(case_id, ref, language, now, refused(sent, broken))
    return see_other(f"/cases/{case_id}/consent")


@get(f"{CASE}/decisions/{{decision_id:uuid}}", needs=Permission.CONSENT_READ)
async def proof(case_id: FromPath[UUID], decision_id: FromPath[UUID], now: Now) -> Template:
    view = await queries.proof(case_id, decision_id, now)
    return page("consent/proof.html", view=view, case_id=case_id, words=WORDS)


@post(f"{CASE}/decisions/{{decision_id:uuid}}/countersignature", needs=Permission.CONSENT_RECORD)
async def countersign(
    case_id: FromPath[UUID], decision_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await commands.countersign(staff, case_id, decision_id, now)
    return see_other(f"/cases/{case_id}/consent")


@get(f"{CASE}/people/{{person_id:uuid}}/withdrawal", needs=Permission.CONSENT_RECORD)
async def withdrawal_page(case_id: FromPath[UUID], person_id: FromPath[UUID], now: Now) -> Template:
    return await _withdrawal(case_id, person_id, now, blank())


@post(f"{CASE}/people/{{person_id:uuid}}/withdrawal", needs=Permission.CONSENT_RECORD)
async def record_withdrawal(
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    form = read(WithdrawalForm, await request.form())
    if isinstance(form, Refused):
        return await _withdrawal(case_id, person_id, now, form)
    await queries.person_in_case(case_id, person_id, now)
    await commands.record_withdrawal(staff, person_id, How(form.how), now)
    return see_other(f"/cases/{case_id}/consent")


async def _record(
    case_id: UUID, ref: str, language: str | None, now: datetime, form: FormView | None = None
) -> Template:
    view = await queries.record_page(case_id, ref, language, now)
    return page(
        "consent/record.html",
        view=view,
        case_id=case_id,
        form=form or blank(told_name=view.who.card.called),
        words=WORDS,
    )


async def _withdrawal(case_id: UUID, person_id: UUID, now: datetime, form: FormView) -> Template:
    member = await queries.person_in_case(case_id, person_id, now)
    return page("consent/withdrawal.html", member=member, case_id=case_id, form=form)


routes = [
    matrix,
    record_page,
    record_answer,
    proof,
    countersign,
    withdrawal_page,
    record_withdrawal,
]
