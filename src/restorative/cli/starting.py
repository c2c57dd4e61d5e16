"""What every command needs before it begins: settings, the database, and its keys."""

import asyncio
import sqlite3

import asyncpg

from restorative import settings as settings_
from restorative.db import DatabaseBusy
from restorative.db.keys import KeysRefused
from restorative.db.opening import open_database
from restorative.kernel.clock import SystemClock
from restorative.kernel.errors import RuleBroken
from restorative.settings import Settings, SettingsWrong

PERSONAL = 0o700


class CannotStart(Exception):
    """The message says why, to whoever typed the command."""


def opened() -> Settings:
    """The office's database, up to date and unlocked."""
    chosen = settings_.in_use()
    open_for(chosen)
    return chosen


def open_for(chosen: Settings) -> None:
    settings_.choose(chosen)
    if chosen.database_file is not None:
        chosen.database_file.parent.mkdir(parents=True, exist_ok=True, mode=PERSONAL)
    asyncio.run(_open(chosen))


async def _open(chosen: Settings) -> None:
    from restorative.access.commands import open_office
    from restorative.cli.office import office_from

    await open_database(chosen.key_file)
    await open_office(office_from(chosen), SystemClock().now())


def sentence_for(error: Exception) -> str | None:
    """One line for what the person can mend; None for what is our fault."""
    if isinstance(error, SettingsWrong | KeysRefused | CannotStart):
        return str(error)
    if isinstance(error, RuleBroken):
        return str(error.sentence)
    if isinstance(error, DatabaseBusy):
        return "Another program is writing to the database. Try again in a moment."
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be used: {error.strerror}."
    if isinstance(error, sqlite3.DatabaseError):
        return f"The database file cannot be used: {error}."
    return _about_postgres(error)


def _about_postgres(error: Exception) -> str | None:
    if isinstance(error, asyncpg.InvalidAuthorizationSpecificationError):
        return "PostgreSQL refuses the user or the password in DATABASE_URL."
    if isinstance(error, asyncpg.InvalidCatalogNameError):
        return "PostgreSQL has no database of the name in DATABASE_URL. Make it with createdb."
    if isinstance(error, asyncpg.InsufficientPrivilegeError):
        return f"The user in DATABASE_URL may not do this: {error}."
    if isinstance(error, asyncpg.PostgresConnectionError | ConnectionError | TimeoutError):
        return "PostgreSQL does not answer at the address in DATABASE_URL. Is it running?"
    if isinstance(error, OSError):
        return f"PostgreSQL cannot be reached at the address in DATABASE_URL: {error.strerror}."
    return None
