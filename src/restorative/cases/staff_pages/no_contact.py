"""Who may not meet whom, and the written leave to meet that a second person confirms (R2)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.standing import NoContactForm, VariationForm
from restorative.cases.staff_pages.answering import may, refused_by
from restorative.cases.staff_pages.offered import offered
from restorative.kernel.errors import RuleBroken
from restorative.people.rules.words import ORDERS
from restorative.profile.days import local_day
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/no-contact"


@get(AT, needs=Permission.PEOPLE_READ)
async def no_contact(
    case_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile
) -> Template:
    return page(
        "cases/no_contact.html",
        view=await queries.people_of(staff, case_id, now),
        orders=ORDERS,
        today=local_day(now, profile),
        may=may(staff, Permission.PEOPLE_EDIT),
        me=staff.account_id,
    )


@get(f"{AT}/new", needs=Permission.PEOPLE_EDIT)
async def new_order(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _order(case_id, staff, now, blank())


@post(f"{AT}/new", needs=Permission.PEOPLE_EDIT)
async def record_order(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(NoContactForm, sent)
    if isinstance(form, Refused):
        return await _order(case_id, staff, now, form)
    try:
        await commands.record_no_contact(
            case_id, form.a, form.b, form.kind, form.from_on, form.until_on, staff, now
        )
    except RuleBroken as broken:
        return await _order(case_id, staff, now, refused_by(sent, broken))
    return see_other(f"/cases/{case_id}/no-contact")


async def _order(case_id: UUID, staff: Staff, now: datetime, form: FormView) -> Template:
    view = await queries.people_of(staff, case_id, now)
    return page("cases/new_no_contact.html", view=view, form=form, lists=offered())


@get(f"{AT}/{{order_id:uuid}}/variations", needs=Permission.PEOPLE_EDIT)
async def variation(
    case_id: FromPath[UUID], order_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await _variation(case_id, order_id, staff, now, blank())


@post(f"{AT}/{{order_id:uuid}}/variations", needs=Permission.PEOPLE_EDIT)
async def propose_variation(
    request: AnyRequest,
    case_id: FromPath[UUID],
    order_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(VariationForm, sent)
    if isinstance(form, Refused):
        return await _variation(case_id, order_id, staff, now, form)
    try:
        await commands.propose_variation(
            case_id, order_id, form.from_on, form.until_on, form.written_on, staff, now
        )
    except RuleBroken as broken:
        return await _variation(case_id, order_id, staff, now, refused_by(sent, broken))
    return see_other(f"/cases/{case_id}/no-contact")


async def _variation(
    case_id: UUID, order_id: UUID, staff: Staff, now: datetime, form: FormView
) -> Template:
    view = await queries.people_of(staff, case_id, now)
    return page("cases/variation.html", view=view, order=view.order(order_id), form=form)


@post(
    f"{AT}/{{order_id:uuid}}/variations/{{variation_id:uuid}}/confirmation",
    needs=Permission.PEOPLE_EDIT,
)
async def confirm_variation(
    case_id: FromPath[UUID],
    order_id: FromPath[UUID],
    variation_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Redirect:
    await commands.confirm_variation(case_id, order_id, variation_id, staff, now)
    return see_other(f"/cases/{case_id}/no-contact")


routes = [
    no_contact,
    new_order,
    record_order,
    variation,
    propose_variation,
    confirm_variation,
]
