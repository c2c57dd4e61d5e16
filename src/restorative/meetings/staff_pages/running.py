"""The run sheet: steps and words, pause, stop, adjourn, end; no box to write in (F13, R15)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.kernel.blockers import Blocked
from restorative.meetings import commands, queries
from restorative.meetings.forms import StepForm, StopForm
from restorative.meetings.rules import RunKind, StopReason
from restorative.meetings.rules.labels import STATE_LABELS, STOP_LABELS
from restorative.profile import Profile
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post
from restorative.web.visit import current

AT = "/cases/{case_id:uuid}/appointments/{appointment_id:uuid}"


def _url(case_id: UUID, appointment_id: UUID) -> str:
    return f"/cases/{case_id}/appointments/{appointment_id}"


@get(f"{AT}/run", needs=Permission.MEETINGS_RUN)
async def run(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], now: Now, profile: InProfile
) -> Template:
    return await _run(case_id, appointment_id, now, profile)


async def _run(
    case_id: UUID,
    appointment_id: UUID,
    now: datetime,
    profile: Profile,
    status: int | None = None,
) -> Template:
    sheet = await queries.sheet(case_id, appointment_id, now, profile)
    return page(
        "meetings/run.html",
        status=status,
        url=_url(case_id, appointment_id),
        sheet=sheet,
        steps=queries.steps_of(sheet.plan.format if sheet.plan else "direct"),
        done=await queries.steps_done(appointment_id),
        labels=STATE_LABELS,
        reasons=STOP_LABELS,
        spoken=current().local.languages,
    )


@post(f"{AT}/beginning", needs=Permission.MEETINGS_RUN)
async def begin(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    try:
        await commands.start(staff, case_id, appointment_id, now, profile)
    except Blocked:
        return await _run(case_id, appointment_id, now, profile, status=409)
    return see_other(f"{_url(case_id, appointment_id)}/run")


@post(f"{AT}/pauses", needs=Permission.MEETINGS_RUN)
async def pause(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await commands.go_on(staff, case_id, appointment_id, RunKind.PAUSED, now, profile)
    return see_other(f"{_url(case_id, appointment_id)}/run")


@post(f"{AT}/resumptions", needs=Permission.MEETINGS_RUN)
async def resume(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await commands.go_on(staff, case_id, appointment_id, RunKind.RESUMED, now, profile)
    return see_other(f"{_url(case_id, appointment_id)}/run")


@post(f"{AT}/ending", needs=Permission.MEETINGS_RUN)
async def end(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await commands.go_on(staff, case_id, appointment_id, RunKind.ENDED, now, profile)
    return see_other(f"{_url(case_id, appointment_id)}/run")


@get(f"{AT}/stop", needs=Permission.MEETINGS_RUN)
async def stopping(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], now: Now, profile: InProfile
) -> Template:
    return await _stopping(case_id, appointment_id, now, profile)


async def _stopping(
    case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile,
    form: FormView | None = None,
) -> Template:  # fmt: skip
    return page(
        "meetings/stop.html",
        url=_url(case_id, appointment_id),
        sheet=await queries.sheet(case_id, appointment_id, now, profile),
        form=form or blank(),
        reasons=STOP_LABELS,
    )


@post(f"{AT}/stop", needs=Permission.MEETINGS_RUN)
async def stop(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    return await _break_off(request, case_id, appointment_id, RunKind.STOPPED, staff, now, profile)


@post(f"{AT}/adjournment", needs=Permission.MEETINGS_RUN)
async def adjourn(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    kind = RunKind.ADJOURNED
    return await _break_off(request, case_id, appointment_id, kind, staff, now, profile)


async def _break_off(
    request: AnyRequest, case_id: UUID, appointment_id: UUID, kind: RunKind,
    staff: Staff, now: datetime, profile: Profile,
) -> Template | Redirect:  # fmt: skip
    form = read(StopForm, await request.form())
    if isinstance(form, Refused):
        return await _stopping(case_id, appointment_id, now, profile, form)
    reason: StopReason = form.reason
    await commands.go_on(staff, case_id, appointment_id, kind, now, profile, reason)
    return see_other(f"{_url(case_id, appointment_id)}/run")


@post(f"{AT}/steps", needs=Permission.MEETINGS_RUN)
async def mark_step(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(StepForm, await request.form())
    if isinstance(form, Refused):
        return await _run(case_id, appointment_id, now, profile, status=422)
    await commands.mark_step(staff, case_id, appointment_id, form.step, form.done, now)
    return see_other(f"{_url(case_id, appointment_id)}/run#step-{form.step}")


routes = [run, begin, pause, resume, end, stopping, stop, adjourn, mark_step]
