"""Preparation with one person: talks, the explanation, their wishes."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.kernel.errors import RuleBroken
from restorative.preparation import commands, queries
from restorative.preparation.forms import ContactForm, ExplanationForm, WishesForm
from restorative.preparation.rules import items_for
from restorative.preparation.staff_pages.offered import WORDS, choices, lists, spoken_with
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

CASE = "/cases/{case_id:uuid}/preparation"
ONE = f"{CASE}/{{person_id:uuid}}"


@get(CASE, needs=Permission.PREPARATION_READ)
async def overview(case_id: FromPath[UUID], now: Now) -> Template:
    view = await queries.overview(case_id, now)
    return page("preparation/overview.html", view=view, case_id=case_id, words=WORDS)


@get(f"{ONE}/contacts", needs=Permission.PREPARATION_READ)
async def contacts(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await _contacts(case_id, person_id, staff, now, blank())


@post(f"{ONE}/contacts", needs=Permission.PREPARATION_WRITE)
async def hold_contact(
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(ContactForm, sent)
    if isinstance(form, Refused):
        return await _contacts(case_id, person_id, staff, now, form)
    try:
        await commands.hold_contact(staff, case_id, person_id, form, now)
    except RuleBroken as broken:
        return await _contacts(case_id, person_id, staff, now, refused(sent, broken))
    return see_other(f"/cases/{case_id}/preparation/{person_id}/contacts")


@get(f"{ONE}/explanation", needs=Permission.PREPARATION_READ)
async def explanation(case_id: FromPath[UUID], person_id: FromPath[UUID], now: Now) -> Template:
    return await _explanation(case_id, person_id, now)


@post(f"{ONE}/explanation", needs=Permission.PREPARATION_WRITE)
async def explain(
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(ExplanationForm, sent)
    if isinstance(form, Refused):
        return await _explanation(case_id, person_id, now, form)
    try:
        await commands.explain(staff, case_id, person_id, form, now)
    except RuleBroken as broken:
        return await _explanation(case_id, person_id, now, refused(sent, broken))
    return see_other(f"/cases/{case_id}/preparation")


@get(f"{ONE}/wishes", needs=Permission.PREPARATION_READ)
async def wishes(case_id: FromPath[UUID], person_id: FromPath[UUID], now: Now) -> Template:
    return await _wishes(case_id, person_id, now)


@post(f"{ONE}/wishes", needs=Permission.PREPARATION_WRITE)
async def record_wishes(
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    form = read(WishesForm, await request.form())
    if isinstance(form, Refused):
        return await _wishes(case_id, person_id, now, form)
    await commands.record_wishes(staff, case_id, person_id, form, now)
    return see_other(f"/cases/{case_id}/preparation")


async def _contacts(
    case_id: UUID, person_id: UUID, staff: Staff, now: datetime, form: FormView
) -> Template:
    return page(
        "preparation/contacts.html",
        view=await queries.person_sheet(case_id, person_id, now),
        talks=await commands.read_talks(staff, case_id, person_id, now),
        case_id=case_id,
        form=form,
        words=WORDS,
        lists=lists(),
    )


async def _explanation(
    case_id: UUID, person_id: UUID, now: datetime, form: FormView | None = None
) -> Template:
    view = await queries.person_sheet(case_id, person_id, now)
    told = view.explained.items if view.explained else ()
    return page(
        "preparation/explanation.html",
        view=view,
        case_id=case_id,
        form=form or blank(items=told, language=view.member.card.language),
        items=choices({item: WORDS["items"][item] for item in items_for(view.member)}),
        spoken=spoken_with(view.member),
        words=WORDS,
    )


async def _wishes(
    case_id: UUID, person_id: UUID, now: datetime, form: FormView | None = None
) -> Template:
    view = await queries.person_sheet(case_id, person_id, now)
    known = view.wishes
    filled = (
        blank(speaking=known.speaking, hand_signal=known.hand_signal, seat=known.seat)
        if known
        else blank()
    )
    return page(
        "preparation/wishes.html",
        view=view,
        case_id=case_id,
        form=form or filled,
        lists=lists(),
    )


routes = [overview, contacts, hold_contact, explanation, explain, wishes, record_wishes]
