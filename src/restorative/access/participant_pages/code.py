"""The code that belongs to a link, and what to do without one (P1)."""

from uuid import UUID

from litestar.response import Redirect, Template

from restorative.access import cookies
from restorative.access.above import initials_of
from restorative.access.commands.entering import ask_for_call, give_code, report_wrong
from restorative.access.dependencies import AnyRequest, Now, SignedInParticipant, ThisGuest
from restorative.access.forms import CodeForm
from restorative.access.policy import Permission
from restorative.access.queries.links import has_read_safety
from restorative.access.queries.sessions import has_closed_another
from restorative.access.routing import post_in_steps
from restorative.access.rules import Area, Tier
from restorative.kernel.sentences import Sentence, say
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post

NEEDS = Permission.LINK_OPENED
LOCKED = say("There were too many tries. Wait 15 minutes, or call us.")


@get("/my/code", needs=NEEDS)
async def code(request: AnyRequest, guest: ThisGuest) -> Template | Redirect:
    if guest.tier is Tier.CODE:
        return see_other("/my/start")
    closed = await has_closed_another(cookies.secret_of(request, Area.LINK))
    return _code(blank(), closed_another=closed)


@post_in_steps("/my/code", needs=NEEDS)
async def give(request: AnyRequest, guest: ThisGuest, now: Now) -> Template | Redirect:
    sent = await request.form()
    form = read(CodeForm, sent)
    if isinstance(form, Refused):
        return _code(form)
    given = await give_code(guest, cookies.secret_of(request, Area.LINK), form.digits, now)
    if not given.secret:
        return _code(Refused.because("code", _wrong(given.tries_left, given.is_locked)))
    answer = see_other("/my/start")
    cookies.carry(answer, request, Area.LINK, given.secret)
    return answer


@get("/my/start", needs=NEEDS)
async def start(request: AnyRequest, guest: ThisGuest) -> Redirect:
    """Where somebody goes who has just given the code."""
    if guest.tier is not Tier.CODE:
        return see_other("/my/code")
    if guest.person_id is None:
        return see_other("/one")
    if await has_closed_another(cookies.secret_of(request, Area.LINK)):
        return see_other("/my/whose")
    return see_other(await _next_for(guest.person_id))


@get("/my/whose", needs=Permission.OWN_PAGE)
async def whose(participant: SignedInParticipant) -> Template:
    """Two people share this phone: it says whose page this is (S18)."""
    return page(
        "access/whose.html",
        initials=await initials_of(participant.person_id),
        next=await _next_for(participant.person_id),
    )


@post("/my/call", needs=NEEDS)
async def want_call(guest: ThisGuest, now: Now) -> Redirect:
    await ask_for_call(guest, now)
    return see_other("/my/call")


@get("/my/call", needs=NEEDS)
async def call_wanted() -> Template:
    return page("access/call_wanted.html")


@get("/my/not-for-me", needs=NEEDS)
async def not_for_me() -> Template:
    return page("access/not_for_me.html")


@post("/my/not-for-me", needs=NEEDS, once=False)
async def say_not_for_me(request: AnyRequest, guest: ThisGuest, now: Now) -> Redirect:
    await report_wrong(guest, now)
    answer = see_other("/thank-you")
    cookies.drop(answer, request, Area.LINK)
    return answer


@get("/thank-you", needs=Permission.ANYONE)
async def thank_you() -> Template:
    return page("access/thank_you.html")


def _code(form: FormView, *, closed_another: bool = False) -> Template:
    return page("access/code.html", form=form, closed_another=closed_another)


def _wrong(tries_left: int, is_locked: bool) -> Sentence:
    if is_locked:
        return LOCKED
    if tries_left == 1:
        return say("That code is not right. You have one more try.")
    return say("That code is not right. You have %(n)s more tries.", n=tries_left)


async def _next_for(person_id: UUID) -> str:
    return "/my" if await has_read_safety(person_id) else "/my/safety"


routes = [code, give, start, whose, want_call, call_wanted, not_for_me, say_not_for_me, thank_you]
