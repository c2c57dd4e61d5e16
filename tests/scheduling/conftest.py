"""Browsers for the pages of times and dates."""

from collections.abc import Awaitable, Callable

import pytest

from restorative.access.rules import Staff
from restorative.web.server import Server
from tests import gate
from tests.cases.given import Given
from tests.conftest import FrozenClock
from tests.pages import Browser

AsStaff = Callable[[Staff], Awaitable[Browser]]
ByLink = Callable[[Given, str], Awaitable[Browser]]


@pytest.fixture
def as_staff(app: Server, clock: FrozenClock) -> AsStaff:
    async def signed_in(person: Staff) -> Browser:
        browser = Browser(app)
        await gate.sign_in(browser, person, clock.now())
        return browser

    return signed_in


@pytest.fixture
def by_link(app: Server, clock: FrozenClock) -> ByLink:
    async def entered(given: Given, name: str) -> Browser:
        browser = Browser(app)
        guest = await gate.guest(given.case_id, given[name], clock.now())
        await gate.enter(browser, guest.sent, clock.now())
        return browser

    return entered
