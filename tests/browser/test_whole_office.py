"""Every kind of page of a living office, looked at by a browser: small, mirrored, long, bare."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from playwright.sync_api import Browser, BrowserContext, Page, Request

from restorative.access.commands import open_office
from restorative.app import create_app
from restorative.cli.office import office_from
from restorative.demo.accounts import PASSWORD
from restorative.demo.furnishing import furnished_office
from restorative.demo.keys import Keys
from restorative.settings import choose, in_use
from tests.browser import looking
from tests.conftest import FrozenClock
from tests.databases import KEYS, Databases
from tests.databases import in_use as database_in_use
from tests.demo.conftest import told
from tests.served import free_port, served

pytestmark = pytest.mark.browser

TARGET_OF_PARTICIPANTS, TARGET_OF_STAFF = 44, 24
MOST_BYTES, MOST_REQUESTS = 50_000, 3
MOST_PAGES = 14

LONGER = """() => { const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = words.nextNode());) if (n.data.trim() && !n.parentElement.closest("script"))
    n.data += "\u00df".repeat(Math.ceil(Math.min(n.data.trim().length, 30) * .4)); }"""
MIRRORED = "() => { document.documentElement.dir = 'rtl'; }"
BARE = """() => { document.querySelectorAll("link[rel=stylesheet]").forEach(l => l.remove());
  const at = e => e ? e.getBoundingClientRect().top : -1;
  const h1 = document.querySelector("h1"), send = document.querySelector("main form button");
  const labels = [...document.querySelectorAll("main label")];
  return [at(h1), ...labels.map(at), at(send)].every((top, i, all) =>
    top < 0 || i === 0 || top >= all[0]); }"""


class Site:
    """The served office and the ways into it."""

    url: str
    keys: Keys
    clock: FrozenClock


@pytest.fixture(scope="module")
def site(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port, here = tmp_path_factory.mktemp("office"), free_port(), Site()
    before = in_use()
    settings = structs.replace(told(folder), base_url=f"http://127.0.0.1:{port}")
    choose(settings)
    here.clock = FrozenClock()

    @asynccontextmanager
    async def furnished(_: Any) -> AsyncIterator[None]:
        async with databases.fresh("sqlite", Path(folder)) as url, database_in_use(url, KEYS):
            await open_office(office_from(settings), here.clock.now())
            here.keys = (await furnished_office(settings, here.clock)).keys
            yield

    app = create_app(settings, clock=here.clock, lifespan=[furnished])
    with served(app, port) as url:
        here.url = url
        yield here
    choose(before)


@pytest.fixture
def staff(site: Site, window: BrowserContext) -> Page:
    """A facilitator who came in through the door, with password and second factor."""
    site.clock.advance(minutes=2)
    page, one = window.new_page(), site.keys.sign_ins[1]
    page.goto(f"{site.url}/sign-in")
    page.fill("[name=name]", one.colleague.sign_in_name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.fill("[name=code]", one.code(site.clock.now()))
    page.click("main button")
    page.wait_for_url(f"{site.url}/today")
    return page


def entered(site: Site, page: Page, which: int) -> Page:
    """By private link and code; past the page about staying safe."""
    guest = site.keys.guests[which]
    page.goto(guest.link.url)
    page.click("main button")
    page.fill("[name=code]", guest.link.code)
    page.click("main button")
    if page.url.endswith("/my/safety"):
        page.click("main button")
    return page


def ways_on(page: Page, site: Site) -> list[str]:
    """Where this page leads within its own part of the house, once for each kind of page."""
    found = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
    paths = [str(one).split("#")[0] for one in found]
    return list(dict.fromkeys(one for one in paths if one.startswith("/") and "." not in one))


def visited(page: Page, site: Site, start: str) -> Iterator[str]:
    """The start and what it leads to, up to a number of pages."""
    page.goto(f"{site.url}{start}")
    for path in [start, *ways_on(page, site)][:MOST_PAGES]:
        answer = page.goto(f"{site.url}{path}")
        assert answer is not None and answer.status < 400, (path, answer and answer.status)
        yield path


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_participants_pages_are_small_quiet_and_easy_to_hit(
    site: Site, window: BrowserContext, page: Page, which: int
) -> None:
    """R45, R47, Y01, Y07, Y08, Y11: nothing comes from elsewhere, nothing is wider than a phone"""
    entered(site, page, which)
    for path in visited(page, site, "/my"):
        assert looking.problems(page, TARGET_OF_PARTICIPANTS) == [], path


def test_a_first_view_is_three_requests_to_our_own_host(site: Site, chromium: Browser) -> None:
    """R45, R47"""
    window = chromium.new_context(viewport={"width": 360, "height": 640})
    page, asked, weight = window.new_page(), [], []

    def note(request: Request) -> None:
        asked.append(request.url)
        weight.append(request.sizes()["responseBodySize"])

    page.on("requestfinished", note)
    page.goto(site.keys.guests[0].link.url, wait_until="networkidle")
    assert len(asked) <= MOST_REQUESTS and sum(weight) <= MOST_BYTES
    assert [url for url in asked if not url.startswith(site.url)] == []
    window.close()


@pytest.mark.parametrize("which", [0, 3])
def test_pages_mirror_for_a_script_that_runs_the_other_way(
    site: Site, page: Page, which: int
) -> None:
    """Y02"""
    entered(site, page, which)
    for path in visited(page, site, "/my" if which == 0 else "/one"):
        page.evaluate(MIRRORED)
        assert looking.wider_than_the_screen(page) == [], path


def test_words_that_are_longer_by_half_are_neither_cut_nor_in_the_way(
    site: Site, page: Page
) -> None:
    """Y03"""
    entered(site, page, 1)
    for path in visited(page, site, "/my"):
        page.evaluate(LONGER)
        assert looking.wider_than_the_screen(page) == [], path


def test_without_any_style_the_heading_comes_first_and_the_button_last(
    site: Site, page: Page
) -> None:
    """Y15"""
    entered(site, page, 2)
    for path in visited(page, site, "/my"):
        assert page.evaluate(BARE), path


def test_a_facilitators_pages_fit_a_phone_and_have_no_fault(site: Site, staff: Page) -> None:
    """Y01, Y02, Y03, Y07"""
    for path in visited(staff, site, "/today"):
        assert looking.axe(staff) == [], path
        assert looking.wider_than_the_screen(staff) == [], path
        staff.evaluate(MIRRORED)
        assert looking.wider_than_the_screen(staff) == [], path
