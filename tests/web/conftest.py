"""An app of the example pages alone: the web's own parts, without the gate."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader

from restorative.db import AnyEngine
from restorative.settings import Settings
from restorative.web.assembling import assemble
from restorative.web.server import Server
from restorative.web.templates import environment
from tests.conftest import FrozenClock
from tests.pages import Browser
from tests.web import example

TEMPLATES = Path(__file__).parent / "templates"
HERE = Settings(database_url="sqlite:///unused", key_file=Path("/unused"))


def example_app(clock: FrozenClock, settings: Settings = HERE, **more: Any) -> Server:
    app = assemble(settings, clock=clock, routes=example.routes, **more)
    ours = environment()
    assert ours.loader
    both = ours.overlay(loader=ChoiceLoader([ours.loader, FileSystemLoader(TEMPLATES)]))
    app.template_engine.engine = both  # type: ignore[union-attr]
    return app


@pytest.fixture(params=["sqlite"])
def engine_kind(request: pytest.FixtureRequest) -> str:
    """What is no matter of the database is tried on one; test_once.py tries both."""
    return str(request.param)


@pytest.fixture
def app(engine: AnyEngine, clock: FrozenClock) -> Server:
    example.DONE.clear()
    return example_app(clock)


@pytest.fixture
def browser(app: Server) -> Browser:
    browser = Browser(app)
    browser.client.headers["accept-language"] = "en"
    return browser
