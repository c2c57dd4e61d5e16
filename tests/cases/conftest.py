"""A browser for the pages of cases, and somebody of the staff signed in on it."""

from collections.abc import Awaitable, Callable

import pytest

from restorative.access.rules import Staff
from restorative.web.server import Server
from tests.conftest import FrozenClock
from tests.gate import sign_in
from tests.pages import Browser

SignedIn = Callable[[Staff], Awaitable[Browser]]


@pytest.fixture
def nobody(app: Server) -> Browser:
    browser = Browser(app)
    browser.client.headers["accept-language"] = "en"
    browser.client.headers["sec-fetch-site"] = "same-origin"
    return browser


@pytest.fixture
def as_staff(nobody: Browser, clock: FrozenClock) -> SignedIn:
    """The same browser, for one member of staff after another."""

    async def signed_in(person: Staff) -> Browser:
        await sign_in(nobody, person, clock.now())
        return nobody

    return signed_in
