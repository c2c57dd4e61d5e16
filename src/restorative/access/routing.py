"""Forms whose deeds are several steps, each kept by itself: a try that failed must stay counted."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import litestar
from litestar.handlers import HTTPRouteHandler

from restorative.access.policy import Permission
from restorative.web.csrf import Proof

Handler: TypeAlias = Callable[..., Awaitable[Any]]


def post_in_steps(
    path: str, *, needs: Permission, proof: Proof = Proof.TOKEN
) -> Callable[[Handler], HTTPRouteHandler]:
    """Like `web.routing.post`, but no transaction lies around the handler."""
    opt = {"needs": needs, "proof": proof}

    def declare(handler: Handler) -> HTTPRouteHandler:
        declared = litestar.post(path, opt=opt, include_in_schema=False, status_code=200)
        return declared(handler)

    return declare
