"""Sign in, give the second factor, sign out (X1, X2)."""

from litestar.response import Redirect, Template

from restorative.access import commands, cookies, factors, queries
from restorative.access.commands import signing_in
from restorative.access.dependencies import AnyRequest, HalfSignedIn, Now, SignedInStaff
from restorative.access.forms import FactorForm, SignInForm
from restorative.access.policy import Permission
from restorative.access.routing import post_in_steps
from restorative.access.rules import Area
from restorative.access.rules.ways import home_of, safe_next
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post


@get("/", needs=Permission.OWN_ACCOUNT)
async def home(staff: SignedInStaff) -> Redirect:
    return see_other(home_of(staff.standing))


@get("/sign-in", needs=Permission.ANYONE)
async def sign_in(request: AnyRequest) -> Template:
    return _sign_in(request.query_params.get("next", ""), blank())


@post_in_steps("/sign-in", needs=Permission.ANYONE)
async def give_password(request: AnyRequest, now: Now) -> Template | Redirect:
    sent = await request.form()
    going_to = safe_next(str(sent.get("next", "")), "/")
    form = read(SignInForm, sent)
    if isinstance(form, Refused):
        return _sign_in(going_to, form)
    try:
        entered = await signing_in.give_password(
            form.name,
            form.password,
            host_of(request),
            open_secret=cookies.secret_of(request, Area.STAFF),
            going_to=going_to,
            now=now,
        )
    except RuleBroken as broken:
        return _sign_in(going_to, refused(sent, broken))
    return _entered(request, entered.secret, "/sign-in/code")


@get("/sign-in/code", needs=Permission.SECOND_FACTOR)
async def factor(half_signed_in: HalfSignedIn) -> Template | Redirect:
    if not half_signed_in.enrolled:
        return see_other("/sign-in/enrolment")
    return _factor(blank())


@post_in_steps("/sign-in/code", needs=Permission.SECOND_FACTOR)
async def give_factor(
    request: AnyRequest, half_signed_in: HalfSignedIn, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(FactorForm, sent)
    if isinstance(form, Refused):
        return _factor(form)
    open_secret = cookies.secret_of(request, Area.STAFF)
    try:
        entered = await signing_in.give_factor(
            half_signed_in, form.typed, open_secret=open_secret, now=now
        )
    except RuleBroken as broken:
        return _factor(refused(sent, broken))
    return _entered(request, entered.secret, safe_next(entered.continue_to, "/"))


@get("/sign-in/enrolment", needs=Permission.SECOND_FACTOR)
async def enrolment(half_signed_in: HalfSignedIn) -> Template | Redirect:
    if half_signed_in.enrolled:
        return see_other("/sign-in/code")
    return await _enrolment(half_signed_in, blank())


@post_in_steps("/sign-in/enrolment", needs=Permission.SECOND_FACTOR)
async def enrol(request: AnyRequest, half_signed_in: HalfSignedIn, now: Now) -> Template | Redirect:
    sent = await request.form()
    form = read(FactorForm, sent)
    if isinstance(form, Refused):
        return await _enrolment(half_signed_in, form)
    open_secret = cookies.secret_of(request, Area.STAFF)
    try:
        entered = await signing_in.enrol(
            half_signed_in, form.typed, open_secret=open_secret, now=now
        )
    except RuleBroken as broken:
        return await _enrolment(half_signed_in, refused(sent, broken))
    return _entered(request, entered.secret, "/recovery-codes")


@get("/kept-form", needs=Permission.OWN_ACCOUNT)
async def kept_form(request: AnyRequest, staff: SignedInStaff, now: Now) -> Template | Redirect:
    """What was typed when the session ended, to be shown again in its own page (Y21)."""
    secret = cookies.kept_form_secret(request)
    typing = await commands.kept_form(secret, staff.account_id, now) if secret else None
    if typing is None:
        return see_other("/")
    return page("access/kept_form.html", typing=typing)


@post("/sign-out", needs=Permission.OWN_ACCOUNT, once=False)
async def sign_out(request: AnyRequest, staff: SignedInStaff, now: Now) -> Redirect:
    await commands.sign_out(staff, now)
    answer = see_other("/sign-in")
    cookies.drop(answer, request, Area.STAFF)
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


def host_of(request: AnyRequest) -> str:
    return request.client.host if request.client else ""


def _entered(request: AnyRequest, secret: str, url: str) -> Redirect:
    answer = see_other(url)
    cookies.carry(answer, request, Area.STAFF, secret)
    return answer


def _sign_in(going_to: str, form: FormView) -> Template:
    return page("access/sign_in.html", form=form, going_to=safe_next(going_to, "/"))


def _factor(form: FormView) -> Template:
    return page("access/second_factor.html", form=form)


async def _enrolment(half: HalfSignedIn, form: FormView) -> Template:
    secret = await signing_in.factor_secret(half)
    account = await queries.account(half.account_id)
    address = factors.address_of(secret, account.sign_in_name)
    side, dark = factors.picture_of(address)
    return page(
        "access/enrolment.html", form=form, secret=secret, address=address, side=side, dark=dark
    )


routes = [
    home,
    sign_in,
    give_password,
    factor,
    give_factor,
    enrolment,
    enrol,
    kept_form,
    sign_out,
]
