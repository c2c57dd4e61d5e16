"""The envelope of a private link: the same page for every secret, and nothing happens yet (P0)."""

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands, cookies
from restorative.access.commands.entering import enter_by_link
from restorative.access.dependencies import AnyRequest, Now
from restorative.access.forms import WantedLinkForm
from restorative.access.policy import Permission
from restorative.access.rules import Area
from restorative.access.staff_pages.signing_in import host_of
from restorative.web.cookies import LANGUAGE, is_secure, kept
from restorative.web.csrf import Proof
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.languages import OWN_NAMES, catalogue
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post
from restorative.web.visit import current


@get("/m/{secret:str}", needs=Permission.ANYONE)
async def landing(secret: FromPath[str]) -> Template:
    """Looks nothing up: a scanner, a preview and a person get the same bytes (S01, S03)."""
    words = [
        (code, OWN_NAMES[code], catalogue(code).ugettext("Continue"))
        for code in current().local.languages
    ]
    answer = page("access/landing.html", words=words)
    answer.headers["referrer-policy"] = "no-referrer"
    return answer


@post("/m/{secret:str}", needs=Permission.ANYONE, once=False, proof=Proof.IN_PATH)
async def enter(request: AnyRequest, secret: FromPath[str], now: Now) -> Redirect:
    form = await request.form()
    entered = await enter_by_link(secret, cookies.secret_of(request, Area.LINK), now)
    if entered is None:
        return see_other("/link-closed")
    answer = see_other("/my/not-for-me" if "not_for_me" in form else "/my/code")
    cookies.carry(answer, request, Area.LINK, entered)
    if form.get("language") in current().local.languages:
        answer.set_cookie(kept(LANGUAGE, str(form["language"]), secure=is_secure(request)))
    return answer


@get("/link-closed", needs=Permission.ANYONE)
async def link_closed() -> Template:
    return _closed(blank())


@post("/link-closed", needs=Permission.ANYONE)
async def want_link(request: AnyRequest, now: Now) -> Template | Redirect:
    """The same answer whoever asks, and however often (S19, S20)."""
    form = read(WantedLinkForm, await request.form())
    if isinstance(form, Refused):
        return _closed(form)
    await commands.ask_for_new_link(form.contact, host_of(request), now)
    return see_other("/link-asked-for")


@get("/link-asked-for", needs=Permission.ANYONE)
async def link_asked_for() -> Template:
    return page("access/link_asked_for.html")


def _closed(form: FormView) -> Template:
    refused = isinstance(form, Refused)
    return page("access/link_not_usable.html", status=422 if refused else 404, form=form)


routes = [landing, enter, link_closed, want_link, link_asked_for]
