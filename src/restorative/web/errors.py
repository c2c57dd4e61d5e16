"""What is shown when a request cannot be answered: a plain sentence and a reference (S110)."""

import logging
import secrets
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException
from litestar.response import Template

from restorative.db import is_unavailable
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, NotPermitted, RuleBroken
from restorative.web.pages import page

log = logging.getLogger("restorative.web")
AnyRequest = Request[Any, Any, Any]
TEMPLATES = {
    403: "errors/not_permitted.html",
    404: "errors/not_found.html",
    405: "errors/not_possible.html",
    413: "errors/too_large.html",
    429: "errors/too_often.html",
    503: "errors/busy.html",
}


def not_found(_: AnyRequest, __: NotFound) -> Template:
    return page(TEMPLATES[404], status=404)


def not_permitted(_: AnyRequest, __: NotPermitted) -> Template:
    return page(TEMPLATES[403], status=403)


def rule_broken(_: AnyRequest, broken: RuleBroken) -> Template:
    return page("errors/rule_broken.html", status=409, sentences=[broken.sentence], steps=[])


def blocked(_: AnyRequest, blocked: Blocked) -> Template:
    return page("errors/rule_broken.html", status=409, sentences=[], steps=blocked.blockers)


def of_http(request: AnyRequest, error: HTTPException) -> Template:
    """Litestar's own: unknown addresses, methods, bodies that are too large."""
    status = error.status_code
    if status >= 500:
        return failed(request, error)
    answer = page(TEMPLATES.get(status, "errors/not_understood.html"), status=status)
    answer.headers.update({k: v for k, v in (error.headers or {}).items() if k.lower() == "allow"})
    return answer


def failed(_: AnyRequest, error: Exception) -> Template:
    """The page shows a reference; the log has the kind of error and where, never what was typed."""
    if is_unavailable(error):
        return _busy()
    reference = secrets.token_hex(4)
    log.error("failed %s", reference, exc_info=_without_values(error))
    return page("errors/failed.html", status=500, reference=reference)


def _busy() -> Template:
    answer = page(TEMPLATES[503], status=503)
    answer.headers["retry-after"] = "60"
    return answer


def _without_values(error: Exception) -> tuple[type[Exception], Exception, Any]:
    kind = type(error)
    return (kind, Exception(kind.__name__), error.__traceback__)


HANDLERS: dict[Any, Any] = {
    NotFound: not_found,
    NotPermitted: not_permitted,
    RuleBroken: rule_broken,
    Blocked: blocked,
    HTTPException: of_http,
    Exception: failed,
}
