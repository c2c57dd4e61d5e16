"""With PostgreSQL, hearing at once of what another process put into the outbox."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from restorative.db import engine, is_postgres

CHANNEL = "restorative_outbox"
log = logging.getLogger(__name__)


@asynccontextmanager
async def listening(wake: asyncio.Event) -> AsyncIterator[None]:
    """On a connection of its own; when it breaks, the worker still looks by itself."""
    connection = await _connected(wake)
    try:
        yield
    finally:
        if connection is not None:
            with suppress(Exception):
                await connection.close()


async def _connected(wake: asyncio.Event) -> Any:
    if not is_postgres():
        return None
    try:
        connection: Any = await engine().get_new_connection()  # type: ignore[union-attr]
        await connection.add_listener(CHANNEL, lambda *_: wake.set())
    except Exception as error:
        log.warning("outbox: not listening, %s", type(error).__name__)
        return None
    return connection
