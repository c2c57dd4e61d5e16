"""What somebody sees whom the guard has turned away."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from litestar import Request
from litestar.response import Redirect, Template
from litestar.response.base import Response

from restorative.access import commands, cookies
from restorative.access.commands.kept_forms import KeptTyping
from restorative.access.queries.sessions import account_of
from restorative.access.rules import Area
from restorative.access.rules.ways import is_ours, safe_next
from restorative.access.turned_away import (
    CodeFirst,
    LinkNotUsable,
    SecondFactorFirst,
    SignedInAlready,
    SignInFirst,
)
from restorative.web.forms import blank
from restorative.web.pages import page, see_other

AnyRequest = Request[Any, Any, Any]
SECRET_FIELDS = ("password", "code", "_csrf", "_once")
KEPT_FORM_PAGE = "/sign-in/kept-form"


async def sign_in_first(request: AnyRequest, _: SignInFirst) -> Response[Any]:
    """What was typed is kept for whoever signs in again (Y21)."""
    kept = "" if request.method == "GET" else await _keep(request)
    way = _page_of(request)
    answer = _go_there(request, f"/sign-in?{urlencode({'next': KEPT_FORM_PAGE if kept else way})}")
    if kept:
        cookies.carry_kept_form(answer, request, kept)
    return answer


def second_factor_first(request: AnyRequest, _: SecondFactorFirst) -> Response[Any]:
    return _go_there(request, "/sign-in/code")


def signed_in_already(request: AnyRequest, _: SignedInAlready) -> Response[Any]:
    return _go_there(request, "/")


def code_first(_: AnyRequest, __: CodeFirst) -> Redirect:
    return see_other("/my/code")


def link_not_usable(_: AnyRequest, __: LinkNotUsable) -> Template:
    return page("access/link_not_usable.html", status=404, form=blank())


def _go_there(request: AnyRequest, url: str) -> Response[Any]:
    """htmx would put the sign-in page into a part of this one; it is told to go there whole."""
    if "hx-request" in request.headers:
        return Response(b"", headers={"hx-redirect": url}, status_code=200)
    return see_other(url)


def _page_of(request: AnyRequest) -> str:
    """The page that was asked for, or from which the form was sent."""
    if request.method == "GET":
        path = request.url.path
        return safe_next(f"{path}?{request.url.query}" if request.url.query else path, "/")
    came_from = urlsplit(request.headers.get("referer", ""))
    return came_from.path if is_ours(came_from.path) else "/"


async def _keep(request: AnyRequest) -> str:
    account_id = await account_of(cookies.secret_of(request, Area.STAFF))
    fields = await _typed(request)
    if account_id is None or not any(value.strip() for _, value in fields):
        return ""
    typing = KeptTyping(request.url.path, fields)
    return await commands.keep_form(account_id, typing, request.app.state.clock.now())


async def _typed(request: AnyRequest) -> tuple[tuple[str, str], ...]:
    form = await request.form()
    return tuple(
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and not any(secret in name for secret in SECRET_FIELDS)
    )


HANDLERS: dict[Any, Any] = {
    SignInFirst: sign_in_first,
    SecondFactorFirst: second_factor_first,
    SignedInAlready: signed_in_already,
    CodeFirst: code_first,
    LinkNotUsable: link_not_usable,
}
