"""The staff of the office, kept by the administrator (A1)."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands, queries
from restorative.access.dependencies import AnyRequest, Now, SignedInStaff, ThisOffice
from restorative.access.forms import DetailsForm, InviteForm, StandingForm
from restorative.access.navigation import ROLES
from restorative.access.policy import Permission
from restorative.access.rules.accounts import AccountDetails
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post

NEEDS = Permission.ACCOUNTS_MANAGE


@get("/accounts", needs=NEEDS)
async def accounts(now: Now) -> Template:
    return page("access/accounts.html", accounts=await queries.accounts(), roles=ROLES, now=now)


@get("/accounts/new", needs=NEEDS)
async def new_account(office: ThisOffice) -> Template:
    return _new(blank(language=office.language))


@post("/accounts", needs=NEEDS)
async def invite(
    request: AnyRequest, staff: SignedInStaff, office: ThisOffice, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(InviteForm, sent)
    if isinstance(form, Refused):
        return _new(form)
    try:
        account_id, secret = await commands.invite_account(
            sign_in_name=form.sign_in_name,
            details=AccountDetails(form.name, form.phone or "", form.email or ""),
            standing=form.standing,
            language=form.language,
            by=staff.account_id,
            now=now,
        )
    except RuleBroken as broken:
        return _new(refused(sent, broken))
    return await _show_link(staff, account_id, office.set_up_link(secret), now)


@get("/accounts/{account_id:uuid}", needs=NEEDS)
async def account(account_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _account(account_id, staff, now)


@post("/accounts/{account_id:uuid}", needs=NEEDS)
async def change(
    request: AnyRequest, account_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(DetailsForm, await request.form())
    if isinstance(form, Refused):
        return await _account(account_id, staff, now, details=form)
    await commands.change_details(
        account_id,
        name=form.name,
        phone=form.phone or "",
        email=form.email or "",
        language=form.language,
        by=staff.account_id,
        now=now,
    )
    return see_other(f"/accounts/{account_id}")


@post("/accounts/{account_id:uuid}/standing", needs=NEEDS)
async def change_standing(
    request: AnyRequest, account_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(StandingForm, await request.form())
    if isinstance(form, Refused):
        return await _account(account_id, staff, now, standing=form)
    await commands.change_standing(account_id, form.standing, staff.account_id, now)
    return see_other(f"/accounts/{account_id}")


@post("/accounts/{account_id:uuid}/invitation", needs=NEEDS)
async def invite_again(
    account_id: FromPath[UUID], staff: SignedInStaff, office: ThisOffice, now: Now
) -> Redirect:
    secret = await commands.invite_again(account_id, staff.account_id, now)
    return await _show_link(staff, account_id, office.set_up_link(secret), now)


@post("/accounts/{account_id:uuid}/disabling", needs=NEEDS)
async def end_account(account_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.disable_account(account_id, staff.account_id, now)
    return see_other(f"/accounts/{account_id}")


@post("/accounts/{account_id:uuid}/enabling", needs=NEEDS)
async def open_account(account_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.enable_account(account_id, staff.account_id, now)
    return see_other(f"/accounts/{account_id}")


def _new(form: FormView) -> Template:
    return page("access/new_account.html", form=form, roles=ROLES)


async def _account(
    account_id: UUID,
    staff: SignedInStaff,
    now: Now,
    *,
    details: FormView | None = None,
    standing: FormView | None = None,
) -> Template:
    card = await queries.account(account_id)
    known = blank(name=card.name, phone=card.phone, email=card.email, language=card.language)
    return page(
        "access/account.html",
        account=card,
        details=details or known,
        standing=standing or blank(standing=card.standing),
        roles=ROLES,
        link=await commands.shown(staff.session_id, f"set-up:{account_id}", now),
        now=now,
    )


async def _show_link(staff: SignedInStaff, account_id: UUID, link: str, now: Now) -> Redirect:
    await commands.show(staff.session_id, f"set-up:{account_id}", (link,), now)
    return see_other(f"/accounts/{account_id}")


routes = [
    accounts,
    new_account,
    invite,
    account,
    change,
    change_standing,
    invite_again,
    end_account,
    open_account,
]
