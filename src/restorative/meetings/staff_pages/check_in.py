"""Who is here, who has left, and what each said alone before it began (F14)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases.rules.words import ROLES
from restorative.meetings import commands, queries
from restorative.meetings.forms import SeenForm, WillingForm
from restorative.meetings.rules import Presence
from restorative.meetings.rules.labels import WILLING_LABELS
from restorative.profile import Profile
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/appointments/{appointment_id:uuid}"


@get(f"{AT}/check-in", needs=Permission.MEETINGS_RUN)
async def check_in(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template:  # fmt: skip
    return await _check_in(case_id, appointment_id, staff, now, profile)


async def _check_in(
    case_id: UUID,
    appointment_id: UUID,
    staff: Staff,
    now: datetime,
    profile: Profile,
    form: FormView | None = None,
) -> Template:
    return page(
        "meetings/check_in.html",
        url=f"/cases/{case_id}/appointments/{appointment_id}",
        sheet=await queries.sheet(case_id, appointment_id, now, profile),
        form=form or blank(),
        labels=WILLING_LABELS,
        roles=ROLES,
        may_run=allows(Permission.MEETINGS_RUN, staff),
    )


@post(f"{AT}/arrivals", needs=Permission.MEETINGS_RUN)
async def arrived(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    return await _seen(request, case_id, appointment_id, Presence.ARRIVED, staff, now, profile)


@post(f"{AT}/departures", needs=Permission.MEETINGS_RUN)
async def left(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    return await _seen(request, case_id, appointment_id, Presence.LEFT, staff, now, profile)


async def _seen(
    request: AnyRequest, case_id: UUID, appointment_id: UUID, presence: Presence,
    staff: Staff, now: datetime, profile: Profile,
) -> Template | Redirect:  # fmt: skip
    form = read(SeenForm, await request.form())
    if isinstance(form, Refused):
        return await _check_in(case_id, appointment_id, staff, now, profile, form)
    await commands.record_presence(
        staff, case_id, appointment_id, form.person, presence, form.id_seen, now
    )
    return see_other(f"/cases/{case_id}/appointments/{appointment_id}/check-in")


@post(f"{AT}/willingness", needs=Permission.MEETINGS_RUN)
async def still_willing(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(WillingForm, await request.form())
    if isinstance(form, Refused):
        return await _check_in(case_id, appointment_id, staff, now, profile, form)
    await commands.record_willing(staff, case_id, appointment_id, form.person, form.answer, now)
    return see_other(f"/cases/{case_id}/appointments/{appointment_id}/check-in")


routes = [check_in, arrived, left, still_willing]
