"""An office that writes to people: templates, addresses, and mail servers that really listen."""

from collections.abc import Iterator

import pytest
from jinja2 import ChoiceLoader, DictLoader

from restorative.notifications.commands.composing import environment
from restorative.notifications.queries import hooks
from tests.notifications.office import TEMPLATES, Office
from tests.notifications.servers import MailServer


@pytest.fixture(autouse=True)
def templates() -> Iterator[None]:
    """The templates of the house, and two of these tests."""
    made = environment()
    of_the_house = made.loader
    assert of_the_house
    made.loader = ChoiceLoader([DictLoader(TEMPLATES), of_the_house])
    yield
    made.loader = of_the_house


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """Answers what the worker asks: how to reach a person, and whether it still may."""
    made = Office()
    monkeypatch.setattr(hooks._Hooks, "reach", made.reach)
    monkeypatch.setattr(hooks._Hooks, "may_send", made.may_send)
    return made


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as listening:
        yield listening
