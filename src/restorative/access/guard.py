"""The one guard: it learns who is asking, and lets them pass or turns them away."""

from typing import NoReturn
from uuid import UUID

from litestar.handlers.base import BaseRouteHandler

from restorative.access import commands, cookies, navigation, queries
from restorative.access.cookies import AnyConnection
from restorative.access.keeping import keep_typing
from restorative.access.open_doors import may_follow
from restorative.access.policy import Permission, allows, area_of
from restorative.access.queries.offices import office_if_open
from restorative.access.queries.sessions import visitor
from restorative.access.rules import (
    Actor,
    Area,
    Nobody,
    Participant,
    PasswordGiven,
    Staff,
    Tier,
    Verifier,
)
from restorative.access.rules.limits import should_note_visit
from restorative.access.turned_away import (
    CodeFirst,
    LinkNotUsable,
    SecondFactorFirst,
    SignedInAlready,
    SignInFirst,
)
from restorative.kernel.errors import NotFound, NotPermitted
from restorative.web.visit import HelpLine, current

ACTOR = "actor"


async def guard(connection: AnyConnection, handler: BaseRouteHandler) -> None:
    """Every route names what it needs (`opt["needs"]`); one that does not lets nobody in."""
    if "needs" not in handler.opt:
        raise NotFound
    needs = Permission(handler.opt["needs"])
    connection.state[ACTOR] = Nobody()
    if not connection.scope["path"].startswith("/static/"):
        await _introduce_office()
    if needs is not Permission.ANYONE:
        await _let_in(connection, needs)


async def _let_in(connection: AnyConnection, needs: Permission) -> None:
    area = area_of(needs)
    actor = await _who(connection, area)
    connection.state[ACTOR] = actor
    if not allows(needs, actor):
        await _turn_away(connection, actor, needs)
    if isinstance(actor, Staff):
        current().reader = navigation.reader(actor, may_follow(connection.app, actor))
        await _require_case(connection, actor, needs)


async def _who(connection: AnyConnection, area: Area) -> Actor:
    now = connection.app.state.clock.now()
    found = await visitor(cookies.secret_of(connection, area), area, now)
    if found.session_id is None or found.times is None:
        return found.actor
    if should_note_visit(found.times, now):
        await commands.note_visit(found.session_id, now)
    return _speaking(found.actor)


def _speaking(actor: Actor) -> Actor:
    """The visit speaks the person's language, and the person the one they chose on this device."""
    if not isinstance(actor, Staff | Participant | Verifier):
        return actor
    visit = current()
    visit.speak(actor.language)
    return actor.in_language(visit.language)


async def _turn_away(connection: AnyConnection, actor: Actor, needs: Permission) -> NoReturn:
    match actor:
        case Staff():
            raise SignedInAlready if needs is Permission.SECOND_FACTOR else NotPermitted
        case PasswordGiven():
            raise SecondFactorFirst
        case Participant(tier=Tier.LINK) | Verifier(tier=Tier.LINK):
            raise CodeFirst
        case _ if area_of(needs) is Area.STAFF:
            raise SignInFirst(await keep_typing(connection))
        case _:
            raise LinkNotUsable


async def _require_case(connection: AnyConnection, staff: Staff, needs: Permission) -> None:
    """A path that names a case is not there for who is not let into that case."""
    case_id = connection.path_params.get("case_id")
    if isinstance(case_id, UUID):
        await queries.require_case(staff, needs, case_id)


async def _introduce_office() -> None:
    office, visit = await office_if_open(), current()
    if office is not None:
        visit.help_line = HelpLine(office.phone, office.hours)
        visit.exit_site = office.exit_site
