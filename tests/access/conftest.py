"""An open office and a browser before its door."""

import pytest

from restorative.db import AnyEngine
from restorative.web.server import Server
from tests.conftest import FrozenClock
from tests.gate import open_office
from tests.pages import Browser


@pytest.fixture
async def office(engine: AnyEngine, clock: FrozenClock) -> None:
    await open_office(clock.now())


@pytest.fixture
def browser(app: Server, office: None) -> Browser:
    return a_browser(app)


def a_browser(app: Server) -> Browser:
    browser = Browser(app)
    browser.client.headers["accept-language"] = "en"
    browser.client.headers["sec-fetch-site"] = "same-origin"
    return browser
