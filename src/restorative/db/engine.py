"""Which database we speak to: SQLite or PostgreSQL, told by the address alone."""

from typing import Any
from urllib.parse import unquote, urlsplit

from piccolo.engine.finder import engine_finder

from restorative.db.postgres import PostgresEngine
from restorative.db.sqlite import WalSQLiteEngine

AnyEngine = WalSQLiteEngine | PostgresEngine


def make_engine(url: str) -> AnyEngine:
    if url.startswith("sqlite:"):
        return WalSQLiteEngine(unquote(urlsplit(url).path))
    return PostgresEngine(url)


def engine() -> AnyEngine:
    """The engine in use: `DB` of the module that PICCOLO_CONF names."""
    found = engine_finder()
    assert isinstance(found, WalSQLiteEngine | PostgresEngine)
    return found


def is_postgres() -> bool:
    return isinstance(engine(), PostgresEngine)


class _EngineInUse:
    """`DB` for other rooms: a name that stays right when a test changes the engine."""

    def __getattr__(self, name: str) -> Any:
        return getattr(engine(), name)


DB: Any = _EngineInUse()


async def start_pool() -> None:
    database = engine()
    if isinstance(database, PostgresEngine):
        await database.start_connection_pool(min_size=2, max_size=8)
    else:
        await database.start_connection_pool()


async def stop_pool() -> None:
    await engine().close_connection_pool()
