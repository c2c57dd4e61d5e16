"""Decide about a referral: accept it, send it back, decline it."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.referral import (
    DecliningForm,
    MissingDataForm,
)
from restorative.cases.rules.words import (
    DECLINED,
    MISSING,
)
from restorative.cases.staff_pages.answering import (
    choices,
)
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post


@post("/cases/{case_id:uuid}/acceptance", needs=Permission.CASES_DECIDE)
async def accept(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.accept_case(case_id, staff, now)
    return see_other(f"/cases/{case_id}/allocation")


@get("/cases/{case_id:uuid}/missing-data", needs=Permission.CASES_DECIDE)
async def missing_data(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _missing(case_id, staff, now, blank())


@post("/cases/{case_id:uuid}/missing-data", needs=Permission.CASES_DECIDE)
async def return_for_data(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(MissingDataForm, await request.form())
    if isinstance(form, Refused):
        return await _missing(case_id, staff, now, form)
    await commands.return_for_data(case_id, form.missing, form.note or "", staff, now)
    return see_other(f"/cases/{case_id}/referral")


async def _missing(case_id: UUID, staff: Staff, now: Now, form: FormView) -> Template:
    file = await queries.case_for(staff, case_id, now)
    return page("cases/missing_data.html", file=file, form=form, missing=choices(MISSING))


@get("/cases/{case_id:uuid}/declining", needs=Permission.CASES_DECIDE)
async def declining(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _declining(case_id, staff, now, blank())


@post("/cases/{case_id:uuid}/declining", needs=Permission.CASES_DECIDE)
async def decline(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(DecliningForm, await request.form())
    if isinstance(form, Refused):
        return await _declining(case_id, staff, now, form)
    await commands.decline_case(case_id, form.reason, form.note or "", staff, now)
    return see_other(f"/cases/{case_id}/referral")


async def _declining(case_id: UUID, staff: Staff, now: Now, form: FormView) -> Template:
    file = await queries.case_for(staff, case_id, now)
    return page("cases/declining.html", file=file, form=form, reasons=choices(DECLINED))


routes = [accept, missing_data, return_for_data, declining, decline]
