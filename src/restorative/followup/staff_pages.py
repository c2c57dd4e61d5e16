"""Actions, the report and closing, for staff (C1, C2, C3, C10)."""

from typing import Any
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands as access
from restorative.access.dependencies import InProfile, Now, SignedInStaff, ThisOffice
from restorative.access.policy import Permission
from restorative.agreements.rules.actions import KIND_WORDS
from restorative.cases import queries as cases
from restorative.followup import commands, queries
from restorative.followup.forms import NewDayForm, ProgressForm, ReportForm, WaiverForm
from restorative.followup.rules.completion import (
    blockers_of_closing,
    blockers_of_reporting,
    closing_reason,
)
from restorative.followup.rules.steps import STANDING_WORDS
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/tracks/{track_id:uuid}/actions"
REPORT = "/cases/{case_id:uuid}/tracks/{track_id:uuid}/report"


@get("/agreements", needs=Permission.CASES_LIST)
async def agreements_list(staff: SignedInStaff, now: Now) -> Template:
    visible = await cases.visible_cases(staff, now)
    lines = await queries.agreements_listed([line.id for line in visible])
    return page(
        "followup/agreements.html",
        lines=lines,
        references={line.id: line.reference for line in visible},
    )


@get(AT, needs=Permission.FOLLOWUP_READ)
async def actions(
    case_id: FromPath[UUID], track_id: FromPath[UUID], now: Now, profile: InProfile
) -> Template:
    await cases.track_in(case_id, track_id)
    plan = await queries.plan_of(track_id, now)
    return page(
        "followup/actions.html",
        case_id=case_id,
        track_id=track_id,
        url=_url(case_id, track_id),
        plan=plan,
        words=STANDING_WORDS,
        today=now.astimezone(profile.zone).date(),
    )


