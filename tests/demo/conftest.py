"""The demonstration, made once for all its tests; each walks through a copy of it."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from restorative.access.commands import open_office
from restorative.app import create_app
from restorative.cli.office import office_from
from restorative.db import AnyEngine
from restorative.demo.furnishing import Furnished, furnished_office
from restorative.demo.keys import hang_up
from restorative.settings import Settings, choose
from restorative.settings import in_use as in_use_before
from restorative.web.server import Server
from tests.conftest import ASHGABAT_MORNING, FrozenClock
from tests.databases import KEYS, Databases, in_use


class Made(msgspec.Struct, frozen=True):
    """What was furnished, and the file in which it lies."""

    file: Path
    furnished: Furnished


def told(folder: Path) -> Settings:
    return Settings(
        database_url=f"sqlite://{folder / 'unused.sqlite'}",
        key_file=folder / "unused.keys",
        base_url="https://testserver",
        demo=True,
    )


async def make(databases: Databases, folder: Path, at: datetime) -> Made:
    """As `restorative demo` does it, at this moment."""
    settings, clock = told(folder), FrozenClock(at)
    async with databases.fresh("sqlite", folder) as url, in_use(url, KEYS):
        await open_office(office_from(settings), clock.now())
        furnished = await furnished_office(settings, clock)
    return Made(Path(url.removeprefix("sqlite://")), furnished)


@pytest.fixture(scope="session")
def made(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """On a Monday morning."""
    before = in_use_before()
    try:
        folder = tmp_path_factory.mktemp("demo")
        choose(told(folder))
        with asyncio.Runner() as runner:
            return runner.run(make(databases, folder, ASHGABAT_MORNING))
    finally:
        choose(before)


@pytest.fixture
def furnished(made: Made) -> Furnished:
    return made.furnished


@pytest.fixture
def engine_kind() -> str:
    """The commands are proved on both; the demonstration runs on SQLite."""
    return "sqlite"


@pytest.fixture
async def engine(made: Made, tmp_path: Path) -> AsyncIterator[AnyEngine]:
    copy = tmp_path / "demo.sqlite"
    for part in ("", "-wal"):
        if (source := made.file.with_name(made.file.name + part)).exists():
            shutil.copyfile(source, f"{copy}{part}")
    async with in_use(f"sqlite://{copy}", KEYS) as database:
        yield database


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    before = in_use_before()
    choose(told(tmp_path))
    yield told(tmp_path)
    choose(before)


@pytest.fixture
async def app(
    engine: AnyEngine, settings: Settings, clock: FrozenClock, furnished: Furnished
) -> Server:
    hang_up(furnished.keys)
    return create_app(settings, clock=clock)
