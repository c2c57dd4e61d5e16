"""Where a member of staff may follow a link to: nobody is sent to a page that is shut for them."""

import re
from collections.abc import Callable
from functools import lru_cache

from litestar import Litestar
from litestar.routes import HTTPRoute

from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff

_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def may_follow(app: Litestar, staff: Staff) -> Callable[[str], bool]:
    """Of the standing alone: the case still has the last word. A place it does not know is open."""

    def follows(where: str) -> bool:
        path = re.split(r"[?#]", where, maxsplit=1)[0]
        needs = next((needs for known, needs in _pages(app) if known.fullmatch(path)), None)
        return needs is None or allows(needs, staff)

    return follows


@lru_cache(maxsize=1)
def _pages(app: Litestar) -> tuple[tuple[re.Pattern[str], Permission], ...]:
    """Plain paths first: `/cases/new` is no case."""
    routes = [one for one in app.routes if isinstance(one, HTTPRoute)]
    return tuple(
        (_pattern(route.path), Permission(handler.opt["needs"]))
        for route in sorted(routes, key=lambda one: one.path.count("{"))
        for handler in route.route_handlers
        if "GET" in handler.http_methods and "needs" in handler.opt
    )


def _pattern(path: str) -> re.Pattern[str]:
    any_id = re.sub(r"\{\w+:uuid\}", _UUID, path)
    return re.compile(re.sub(r"\{\w+:\w+\}", "[^/]+", any_id))
