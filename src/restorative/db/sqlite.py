"""SQLite fit to serve pages: kept connections, write-ahead log, writers in one line (stack §1).

Piccolo's own engine opens a thread, a file and a connection for every query, keeps
no write-ahead log and lets a read that becomes a write fail at once. This class
changes how it connects, not what it runs. Drop it when Piccolo pools SQLite.
"""

import asyncio
import sqlite3
from contextlib import suppress
from typing import Any

import aiosqlite
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, dict_factory

from restorative.db.errors import DatabaseBusy
from restorative.db.reading import ReadsOnce

PRAGMAS = ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER ", "DROP T", "DROP I")
LONGEST_WAIT = 5.0
Rows = list[dict[str, Any]]


class PooledTransaction(SQLiteTransaction):
    """Takes a kept connection, and gives it back clean whatever happened."""

    __slots__ = ("writes",)
    engine: "WalSQLiteEngine"

    async def __aenter__(self) -> SQLiteTransaction:
        if self._parent is not None:
            return self._parent
        self.writes = self.transaction_type is not TransactionType.deferred
        self.connection = await self.engine.take(self.writes)
        try:
            await self.begin()  # type: ignore[no-untyped-call]
        except BaseException as error:
            await self.engine.put(self.connection, self.writes, dirty=True)
            if is_locked(error):
                raise DatabaseBusy from error
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(self, exc_type: object, exc: object, traceback: object) -> bool:
        if self._parent is not None:
            return False
        self.engine.current_transaction.reset(self.context)
        done = self._committed or self._rolled_back
        try:
            if exc is None and not done:
                await self.commit()  # type: ignore[no-untyped-call]
                done = True
        finally:
            await self.engine.put(self.connection, self.writes, dirty=not done)
        return False


def is_locked(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


async def _undone(connection: aiosqlite.Connection) -> None:
    """A connection that the pool has closed in the meantime has nothing open any more."""
    with suppress(ValueError):
        await connection.rollback()


class WalSQLiteEngine(ReadsOnce, SQLiteEngine):
    __slots__ = ("all", "extra_pragmas", "lock", "pool", "size")

    def __init__(self, path: str, size: int = 4, **options: Any) -> None:
        self.pool: asyncio.LifoQueue[aiosqlite.Connection] | None = None
        self.lock: asyncio.Lock | None = None
        self.all: list[aiosqlite.Connection] = []
        self.size = size
        self.extra_pragmas: tuple[str, ...] = ()
        super().__init__(path=path, cached_statements=256, **options)

    async def start_connection_pool(self, **_: Any) -> None:
        self.lock = asyncio.Lock()
        self.all = [await self.open() for _ in range(self.size)]
        self.pool = asyncio.LifoQueue()
        for connection in self.all:
            self.pool.put_nowait(connection)

    async def close_connection_pool(self) -> None:
        """Belongs in a `finally`: one open connection keeps the whole process alive."""
        if self.pool is None:
            return
        pool, self.pool = self.pool, None
        try:
            await asyncio.wait_for(asyncio.gather(*[pool.get() for _ in self.all]), LONGEST_WAIT)
        except TimeoutError:
            pass  # a handler whose client has left may never give its connection back
        finally:
            for connection in self.all:
                await connection.close()
            self.all = []

    async def open(self) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(**self.connection_kwargs)
        connection.row_factory = dict_factory  # type: ignore[assignment]  # Piccolo wants dicts
        try:
            for pragma in (*PRAGMAS, *self.extra_pragmas):
                await connection.execute_fetchall(f"PRAGMA {pragma}")
        except BaseException:
            await connection.close()
            raise
        return connection

    async def take(self, write: bool = False) -> aiosqlite.Connection:
        if self.pool is None:
            return await self.open()
        if write:
            await self._wait_in_line()
        try:
            return await self.pool.get()
        except BaseException:
            self._leave_line(write)
            raise

    async def put(
        self, connection: aiosqlite.Connection, write: bool = False, dirty: bool = False
    ) -> None:
        try:
            if dirty:
                await asyncio.shield(asyncio.ensure_future(_undone(connection)))
        finally:
            self._leave_line(write)
            if self.pool is not None and connection in self.all:
                self.pool.put_nowait(connection)
            elif connection not in self.all:
                await connection.close()

    async def _wait_in_line(self) -> None:
        """Writers of one process go first in, first out, instead of sleeping in SQLite's loop."""
        assert self.lock is not None
        try:
            await asyncio.wait_for(self.lock.acquire(), LONGEST_WAIT)
        except TimeoutError as error:
            raise DatabaseBusy from error

    def _leave_line(self, write: bool) -> None:
        if write and self.lock is not None and self.lock.locked():
            self.lock.release()

    get_connection = open  # `batch()` closes what it is given

    async def _run_in_new_connection(
        self,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",
        table: Any = None,
    ) -> Rows:
        write = query.lstrip()[:6].upper() in WRITES
        connection, dirty = await self.take(write), True
        try:
            rows = await connection.execute_fetchall(query, args or [])
            dirty = False
        finally:
            await self.put(connection, write, dirty)
        return list(rows)  # type: ignore[arg-type]

    async def _run_in_existing_connection(
        self,
        connection: aiosqlite.Connection,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",
        table: Any = None,
    ) -> Rows:
        return list(await connection.execute_fetchall(query, args or []))  # type: ignore[arg-type]

    def transaction(
        self,
        transaction_type: TransactionType = TransactionType.immediate,
        allow_nested: bool = True,
    ) -> PooledTransaction:
        return PooledTransaction(self, transaction_type, allow_nested)
