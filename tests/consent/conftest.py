"""A browser for the pages of consent, with somebody of the case on it."""

from collections.abc import Awaitable, Callable

import pytest

from restorative.access.rules import Staff
from restorative.web.server import Server
from tests.cases.given import Given
from tests.conftest import FrozenClock
from tests.gate import enter, guest, sign_in
from tests.pages import Browser

SignedIn = Callable[[Staff], Awaitable[Browser]]
CameByLink = Callable[..., Awaitable[Browser]]


@pytest.fixture
def nobody(app: Server) -> Browser:
    browser = Browser(app)
    browser.client.headers["accept-language"] = "en"
    browser.client.headers["sec-fetch-site"] = "same-origin"
    return browser


@pytest.fixture
def as_staff(nobody: Browser, clock: FrozenClock) -> SignedIn:
    async def signed_in(person: Staff) -> Browser:
        await sign_in(nobody, person, clock.now())
        return nobody

    return signed_in


@pytest.fixture
def by_link(app: Server, clock: FrozenClock) -> CameByLink:
    """A browser of their own, as if link and code had been given on it."""

    async def entered(case: Given, name: str, language: str = "en") -> Browser:
        browser = Browser(app)
        browser.client.headers["accept-language"] = language
        browser.client.headers["sec-fetch-site"] = "same-origin"
        link = await guest(case.case_id, case[name], clock.now(), language=language)
        await enter(browser, link.sent, clock.now())
        return browser

    return entered
