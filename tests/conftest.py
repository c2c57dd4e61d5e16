"""What every test may ask for: a clock, a profile, and a fresh database of either kind."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from restorative.access.commands import open_office
from restorative.app import create_app
from restorative.cli.office import office_from
from restorative.db import AnyEngine
from restorative.profile import Profile, load
from restorative.settings import Settings, choose
from restorative.settings import in_use as in_use_before
from restorative.web.server import Server
from tests.databases import KEYS, Databases, in_use

ASHGABAT_MORNING = datetime.fromisoformat("2027-03-01T09:00:00+05:00")


class FrozenClock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self, at: datetime = ASHGABAT_MORNING) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        self._at = at

    def advance(self, by: timedelta = timedelta(0), **parts: float) -> None:
        self._at += by + timedelta(**parts)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def profile() -> Profile:
    return load("tm-pilot")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Databases:
    base = tmp_path_factory.getbasetemp()
    return Databases(base if worker_id == "master" else base.parent)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def engine(
    engine_kind: str, databases: Databases, tmp_path: Path
) -> AsyncIterator[AnyEngine]:
    """A fresh, migrated, empty database, its pool open and its vault ready."""
    async with databases.fresh(engine_kind, tmp_path) as url, in_use(url, KEYS) as database:
        yield database


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """What the app is told; the database is the one that `engine` opened."""
    before = in_use_before()
    told = Settings(
        database_url=f"sqlite://{tmp_path / 'unused.sqlite'}",
        key_file=tmp_path / "unused.keys",
        base_url="https://testserver",
        office_phone="+993 12 00 00 00",
    )
    choose(told)
    yield told
    choose(before)


@pytest.fixture
async def app(engine: AnyEngine, settings: Settings, clock: FrozenClock) -> Server:
    """The whole house on the fresh database, its office open."""
    await open_office(office_from(settings), clock.now())
    return create_app(settings, clock=clock)


@pytest.fixture
async def client(app: Server) -> AsyncIterator[AsyncClient]:
    """A browser without JavaScript, in the loop of the test; it follows nothing by itself."""
    transport = ASGITransport(app=app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="https://testserver") as browser:
        yield browser
