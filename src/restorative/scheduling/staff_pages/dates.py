"""One date: invite, record answers, print letters, hold back, release, cancel."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases.rules.words import ROLES
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import RuleBroken
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.booking import CancelForm, HelperWantedForm
from restorative.scheduling.forms.invitations import AnswerForm, InviteForm, WaiverForm
from restorative.scheduling.rules.invitations import SAID
from restorative.scheduling.rules.words import (
    CANCEL_WORDS,
    HELPER_WORDS,
    HOLD_WORDS,
    RESOURCE_WORDS,
    STATUS_WORDS,
    TOLD_HOW,
)
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post
from restorative.web.visit import current

AT = "/cases/{case_id:uuid}/appointments/{appointment_id:uuid}"


def url_of(case_id: UUID, appointment_id: UUID) -> str:
    return f"/cases/{case_id}/appointments/{appointment_id}"


@get(AT, needs=Permission.SCHEDULING_READ)
async def date(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template:  # fmt: skip
    return await _date(case_id, appointment_id, staff, now, profile)


async def _date(
    case_id: UUID,
    appointment_id: UUID,
    staff: Staff,
    now: datetime,
    profile: Profile,
    form: FormView | None = None,
    status: int | None = None,
) -> Template:
    shown = await queries.date_page(case_id, appointment_id, now, profile)
    return page(
        "scheduling/date.html",
        status=status,
        url=url_of(case_id, appointment_id),
        shown=shown,
        free_helpers=await queries.helpers(),
        form=form or blank(),
        now=now,
        replies=SAID,
        statuses=STATUS_WORDS,
        roles=ROLES,
        holds=HOLD_WORDS,
        resources=RESOURCE_WORDS,
        helper_words=HELPER_WORDS,
        ways=TOLD_HOW,
        may_book=allows(Permission.SCHEDULING_BOOK, staff),
        may_invite=allows(Permission.INVITATIONS_SEND, staff),
        may_release=allows(Permission.MESSAGES_RELEASE, staff),
        may_run=allows(Permission.MEETINGS_READ, staff),
    )


@post(f"{AT}/invitations", needs=Permission.INVITATIONS_SEND)
async def invite(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(InviteForm, await request.form())
    if isinstance(form, Refused):
        return await _date(case_id, appointment_id, staff, now, profile, form)
    try:
        await commands.invite(staff, case_id, appointment_id, form.tells_place, now, profile)
    except Blocked:
        return await _date(case_id, appointment_id, staff, now, profile, status=409)
    return see_other(url_of(case_id, appointment_id))


@post(f"{AT}/waivers", needs=Permission.INVITATIONS_SEND)
async def waive_notice(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(WaiverForm, await request.form())
    if isinstance(form, Refused):
        return await _date(case_id, appointment_id, staff, now, profile, form)
    await commands.waive_notice(staff, case_id, appointment_id, form.people, form.how, now)
    return see_other(url_of(case_id, appointment_id))


@post(f"{AT}/bookings", needs=Permission.SCHEDULING_BOOK)
async def hold_helper(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    sent = await request.form()
    form = read(HelperWantedForm, sent)
    if isinstance(form, Refused):
        return await _date(case_id, appointment_id, staff, now, profile, form)
    try:
        await commands.hold_helper(staff, case_id, appointment_id, form, now, profile)
    except RuleBroken as broken:
        clash = Refused.because("helper", broken.sentence, sent)
        return await _date(case_id, appointment_id, staff, now, profile, clash)
    return see_other(url_of(case_id, appointment_id))


@post(f"{AT}/bookings/{{booking_id:uuid}}/release", needs=Permission.SCHEDULING_BOOK)
async def release_booking(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], booking_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Redirect:  # fmt: skip
    await commands.release_booking(staff, case_id, appointment_id, booking_id, now)
    return see_other(url_of(case_id, appointment_id))


@get(f"{AT}/answers/{{person_id:uuid}}", needs=Permission.TIMES_RECORD)
async def answer(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], person_id: FromPath[UUID], now: Now
) -> Template:
    return await _answer(case_id, appointment_id, person_id, now)


async def _answer(
    case_id: UUID, appointment_id: UUID, person_id: UUID, now: datetime,
    form: FormView | None = None,
) -> Template:  # fmt: skip
    guest, member = await queries.guest_of(case_id, appointment_id, person_id, now)
    return page(
        "scheduling/answer.html",
        url=url_of(case_id, appointment_id),
        guest=guest,
        member=member,
        form=form or blank(reply=guest.reply),
        replies=SAID,
        ways=TOLD_HOW,
    )


@post(f"{AT}/answers/{{person_id:uuid}}", needs=Permission.TIMES_RECORD)
async def record_answer(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    person_id: FromPath[UUID], staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    form = read(AnswerForm, await request.form())
    if isinstance(form, Refused):
        return await _answer(case_id, appointment_id, person_id, now, form)
    await commands.record_invitation_answer(
        staff, case_id, appointment_id, person_id, form.reply, form.how, now
    )
    return see_other(url_of(case_id, appointment_id))


@get(f"{AT}/letters/{{person_id:uuid}}", needs=Permission.INVITATIONS_SEND)
async def letter(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], person_id: FromPath[UUID], now: Now
) -> Template:
    """In the language of the person it is for, ready to print."""
    shown = await queries.letter(case_id, appointment_id, person_id, now)
    current().language = shown.language
    return page("scheduling/letter.html", url=url_of(case_id, appointment_id), letter=shown)


@post(f"{AT}/hold", needs=Permission.SCHEDULING_BOOK)
async def hold(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await commands.hold_back_by_staff(staff, case_id, appointment_id, now, profile)
    return see_other(url_of(case_id, appointment_id))


@post(f"{AT}/released-text", needs=Permission.MESSAGES_RELEASE)
async def release_text(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await commands.release_text(staff, case_id, appointment_id, now, profile)
    return see_other(url_of(case_id, appointment_id))


@get(f"{AT}/cancellation", needs=Permission.SCHEDULING_BOOK)
async def cancellation(
    case_id: FromPath[UUID], appointment_id: FromPath[UUID], now: Now, profile: InProfile
) -> Template:
    return await _cancellation(case_id, appointment_id, now, profile)


async def _cancellation(
    case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile,
    form: FormView | None = None,
) -> Template:  # fmt: skip
    return page(
        "scheduling/cancellation.html",
        url=url_of(case_id, appointment_id),
        shown=await queries.date_page(case_id, appointment_id, now, profile),
        form=form or blank(),
        reasons=CANCEL_WORDS,
    )


@post(f"{AT}/cancellation", needs=Permission.SCHEDULING_BOOK)
async def cancel(
    request: AnyRequest, case_id: FromPath[UUID], appointment_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(CancelForm, await request.form())
    if isinstance(form, Refused):
        return await _cancellation(case_id, appointment_id, now, profile, form)
    await commands.cancel(staff, case_id, appointment_id, form.reason, now, profile)
    return see_other(url_of(case_id, appointment_id))


routes = [
    date,
    invite,
    waive_notice,
    hold_helper,
    release_booking,
    answer,
    record_answer,
    letter,
    hold,
    release_text,
    cancellation,
    cancel,
]
