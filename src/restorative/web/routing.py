"""How a slice declares a page: who may use it, and that a form is one transaction, done once."""

import inspect
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeAlias

import litestar
from litestar import Request
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect, Template

from restorative.db import roll_back, transaction
from restorative.web import once as sent_once
from restorative.web.csrf import Proof
from restorative.web.pages import page, see_other
from restorative.web.visit import current

Answer: TypeAlias = Template | Redirect
AnyRequest: TypeAlias = Request[Any, Any, Any]
Handler: TypeAlias = Callable[..., Awaitable[Any]]
Declared: TypeAlias = Callable[[Handler], HTTPRouteHandler]


def get(path: str, *, needs: str, **more: Any) -> Declared:
    """A page that only shows; `needs` is a line of the policy."""
    opt = {**more.pop("opt", {}), "needs": needs}
    return litestar.get(path, opt=opt, include_in_schema=False, status_code=200, **more)


def post(
    path: str,
    *,
    needs: str,
    once: bool = True,
    keeps_when_refused: bool = False,
    proof: Proof = Proof.TOKEN,
    **more: Any,
) -> Declared:
    """A form: everything it does stands or falls together.

    A refused form (or any page of status 400 and above) is rolled back, unless
    `keeps_when_refused`: then what the handler wrote stays (tries of a code).
    """
    opt = {**more.pop("opt", {}), "needs": needs, "proof": proof}

    def declare(handler: Handler) -> HTTPRouteHandler:
        one_deed = _as_one_deed(handler, once=once, keeps=keeps_when_refused)
        declared = litestar.post(path, opt=opt, include_in_schema=False, status_code=200, **more)
        return declared(one_deed)

    return declare


def _as_one_deed(handler: Handler, *, once: bool, keeps: bool) -> Handler:
    wants_request = "request" in inspect.signature(handler).parameters

    @wraps(handler)
    async def deed(request: AnyRequest, **given: Any) -> Any:
        if wants_request:
            given["request"] = request
        async with transaction():
            answer = await (_once(request, handler, given) if once else handler(**given))
            if _status(answer) >= 400 and not keeps:
                roll_back()
        return answer

    _declare_request(deed, handler)
    return deed


async def _once(request: AnyRequest, handler: Handler, given: dict[str, Any]) -> Any:
    visit, form = current(), await request.form()
    try:
        earlier = await sent_once.led_to(visit, form, request.app.state.clock.now())
    except sent_once.ChangedSinceSent:
        return page("errors/start_again.html", status=422)
    if earlier is not None:
        return see_other(earlier)
    answer = await handler(**given)
    await sent_once.remember(visit, form, answer.url if isinstance(answer, Redirect) else None)
    return answer


def _declare_request(deed: Handler, handler: Handler) -> None:
    """Litestar reads the signature: the wrapper takes what the handler takes, and the request."""
    signature = inspect.signature(handler)
    kept = [p for p in signature.parameters.values() if p.name != "request"]
    asked = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=AnyRequest)
    keyword = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in kept]
    deed.__signature__ = signature.replace(parameters=[asked, *keyword])  # type: ignore[attr-defined]
    deed.__annotations__ = {**handler.__annotations__, "request": AnyRequest}


def _status(answer: Any) -> int:
    return getattr(answer, "status_code", None) or 200
