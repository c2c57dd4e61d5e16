"""PostgreSQL through Piccolo, connecting when it is started and not when it is named."""

import asyncio

from piccolo.engine.postgres import PostgresEngine as PiccoloPostgresEngine
from piccolo.engine.postgres import PostgresTransaction

from restorative.db.reading import ReadsOnce

CONNECT_SECONDS = 5
COMMAND_SECONDS = 30


class KeptTransaction(PostgresTransaction):
    """Gives its connection back even when beginning, committing or rolling back fails."""

    __slots__ = ()

    async def __aenter__(self) -> PostgresTransaction:
        if self._parent is not None:
            return self._parent
        self.connection = await self.get_connection()  # type: ignore[no-untyped-call]
        self.transaction = self.connection.transaction()
        try:
            await self.begin()  # type: ignore[no-untyped-call]
        except BaseException:
            await self._give_back()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(self, exc_type: object, exc: object, traceback: object) -> bool:
        if self._parent is not None:
            return False
        self.engine.current_transaction.reset(self.context)
        try:
            await self._end(failed=exc is not None)
        finally:
            await self._give_back()
        return False

    async def _end(self, failed: bool) -> None:
        if self._committed or self._rolled_back or self.connection.is_closed():
            return
        if failed:
            await self.rollback()  # type: ignore[no-untyped-call]
        else:
            await self.commit()  # type: ignore[no-untyped-call]

    async def _give_back(self) -> None:
        """The pool resets what it gets back: an open transaction ends here at the latest."""
        if self.engine.pool:
            await asyncio.shield(self.engine.pool.release(self.connection))
        else:
            await asyncio.shield(self.connection.close())


class PostgresEngine(ReadsOnce, PiccoloPostgresEngine):
    __slots__ = ()

    def __init__(self, dsn: str) -> None:
        super().__init__(
            config={"dsn": dsn, "timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS}
        )

    async def check_version(self) -> None:
        """Piccolo asks at import; a module that is read must not need a server."""

    async def close_connection_pool(self) -> None:
        if self.pool:
            await super().close_connection_pool()

    def transaction(self, allow_nested: bool = True) -> KeptTransaction:
        return KeptTransaction(engine=self, allow_nested=allow_nested)
