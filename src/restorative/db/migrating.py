"""Bring the tables up to date: whole or not at all, and once, however many processes start."""

import contextlib
import io

from piccolo.apps.migrations.commands.forwards import run_forwards

from restorative.db import sqlite_changes
from restorative.db.engine import engine
from restorative.db.postgres import PostgresEngine
from restorative.db.sqlite import WalSQLiteEngine


async def migrate() -> None:
    sqlite_changes.install()
    database = engine()
    if isinstance(database, WalSQLiteEngine):
        await _on_sqlite(database)
    else:
        await _on_postgres(database)


async def _on_sqlite(database: WalSQLiteEngine) -> None:
    """A connection of its own: foreign keys can only be put off before a transaction begins."""
    pool, database.pool = database.pool, None
    database.extra_pragmas = ("foreign_keys=OFF",)
    try:
        async with database.transaction():
            await _forwards()
            if broken := await database.run_ddl("PRAGMA foreign_key_check"):
                raise RuntimeError(f"rows point at nothing after the migration: {broken[:3]}")
    finally:
        database.extra_pragmas = ()
        database.pool = pool


async def _on_postgres(database: PostgresEngine) -> None:
    async with database.transaction():
        await database.run_ddl("SELECT pg_advisory_xact_lock(727001)")
        await _forwards()


async def _forwards() -> None:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        result = await run_forwards("all")
    if not result.success:
        raise RuntimeError(f"the migration failed: {result.message or said.getvalue()}")
