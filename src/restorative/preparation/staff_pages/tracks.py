"""Preparation of one young person's meeting: the plan, the safety plan, the look before the day."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.kernel.errors import RuleBroken
from restorative.preparation import commands, queries
from restorative.preparation.forms import PlanForm, RiskCheckForm, SafetyPlanForm
from restorative.preparation.staff_pages.offered import WORDS, lists, may
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

TRACK = "/cases/{case_id:uuid}/tracks/{track_id:uuid}"


@get(f"{TRACK}/plan", needs=Permission.PREPARATION_READ)
async def plan(case_id: FromPath[UUID], track_id: FromPath[UUID], now: Now) -> Template:
    return await _plan(case_id, track_id, now)


@post(f"{TRACK}/plan", needs=Permission.PREPARATION_WRITE)
async def set_plan(
    case_id: FromPath[UUID],
    track_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(PlanForm, sent)
    if isinstance(form, Refused):
        return await _plan(case_id, track_id, now, form)
    try:
        await commands.set_plan(staff, case_id, track_id, form, now)
    except RuleBroken as broken:
        return await _plan(case_id, track_id, now, refused(sent, broken))
    return see_other(f"/cases/{case_id}/preparation")


@get(f"{TRACK}/safety-plan", needs=Permission.SAFETY_PLAN_READ)
async def safety_plan(
    case_id: FromPath[UUID], track_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await _safety_plan(case_id, track_id, staff, now)


@post(f"{TRACK}/safety-plan", needs=Permission.SAFETY_PLAN_WRITE)
async def write_safety_plan(
    case_id: FromPath[UUID],
    track_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    form = read(SafetyPlanForm, await request.form())
    if isinstance(form, Refused):
        return await _safety_plan(case_id, track_id, staff, now, form)
    await commands.write_safety_plan(staff, case_id, track_id, form, now)
    return see_other(f"/cases/{case_id}/preparation")


@get(f"{TRACK}/risk-checks", needs=Permission.ASSESSMENT_WRITE)
async def risk_check(case_id: FromPath[UUID], track_id: FromPath[UUID], now: Now) -> Template:
    return await _risk_check(case_id, track_id, now, blank())


@post(f"{TRACK}/risk-checks", needs=Permission.ASSESSMENT_WRITE)
async def check_risk(
    case_id: FromPath[UUID],
    track_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    form = read(RiskCheckForm, await request.form())
    if isinstance(form, Refused):
        return await _risk_check(case_id, track_id, now, form)
    await commands.check_risk(staff, case_id, track_id, form, now)
    return see_other(f"/cases/{case_id}/preparation")


async def _plan(
    case_id: UUID, track_id: UUID, now: datetime, form: FormView | None = None
) -> Template:
    circle = await queries.circle_in(case_id, track_id, now)
    known = (await queries.preparation_of(circle)).plan
    filled = (
        blank(
            format=known.format,
            place_kind=known.place_kind,
            in_person=known.in_person,
            categories=known.attendee_categories,
        )
        if known
        else blank()
    )
    return page(
        "preparation/plan.html",
        circle=circle,
        known=known,
        form=form or filled,
        lists=lists(),
        words=WORDS,
    )


async def _safety_plan(
    case_id: UUID, track_id: UUID, staff: Staff, now: datetime, form: FormView | None = None
) -> Template:
    circle = await queries.circle_in(case_id, track_id, now)
    known = await commands.read_safety_plan(staff, case_id, track_id, now)
    lines = {name: getattr(known, name) for name in WORDS["safety"]} if known else {}
    return page(
        "preparation/safety_plan.html",
        circle=circle,
        known=known,
        lines=lines,
        form=form or blank(**lines),
        words=WORDS,
        may=may(staff, Permission.SAFETY_PLAN_WRITE, Permission.PREPARATION_READ),
    )


async def _risk_check(case_id: UUID, track_id: UUID, now: datetime, form: FormView) -> Template:
    circle = await queries.circle_in(case_id, track_id, now)
    known = await queries.preparation_of(circle)
    return page("preparation/risk_check.html", circle=circle, known=known, form=form)


routes = [plan, set_plan, safety_plan, write_safety_plan, risk_check, check_risk]