@get(f"{AT}/{{action_id:uuid}}", needs=Permission.FOLLOWUP_READ)
async def one_action(
    case_id: FromPath[UUID], track_id: FromPath[UUID], action_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Template:  # fmt: skip
    return await _one(case_id, track_id, action_id, staff, now)


async def _one(
    case_id: UUID, track_id: UUID, action_id: UUID, staff: Any, now: Any, **forms: FormView
) -> Template:
    await cases.track_in(case_id, track_id)
    plan = await queries.plan_of(track_id, now)
    if plan is None:
        raise NotFound
    return page(
        "followup/action.html",
        url=_url(case_id, track_id),
        plan=plan,
        one=plan.action(action_id),
        words=STANDING_WORDS,
        kinds=KIND_WORDS,
        link=await access.shown(staff.session_id, f"action:{action_id}", now),
        progress=forms.get("progress", blank()),
        new_day=forms.get("new_day", blank()),
        waiver=forms.get("waiver", blank()),
    )


@post(f"{AT}/{{action_id:uuid}}/progress", needs=Permission.PROGRESS_RECORD)
async def progress(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    action_id: FromPath[UUID], staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    form = read(ProgressForm, await request.form())
    if isinstance(form, Refused):
        return await _one(case_id, track_id, action_id, staff, now, progress=form)
    await commands.record_progress(staff, track_id, action_id, form.note, now)
    return see_other(f"{_url(case_id, track_id)}/{action_id}")


@post(f"{AT}/{{action_id:uuid}}/confirmation", needs=Permission.PROGRESS_RECORD)
async def confirmation(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    action_id: FromPath[UUID], staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    """Done, as the facilitator saw it or as the receiver or the verifier told us."""
    await cases.track_in(case_id, track_id)
    form = read(ProgressForm, await request.form())
    if isinstance(form, Refused):
        return await _one(case_id, track_id, action_id, staff, now, progress=form)
    await commands.confirm_for_office(staff, track_id, action_id, form.note, now)
    return see_other(f"{_url(case_id, track_id)}/{action_id}")


@post(f"{AT}/{{action_id:uuid}}/new-day", needs=Permission.PROGRESS_RECORD)
async def new_day(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    action_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    sent = await request.form()
    form = read(NewDayForm, sent)
    if isinstance(form, Refused):
        return await _one(case_id, track_id, action_id, staff, now, new_day=form)
    try:
        await commands.move_day(staff, track_id, action_id, form, now, profile)
    except RuleBroken as broken:
        again = refused(sent, broken)
        return await _one(case_id, track_id, action_id, staff, now, new_day=again)
    return see_other(f"{_url(case_id, track_id)}/{action_id}")


@post(f"{AT}/{{action_id:uuid}}/waiver", needs=Permission.PROGRESS_RECORD)
async def waiver(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    action_id: FromPath[UUID], staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    form = read(WaiverForm, await request.form())
    if isinstance(form, Refused):
        return await _one(case_id, track_id, action_id, staff, now, waiver=form)
    await commands.waive(staff, track_id, action_id, form.note, now)
    return see_other(f"{_url(case_id, track_id)}/{action_id}")


@post(f"{AT}/{{action_id:uuid}}/links", needs=Permission.LINKS_MANAGE)
async def verifier_link(
    case_id: FromPath[UUID], track_id: FromPath[UUID], action_id: FromPath[UUID],
    staff: SignedInStaff, office: ThisOffice, now: Now,
) -> Redirect:  # fmt: skip
    """The link for a message and the code for the phone, shown once to whoever made them."""
    await cases.track_in(case_id, track_id)
    sent = await commands.send_link_to_verifier(staff, track_id, action_id, now)
    lines = (office.link(sent.secret), sent.code)
    await access.show(staff.session_id, f"action:{action_id}", lines, now)
    return see_other(f"{_url(case_id, track_id)}/{action_id}")


@get(REPORT, needs=Permission.REPORT_SEND)
async def report(case_id: FromPath[UUID], track_id: FromPath[UUID], now: Now) -> Template:
    return await _report(case_id, track_id, now, blank())


async def _report(case_id: UUID, track_id: UUID, now: Any, form: FormView) -> Template:
    await cases.track_in(case_id, track_id)
    plan = await queries.plan_of(track_id, now)
    if plan is None:
        raise NotFound
    ending = await queries.ending_of(plan, track_id, now)
    url = f"/cases/{case_id}/tracks/{track_id}/report"
    return page(
        "followup/report.html",
        case_id=case_id,
        url=url,
        sent=await queries.report_sent(track_id),
        preview=await queries.preview_of(track_id, now),
        blockers=blockers_of_reporting(plan.circle, ending),
        kinds=KIND_WORDS,
        words=STANDING_WORDS,
        form=form,
    )


@post(f"{REPORT}/hand-over", needs=Permission.REPORT_SEND)
async def hand_over(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    form = read(ReportForm, await request.form())
    if isinstance(form, Refused):
        return await _report(case_id, track_id, now, form)
    await commands.hand_over_report(staff, track_id, form, now)
    return see_other(f"/cases/{case_id}/tracks/{track_id}/report")


@get("/cases/{case_id:uuid}/closing", needs=Permission.CASE_CLOSE)
async def closing(case_id: FromPath[UUID], now: Now) -> Template:
    endings = await queries.endings_of(case_id, now)
    url = f"/cases/{case_id}"
    return page(
        "followup/closing.html",
        case_id=case_id,
        is_open=(await cases.state(case_id)).is_open,
        blockers=blockers_of_closing(endings, url),
        reason=closing_reason(endings),
    )


@post("/cases/{case_id:uuid}/closing", needs=Permission.CASE_CLOSE)
async def close(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.close(staff, case_id, now)
    return see_other(f"/cases/{case_id}")


def _url(case_id: UUID, track_id: UUID) -> str:
    return f"/cases/{case_id}/tracks/{track_id}/actions"


routes = [
    agreements_list,
    actions,
    one_action,
    progress,
    confirmation,
    new_day,
    waiver,
    verifier_link,
    report,
    hand_over,
    closing,
    close,
]
