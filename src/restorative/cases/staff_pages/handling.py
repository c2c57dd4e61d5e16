"""Who has a case, whom they know in it, and how long it may take."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec
from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.handling import (
    DeclarationForm,
    ExtensionForm,
    FacilitatorForm,
    HoldForm,
    ResumingForm,
)
from restorative.cases.rules.words import HOLDS, ROLES, TIES
from restorative.cases.staff_pages.answering import choices, may, refused_by
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

CASE = "/cases/{case_id:uuid}"
NOTHING_TYPED = FormView()
F = TypeVar("F", bound=msgspec.Struct)


@get(f"{CASE}/allocation", needs=Permission.CASES_ALLOCATE)
async def allocation(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _allocation(case_id, staff, now, blank())


async def _allocation(case_id: UUID, staff: Staff, now: datetime, form: FormView) -> Template:
    view = await queries.allocation_of(staff, case_id, now)
    return page("cases/allocation.html", view=view, form=form, ties=TIES)


@post(f"{CASE}/allocation/requests", needs=Permission.CASES_ALLOCATE)
async def ask_to_take(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(FacilitatorForm, await request.form())
    if isinstance(form, Refused):
        return await _allocation(case_id, staff, now, form)
    await commands.ask_to_take(case_id, form.account_id, staff, now)
    return see_other(f"/cases/{case_id}/allocation")


@post(f"{CASE}/allocation", needs=Permission.CASES_ALLOCATE)
async def allocate(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    form = await _only(FacilitatorForm, request)
    await commands.allocate(case_id, form.account_id, staff, now)
    return see_other(f"/cases/{case_id}/allocation")


@post(f"{CASE}/allocation/endings", needs=Permission.CASES_ALLOCATE)
async def take_from(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    form = await _only(FacilitatorForm, request)
    await commands.take_from(case_id, form.account_id, staff.account_id, now)
    return see_other(f"/cases/{case_id}/allocation")


@get(f"{CASE}/declaration", needs=Permission.CASES_DECLARE)
async def declaration(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _declaration(case_id, staff, now, blank())


@post(f"{CASE}/declaration", needs=Permission.CASES_DECLARE)
async def declare(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(DeclarationForm, await request.form())
    if isinstance(form, Refused):
        return await _declaration(case_id, staff, now, form)
    await commands.declare_interests(case_id, form.tie, staff, now)
    return see_other("/today")


async def _declaration(case_id: UUID, staff: Staff, now: datetime, form: FormView) -> Template:
    view = await queries.declaration_for(staff, case_id, now)
    return page("cases/declaration.html", view=view, form=form, ties=choices(TIES), roles=ROLES)


@get(f"{CASE}/deadline", needs=Permission.CASES_READ)
async def deadline(
    case_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile
) -> Template:
    return await _deadline(case_id, staff, now, profile, blank())


@post(f"{CASE}/deadline", needs=Permission.CASES_DECIDE)
async def extend_deadline(
    request: AnyRequest,
    case_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
    profile: InProfile,
) -> Template | Redirect:
    sent = await request.form()
    form = read(ExtensionForm, sent)
    if isinstance(form, Refused):
        return await _deadline(case_id, staff, now, profile, form)
    try:
        await commands.extend_deadline(case_id, form.extension(), staff, now)
    except RuleBroken as broken:
        return await _deadline(case_id, staff, now, profile, refused_by(sent, broken))
    return see_other(f"/cases/{case_id}/deadline")


async def _deadline(
    case_id: UUID,
    staff: Staff,
    now: datetime,
    profile: Profile,
    form: FormView,
    holding: FormView = NOTHING_TYPED,
) -> Template:
    return page(
        "cases/deadline.html",
        file=await queries.case_for(staff, case_id, now),
        everybody=await queries.people_of(staff, case_id, now),
        extensions=await queries.extensions(case_id),
        form=form,
        holding=holding,
        holds=choices(HOLDS),
        hold_words=HOLDS,
        today=local_day(now, profile),
        profile=profile,
        may=may(staff, Permission.CASES_DECIDE, Permission.CASES_HOLD),
    )


@post(f"{CASE}/holds", needs=Permission.CASES_HOLD)
async def hold(
    request: AnyRequest,
    case_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
    profile: InProfile,
) -> Template | Redirect:
    form = read(HoldForm, await request.form())
    if isinstance(form, Refused):
        return await _deadline(case_id, staff, now, profile, blank(), form)
    await queries.track_in(case_id, form.track_id)
    await commands.hold_track(form.track_id, form.reason, staff.account_id, now)
    return see_other(f"/cases/{case_id}/deadline")


@post(f"{CASE}/resumptions", needs=Permission.CASES_HOLD)
async def resume(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    form = await _only(ResumingForm, request)
    await queries.track_in(case_id, form.track_id)
    await commands.resume_track(form.track_id, staff.account_id, now)
    return see_other(f"/cases/{case_id}/deadline")


async def _only(kind: type[F], request: AnyRequest) -> F:
    """A form of one button: what it names is there, or it is not."""
    form = read(kind, await request.form())
    if isinstance(form, Refused):
        raise NotFound
    return form


routes = [
    allocation,
    ask_to_take,
    allocate,
    take_from,
    declaration,
    declare,
    deadline,
    extend_deadline,
    hold,
    resume,
]
