"""A browser with somebody of the staff signed in on it, and an ear for what cases announce."""

from collections.abc import Awaitable, Callable

import pytest

from restorative.access.rules import Staff
from restorative.cases.facts import CaseAccepted, CaseAllocated, MemberAdded
from restorative.kernel import facts
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


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[facts.Fact]:
    """Every fact of cases that is announced."""
    told: list[facts.Fact] = []

    async def tell(fact: facts.Fact) -> None:
        told.append(fact)

    for kind in (CaseAccepted, CaseAllocated, MemberAdded):
        monkeypatch.setitem(facts._listeners, kind, [tell])
    return told
