"""Is everything ready, and who says that it goes ahead (F11)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.kernel.blockers import Blocked
from restorative.meetings import commands, queries
from restorative.meetings.forms import GoAheadForm
from restorative.profile import Profile
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/appointments/{appointment_id:uuid}"


@get(f"{AT}/readiness", needs=Permission.MEETINGS_READ)
async def readiness(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template:  # fmt: skip
    return await _readiness(case_id, appointment_id, staff, now, profile)


async def _readiness(
    case_id: UUID,
    appointment_id: UUID,
    staff: Staff,
    now: datetime,
    profile: Profile,
    form: FormView | None = None,
    status: int | None = None,
) -> Template:
    return page(
        "meetings/readiness.html",
        status=status,
        url=f"/cases/{case_id}/appointments/{appointment_id}",
        sheet=await queries.sheet(case_id, appointment_id, now, profile),
        form=form or blank(),
        may_run=allows(Permission.MEETINGS_RUN, staff),
    )


@post(f"{AT}/go-ahead", needs=Permission.MEETINGS_RUN)
async def say_go_ahead(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(GoAheadForm, await request.form())
    if isinstance(form, Refused):
        return await _readiness(case_id, appointment_id, staff, now, profile, form)
    try:
        await commands.say_go_ahead(staff, case_id, appointment_id, form.word, now, profile)
    except Blocked:
        return await _readiness(case_id, appointment_id, staff, now, profile, status=409)
    return see_other(f"/cases/{case_id}/appointments/{appointment_id}/readiness")


routes = [readiness, say_go_ahead]
