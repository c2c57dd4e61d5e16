"""Reading changes nothing, whoever reads, and every page can be reached by following links."""

import re
from typing import Any
from urllib.parse import urlsplit

from restorative.access.commands import send_action_link
from restorative.db import AnyEngine
from restorative.demo.accounts import AKNABAT, GOZEL, MAYSA, SERDAR
from restorative.demo.furnishing import Furnished
from tests import gate
from tests.demo.walking import first_page, walk
from tests.pages import Browser

NOT_STATE = {"audit"}
MAY_MOVE = {"session": {"last_seen_at"}}
GUESTS = ("help wanted", "not sure", "signatures", "times", "tomorrow")
BY_ANOTHER_WAY = {
    "/static/{name:str}",  # asked for by pages
    "/favicon.ico",
    "/m/{secret:str}",  # come from a message
    "/set-up/{secret:str}",
    "/link-closed",
    "/sign-in/code",  # on the way in
    "/sign-in/enrolment",
    "/kept-form",
    "/my/start",
    "/my/code",
    "/my/whose",
    "/link-asked-for",  # said after a deed
    "/thank-you",
    "/my/call",
    "/my/not-for-me",
    "/my/safety",
    "/my/talk",
    "/my/withdrawal",
    "/my/questions/{ref:str}/answer",
    "/my/times/thanks",
    "/my/coming/{appointment_id:uuid}/thanks",
    "/my/coming",  # linked to at a moment that these cases are not at
    "/my/received/{action_id:uuid}",
    "/cases/{case_id:uuid}/appointments/{appointment_id:uuid}/stop",
    "/cases/{case_id:uuid}/messages/{message_id:uuid}",
    "/cases/{case_id:uuid}/people/{person_id:uuid}/mandate",
}


async def contents(engine: AnyEngine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for what does not count as state (S35)."""
    tables = await engine._run_in_new_connection(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    )
    return {
        table: sorted(await _rows(engine, table), key=repr)
        for table in (row["name"] for row in tables)
        if table not in NOT_STATE
    }


async def _rows(engine: AnyEngine, table: str) -> list[tuple[Any, ...]]:
    rows = await engine._run_in_new_connection(f'SELECT * FROM "{table}"')
    moving = MAY_MOVE.get(table, set())
    return [tuple(v for name, v in row.items() if name not in moving) for row in rows]


async def visitors(app: Any, furnished: Furnished, clock: Any) -> list[tuple[Browser, str]]:
    """One browser for each standing, for a person in each of some cases, and for a verifier."""
    now, found = clock.now(), []
    for one in furnished.keys.sign_ins:
        if one.colleague in (MAYSA, AKNABAT, GOZEL, SERDAR):
            found.append((Browser(app), first_page(one.staff)))
            await gate.sign_in(found[-1][0], one.staff, now)
    for work in (furnished.works[word] for word in GUESTS):
        for person_id in work.people.values():
            found.append((Browser(app), "/my"))
            guest = await gate.guest(work.case_id, person_id, now)
            await gate.enter(found[-1][0], guest.sent, now)
    work = furnished.works["help wanted"]
    sent = await send_action_link(
        work.actions["work"], work.case_id, language="en", by=None, now=now
    )
    found.append((Browser(app), "/one"))
    await gate.enter(found[-1][0], sent, now)
    return found


def unopened(app: Any, opened: set[str]) -> set[str]:
    """The pages that no link led to."""
    pages = {
        route.path
        for route in app.routes
        for handler in getattr(route, "route_handlers", [])
        if "GET" in handler.http_methods and handler.fn.__module__.startswith("restorative.")
    }
    paths = {urlsplit(url).path for url in opened}
    return {page for page in pages if not any(_pattern(page).fullmatch(path) for path in paths)}


def _pattern(page: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(page)))


async def test_reading_changes_nothing_and_links_lead_everywhere(app, engine, furnished, clock):
    """S01, S35"""
    everybody = await visitors(app, furnished, clock)
    before, opened = await contents(engine), set[str]()
    clock.advance(minutes=2)
    for browser, start in everybody:
        found = await walk(browser, start, "/demo", "/demo/mailbox")
        opened |= set(found.pages)
        for url in found.words:
            head = await browser.client.head(url)
            assert (head.status_code in (200, 303), head.content) == (True, b"")
    assert await contents(engine) == before
    # a page that nothing leads to is added to the list above, or linked to
    assert unopened(app, opened) - BY_ANOTHER_WAY == set()
