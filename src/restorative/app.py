"""Puts the house together: the routes of every slice and the gate before them."""

from collections.abc import Sequence
from typing import Any

from restorative import wiring
from restorative.access import participant_pages as access_participant_pages
from restorative.access import staff_pages as access_staff_pages
from restorative.access.answers import HANDLERS
from restorative.access.dependencies import PROVIDED
from restorative.access.guard import guard
from restorative.agreements import participant_pages as agreements_participant_pages
from restorative.agreements import staff_pages as agreements_staff_pages
from restorative.cases import staff_pages as cases_staff_pages
from restorative.consent import participant_pages as consent_participant_pages
from restorative.consent import staff_pages as consent_staff_pages
from restorative.correspondence import staff_pages as correspondence_staff_pages
from restorative.demo import staff_pages as demo_staff_pages
from restorative.followup import participant_pages as followup_participant_pages
from restorative.followup import partner_pages as followup_partner_pages
from restorative.followup import staff_pages as followup_staff_pages
from restorative.kernel.clock import Clock, SystemClock
from restorative.meetings import staff_pages as meetings_staff_pages
from restorative.preparation import staff_pages as preparation_staff_pages
from restorative.scheduling import participant_pages as scheduling_participant_pages
from restorative.scheduling import staff_pages as scheduling_staff_pages
from restorative.settings import Settings
from restorative.today import participant_pages as today_participant_pages
from restorative.today import staff_pages as today_staff_pages
from restorative.web.assembling import assemble
from restorative.web.server import Server

ROUTES: list[Any] = [
    *access_staff_pages.routes,
    *access_participant_pages.routes,
    *agreements_staff_pages.routes,
    *agreements_participant_pages.routes,
    *cases_staff_pages.routes,
    *consent_staff_pages.routes,
    *consent_participant_pages.routes,
    *correspondence_staff_pages.routes,
    *followup_staff_pages.routes,
    *followup_participant_pages.routes,
    *followup_partner_pages.routes,
    *meetings_staff_pages.routes,
    *preparation_staff_pages.routes,
    *scheduling_staff_pages.routes,
    *scheduling_participant_pages.routes,
    *today_staff_pages.routes,
    *today_participant_pages.routes,
]

DEMO_ROUTES: list[Any] = [
    *correspondence_staff_pages.demo_routes,
    *demo_staff_pages.demo_routes,
]


def create_app(
    settings: Settings, *, clock: Clock | None = None, lifespan: Sequence[Any] = ()
) -> Server:
    """The app, ready to serve; `lifespan` opens what must be open while it does."""
    wiring.wire()
    if settings.demo:
        wiring.wire_demonstration()
    return assemble(
        settings,
        clock=clock or SystemClock(),
        routes=[*ROUTES, *(DEMO_ROUTES if settings.demo else ())],
        guards=[guard],
        dependencies=PROVIDED,
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
