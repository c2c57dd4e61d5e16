"""What a database error means, the same words for both engines."""

import sqlite3

import asyncpg

UNIQUE = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
OVERLAP = "these two times overlap"  # the words of our own trigger; see triggers.no_overlap
UNAVAILABLE = (
    asyncpg.PostgresConnectionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.DeadlockDetectedError,
    asyncpg.DiskFullError,
    asyncpg.LockNotAvailableError,
    asyncpg.InterfaceError,
    ConnectionError,
    TimeoutError,
    sqlite3.OperationalError,
)


class DatabaseBusy(Exception):
    """Somebody else wrote for longer than we wait; try again (F16)."""


def is_duplicate(error: BaseException) -> bool:
    """This row, or what must be unique in it, is there already."""
    return isinstance(error, asyncpg.UniqueViolationError) or (
        isinstance(error, sqlite3.IntegrityError) and error.sqlite_errorname in UNIQUE
    )


def is_overlap(error: BaseException) -> bool:
    """The place or person is taken at that time (F25)."""
    return isinstance(error, asyncpg.ExclusionViolationError) or (
        isinstance(error, sqlite3.IntegrityError) and OVERLAP in str(error)
    )


def is_unavailable(error: BaseException) -> bool:
    """Nothing is wrong with what was asked; the database cannot do it now (a 503, F13, F16)."""
    return isinstance(error, (DatabaseBusy, *UNAVAILABLE))
