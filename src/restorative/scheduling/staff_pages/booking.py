"""Book room and people, and set a new date for what was booked (F10)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.cases.rules.words import ROLES
from restorative.kernel.blockers import Blocked, Blocker
from restorative.kernel.errors import RuleBroken
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.booking import BookingForm
from restorative.scheduling.rules import AppointmentView
from restorative.web.forms import FormView, Refused, blank, read, refused, typed_in
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/tracks/{track_id:uuid}/booking"
NEW_DATE = "/cases/{case_id:uuid}/appointments/{appointment_id:uuid}/new-date"


@get(AT, needs=Permission.SCHEDULING_BOOK)
async def booking(
    case_id: FromPath[UUID], track_id: FromPath[UUID], now: Now,
    offer: FromQuery[UUID | None] = None,
) -> Template:  # fmt: skip
    return await _booking(case_id, track_id, now, offer=offer)


@post(AT, needs=Permission.SCHEDULING_BOOK)
async def book(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    sent = await request.form()
    form = read(BookingForm, sent)
    if isinstance(form, Refused):
        return await _booking(case_id, track_id, now, form)
    try:
        made = await commands.book(staff, case_id, track_id, form, now, profile)
    except RuleBroken as broken:
        return await _booking(case_id, track_id, now, refused(sent, broken))
    except Blocked as blocked:
        typed = FormView(typed_in(sent))
        return await _booking(case_id, track_id, now, typed, blockers=blocked.blockers)
    return see_other(f"/cases/{case_id}/appointments/{made}")


@get(NEW_DATE, needs=Permission.SCHEDULING_BOOK)
async def new_date(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], now: Now,
    offer: FromQuery[UUID | None] = None,
) -> Template:  # fmt: skip
    date = await queries.appointment_by_id(appointment_id, case_id)
    return await _booking(case_id, date.track_id, now, offer=offer, date=date)


@post(NEW_DATE, needs=Permission.SCHEDULING_BOOK)
async def move(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    sent, date = await request.form(), await queries.appointment_by_id(appointment_id, case_id)
    form = read(BookingForm, sent)
    if isinstance(form, Refused):
        return await _booking(case_id, date.track_id, now, form, date=date)
    try:
        await commands.move(staff, case_id, appointment_id, form, now, profile)
    except RuleBroken as broken:
        return await _booking(case_id, date.track_id, now, refused(sent, broken), date=date)
    except Blocked as blocked:
        typed, stop = FormView(typed_in(sent)), blocked.blockers
        return await _booking(case_id, date.track_id, now, typed, date=date, blockers=stop)
    return see_other(f"/cases/{case_id}/appointments/{appointment_id}")


async def _booking(
    case_id: UUID,
    track_id: UUID,
    now: datetime,
    form: FormView | None = None,
    *,
    offer: UUID | None = None,
    date: AppointmentView | None = None,
    blockers: tuple[Blocker, ...] = (),
) -> Template:
    shown = await queries.booking_page(case_id, track_id, now)
    return page(
        "scheduling/booking.html",
        status=409 if blockers else None,
        case_id=case_id,
        track_id=track_id,
        shown=shown,
        roles=ROLES,
        date=date,
        blockers=blockers,
        form=form or blank(**shown.first_choice(offer, date)),
    )


routes = [booking, book, new_date, move]
