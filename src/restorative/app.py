"""Puts the house together: the routes of every slice and the gate before them."""

from collections.abc import Sequence
from typing import Any

from restorative.kernel.clock import Clock, SystemClock
from restorative.settings import Settings
from restorative.web.assembling import assemble
from restorative.web.server import Server

ROUTES: list[Any] = []


def create_app(
    settings: Settings, *, clock: Clock | None = None, lifespan: Sequence[Any] = ()
) -> Server:
    """The app, ready to serve; `lifespan` opens what must be open while it does."""
    return assemble(settings, clock=clock or SystemClock(), routes=ROUTES, lifespan=lifespan)
