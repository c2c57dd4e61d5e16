"""An open office and a browser before its door."""

from collections.abc import AsyncIterator

import pytest

from restorative.db import AnyEngine
from restorative.web.server import Server
from restorative.wiring import wire
from tests.conftest import FrozenClock
from tests.gate import open_office
from tests.pages import Browser


@pytest.fixture
async def office(engine: AnyEngine, clock: FrozenClock) -> AsyncIterator[None]:
    """Wired anew afterwards: a test may have answered the gate's questions itself."""
    await open_office(clock.now())
    yield
    wire()


@pytest.fixture
def browser(app: Server, office: None) -> Browser:
    return a_browser(app)


def a_browser(app: Server) -> Browser:
    browser = Browser(app)
    browser.client.headers["accept-language"] = "en"
    browser.client.headers["sec-fetch-site"] = "same-origin"
    return browser
