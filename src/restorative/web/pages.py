"""The two answers a handler gives: a page, or where to go next."""

from typing import Any

from litestar.response import Redirect, Template

from restorative.web.forms import Refused


def page(template: str, *, status: int | None = None, **context: Any) -> Template:
    """A page of ours. With a refused form in its context it is a 422, and its title says so."""
    refused = any(isinstance(value, Refused) for value in context.values())
    return Template(
        template,
        context={**context, "is_refused": refused},
        media_type="text/html",
        status_code=status or (422 if refused else 200),
    )


def see_other(url: str) -> Redirect:
    """Go and look there: after a deed is done (303)."""
    return Redirect(url, status_code=303)
