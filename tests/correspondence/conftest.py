"""An office with case A4, its staff signed in, and the pages of messages."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader

from restorative.access.commands.sessions import begin_staff_session
from restorative.access.rules import Staff
from restorative.app import create_app
from restorative.db import AnyEngine
from restorative.notifications.commands.composing import environment
from restorative.notifications.worker import Relay
from restorative.notifications.worker.mailbox import MailboxCarrier
from restorative.profile import Profile
from restorative.settings import Settings
from restorative.web.server import Server
from tests.cases.given import Given, an_allocated_case
from tests.conftest import FrozenClock
from tests.notifications.office import TEMPLATES
from tests.pages import Browser

SignedIn = Callable[[Staff], Awaitable[Browser]]
DEMO = Settings(database_url="sqlite:///unused", key_file=Path("/unused"), demo=True)


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    made = environment()
    assert made.loader
    monkeypatch.setattr(made, "loader", ChoiceLoader([DictLoader(TEMPLATES), made.loader]))


@pytest.fixture
async def case(engine: AnyEngine, clock: FrozenClock) -> Given:
    return await an_allocated_case(clock.now())


@pytest.fixture
def app(engine: AnyEngine, clock: FrozenClock) -> Server:
    return create_app(DEMO, clock=clock)


@pytest.fixture
def relay(app: Server, profile: Profile, clock: FrozenClock) -> Relay:
    return Relay(MailboxCarrier(), profile, clock)


@pytest.fixture
def signed_in(app: Server, clock: FrozenClock) -> SignedIn:
    async def as_this(staff: Staff) -> Browser:
        _, secret = await begin_staff_session(
            staff.account_id, is_full=True, continue_to="", now=clock.now()
        )
        browser = Browser(app)
        browser.client.headers["accept-language"] = "en"
        browser.client.cookies.set("session_staff", secret)
        return browser

    return as_this
