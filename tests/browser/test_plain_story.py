"""The plain mediation in a real browser, with JavaScript and without; phones for participants."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import socket
from urllib.parse import urlsplit

import pytest
import uvicorn
from msgspec import structs
from playwright.async_api import Browser, Page, async_playwright

from restorative.profile import Profile
from restorative.settings import Settings, choose
from restorative.web.server import Server
from tests.browser.conftest import ARGUMENTS
from tests.browser.windows import Examined, ExaminedElsewhere, new_window
from tests.conftest import FrozenClock
from tests.journeys.browsing import Looks
from tests.journeys.office import Office
from tests.journeys.plain_mediation import STAGES, begun
from tests.served import free_port

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture
def engine_kind() -> str:
    """Both engines are shown over HTTP."""
    return "sqlite"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """At the address where the browser finds the app."""
    here = structs.replace(settings, base_url=f"http://127.0.0.1:{free_port()}")
    choose(here)
    return here


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
async def test_a_broken_window_in_a_real_browser(
    app: Server, settings: Settings, clock: FrozenClock, profile: Profile, scripts: bool
) -> None:
    """Y01, Y07, Y11, Y14: every page on the way, once for each kind and state"""
    async with served(app, settings.base_url), a_chromium() as chromium:
        examined = Examined() if scripts else ExaminedElsewhere(await without_ours(chromium))

        async def new_browser(is_phone: bool) -> Looks:
            at = settings.base_url
            return await new_window(chromium, at, examined, is_phone=is_phone, scripts=scripts)

        office = Office(clock, profile, new_browser)
        await office.open()
        case = begun(office)
        for stage in STAGES:
            await stage(case)
    assert examined.problems == []
    assert len(examined.kinds) > len(STAGES)


async def without_ours(chromium: Browser) -> Page:
    """A window that runs scripts, and none of the page's own."""
    page = await chromium.new_page()
    await page.route("**/static/*.js", lambda route: route.abort())
    return page


@asynccontextmanager
async def a_chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


class Serving(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_open = asyncio.Event()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_open.set()


@asynccontextmanager
async def served(app: Server, base_url: str) -> AsyncIterator[None]:
    """In the loop of the test, where the database is open and the clock stands."""
    port = urlsplit(base_url).port or 0
    server = Serving(uvicorn.Config(app, port=port, log_level="error", ws="none"))
    serving = asyncio.create_task(server.serve())
    await server.is_open.wait()
    yield
    server.should_exit = True
    await serving
