"""What somebody sees whom the guard has turned away."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from litestar import Request
from litestar.response import Redirect, Template
from litestar.response.base import Response

from restorative.access import cookies
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
KEPT_FORM_PAGE = "/kept-form"


def sign_in_first(request: AnyRequest, turned_away: SignInFirst) -> Response[Any]:
    """What was typed waits for whoever signs in again (Y21)."""
    way = KEPT_FORM_PAGE if turned_away.kept_form else _page_of(request)
    answer = _go_there(request, f"/sign-in?{urlencode({'next': way})}")
    if turned_away.kept_form:
        cookies.carry_kept_form(answer, request, turned_away.kept_form)
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


HANDLERS: dict[Any, Any] = {
    SignInFirst: sign_in_first,
    SecondFactorFirst: second_factor_first,
    SignedInAlready: signed_in_already,
    CodeFirst: code_first,
    LinkNotUsable: link_not_usable,
}
