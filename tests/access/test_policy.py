"""Who may do what: every permission and every route, asked by everybody there is (S47, S60)."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import litestar
import pytest
from httpx import ASGITransport, AsyncClient
from litestar.handlers import HTTPRouteHandler

from restorative.access import commands
from restorative.access.answers import HANDLERS
from restorative.access.commands.sessions import begin_link_session, begin_staff_session
from restorative.access.cookies import NAMES
from restorative.access.guard import guard
from restorative.access.open_doors import may_follow
from restorative.access.policy import POLICY, Permission, allows_in_case, area_of
from restorative.access.rules import Area, GrantKind, Staff, Standing
from restorative.app import ROUTES
from restorative.db import AnyEngine
from restorative.settings import Settings
from restorative.web.assembling import assemble
from restorative.web.csrf import Proof
from restorative.web.server import Server
from tests.access.walking import addresses
from tests.access.who_may import EVERYBODY, MAY, A, C, F, P, S, V
from tests.conftest import FrozenClock
from tests.gate import staff

STAFF = (A, C, F, S)
KINDS = ("nobody", "password only", *STAFF, "link only", P, V)
CASE = UUID(int=7)  # the id that `addresses` puts into every path


def may(needs: Permission) -> set[str]:
    return MAY.get(needs.value, set())


def test_the_policy_says_what_the_table_says():
    """S47"""
    said = {needs.value: _allowed(needs) for needs in Permission}
    wrong = {name: (who, MAY.get(name)) for name, who in said.items() if who != MAY.get(name)}
    assert wrong == {}


def _allowed(needs: Permission) -> set[str]:
    rule = POLICY[needs]
    if rule.anyone:
        return {EVERYBODY}
    found = {standing.value for standing in rule.standings}
    if rule.half_signed_in:
        found.add("password only")
    for who, tier in ((P, rule.participant), (V, rule.verifier)):
        if tier is not None:
            found.add(who)
        if tier == "link":
            found.add("link only")
    return found


def test_an_administrator_has_no_case_content():
    """Domain 4.1"""
    held = {needs for needs in Permission if A in may(needs)}
    assert held == {
        Permission.OWN_ACCOUNT,
        Permission.ACCOUNTS_MANAGE,
        Permission.OFFICE_EDIT,
        Permission.MAILBOX_READ,
        Permission.HOLIDAYS_EDIT,
    }


def test_a_supervisor_sees_no_contact_details_and_no_notes():
    """Domain 4.2"""
    closed = ("people_reveal", "people_edit", "preparation_read", "messages_read", "links_manage")
    assert [name for name in closed if S in MAY[name]] == []


def test_who_is_asked_to_take_a_case_sees_only_the_question():
    """R32"""
    asked = Staff(uuid4(), "Aknabat", Standing.FACILITATOR, "tk", uuid4())
    grants = frozenset({GrantKind.ASKED})
    open_to_them = {needs for needs in Permission if allows_in_case(needs, asked, grants)}
    assert open_to_them == {Permission.CASES_DECLARE}


def bare(handler: HTTPRouteHandler) -> HTTPRouteHandler:
    """The same addresses and needs, and nothing behind them."""

    async def there() -> str:
        return "let in"

    opt = {"needs": handler.opt["needs"], "proof": Proof.SAME_ORIGIN}
    method = litestar.post if "POST" in handler.http_methods else litestar.get
    return method(sorted(handler.paths), opt=opt, status_code=200, media_type="text/plain")(there)


@pytest.fixture
def app(engine: AnyEngine, settings: Settings, clock: FrozenClock) -> Server:
    return assemble(
        settings,
        clock=clock,
        routes=[bare(handler) for handler in ROUTES],
        guards=[guard],
        exception_handlers=HANDLERS,
    )


@pytest.fixture
async def doors(app: Server, office: None) -> AsyncIterator[AsyncClient]:
    headers = {"sec-fetch-site": "same-origin"}
    transport = ASGITransport(app=app)
    async with AsyncClient(
        transport=transport, base_url="https://testserver", headers=headers
    ) as client:
        yield client


async def come_as(kind: str, client: AsyncClient, clock: FrozenClock) -> UUID | None:
    """The account, for those who have one."""
    client.cookies.clear()
    if kind in STAFF or kind == "password only":
        standing = Standing(kind) if kind in STAFF else Standing.COORDINATOR
        person = await staff(standing, clock.now())
        _, secret = await begin_staff_session(
            person.account_id, is_full=kind in STAFF, continue_to="", now=clock.now()
        )
        client.cookies.set(f"__Host-{NAMES[Area.STAFF]}", secret)
        return person.account_id
    if kind != "nobody":
        await _come_by_link(kind, client, clock)
    return None


async def _come_by_link(kind: str, client: AsyncClient, clock: FrozenClock) -> None:
    send: Any = commands.send_action_link if kind == V else commands.send_link
    sent = await send(uuid4(), CASE, language="en", by=None, now=clock.now())
    secret = await begin_link_session(
        sent.link_id, is_full=kind != "link only", closed_another=False, now=clock.now()
    )
    client.cookies.set(f"__Host-{NAMES[Area.LINK]}", secret)


def expected(kind: str, needs: Permission, in_case: bool, granted: bool) -> tuple[int, str]:
    """Status, and where it leads."""
    if EVERYBODY in may(needs):
        return 200, ""
    of_link = area_of(needs) is Area.LINK
    if of_link and kind in ("nobody", "password only", *STAFF):
        return 404, ""
    if not of_link and kind in ("nobody", "link only", P, V):
        return 303, "/sign-in?next="
    if kind in may(needs):
        needs_grant = kind == F and in_case
        return (404, "") if needs_grant and not granted else (200, "")
    turned_away = {"password only": (303, "/sign-in/code"), "link only": (303, "/my/code")}
    if needs is Permission.SECOND_FACTOR:
        return 303, "/"
    return turned_away.get(kind, (404, "") if of_link else (403, ""))


@pytest.mark.parametrize("granted", [False, True])
@pytest.mark.parametrize("kind", KINDS)
async def test_every_route_is_open_to_whom_the_policy_names_and_to_nobody_else(
    doors: AsyncClient, clock: FrozenClock, kind: str, granted: bool
):
    """S08, S28, S47"""
    account_id = await come_as(kind, doors, clock)
    if granted and account_id:
        await commands.grant(account_id, CASE, GrantKind.FACILITATOR, account_id, clock.now())
    wrong, walked = [], 0
    for method, path, needs in addresses(ROUTES):
        answer = await doors.request(method, path)
        in_case = f"/cases/{CASE}" in path
        status, way = expected(kind, needs, in_case, granted)
        walked += 1
        if answer.status_code != status or not answer.headers.get("location", "").startswith(way):
            wrong.append((method, path, needs, answer.status_code, (status, way)))
    assert wrong == [] and walked > 40


async def test_a_grant_opens_and_closes_a_case_with_the_next_request(
    doors: AsyncClient, clock: FrozenClock
):
    """S60"""
    account_id = await come_as(F, doors, clock)
    assert account_id is not None
    address = f"/cases/{CASE}/links"
    seen = [(await doors.get(address)).status_code]
    await commands.grant(account_id, CASE, GrantKind.FACILITATOR, account_id, clock.now())
    seen.append((await doors.get(address)).status_code)
    await commands.end_grant(account_id, CASE, GrantKind.FACILITATOR, account_id, clock.now())
    seen.append((await doors.get(address)).status_code)
    assert seen == [404, 200, 404]


async def test_a_case_of_others_and_no_case_look_the_same(doors: AsyncClient, clock: FrozenClock):
    """S48"""
    account_id = await come_as(F, doors, clock)
    other = await staff(Standing.FACILITATOR, clock.now())
    theirs, none = uuid4(), uuid4()
    await commands.grant(
        other.account_id, theirs, GrantKind.FACILITATOR, other.account_id, clock.now()
    )
    assert account_id != other.account_id
    first, second = [await doors.get(f"/cases/{case}/links") for case in (theirs, none)]
    strip = str.replace
    assert first.status_code == second.status_code == 404
    assert strip(first.text, str(theirs), "…")[:400] == strip(second.text, str(none), "…")[:400]


async def test_a_route_that_says_nothing_lets_nobody_in(
    settings: Settings, clock: FrozenClock, engine: AnyEngine, office: None
):
    """Safety D4: deny by default."""

    @litestar.get("/silent", include_in_schema=False)
    async def silent() -> str:
        return "let in"

    app = assemble(settings, clock=clock, routes=[silent], guards=[guard])
    async with AsyncClient(
        transport=ASGITransport(app=app), base_url="https://testserver"
    ) as client:
        assert (await client.get("/silent")).status_code == 404


TRACK = f"/cases/{CASE}/tracks/{CASE}"
WHO_FOLLOWS = {
    "/cases/new": {C},
    "/places/holidays": {A, C},
    f"{TRACK}/assessment": {F},
    f"{TRACK}/suitability": {F, S},
    f"{TRACK}/report": {C, F},
    f"{TRACK}/booking?offer={CASE}": {C, F},
    f"/cases/{CASE}/appointments/{CASE}/check-in#p-{CASE}": {F},
    "/a/place/nobody/knows": {A, C, F, S},
}


def test_a_link_is_drawn_for_whoever_may_follow_it(app: Server) -> None:
    """S47: lists and tasks lead nobody to a page that is shut for them."""
    follows = {
        one.value: may_follow(app, Staff(uuid4(), "Maýsa", one, "tk", uuid4())) for one in Standing
    }
    found = {where: {who for who in STAFF if follows[who](where)} for where in WHO_FOLLOWS}
    assert found == WHO_FOLLOWS
