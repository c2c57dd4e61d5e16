"""Workers are woken when the transaction that wrote something for them is kept."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from restorative.db import after_commit, engine, is_postgres
from restorative.notifications.queries.listening import CHANNEL

_workers: set[asyncio.Event] = set()


async def wake_workers() -> None:
    """Those in this process after the commit; with PostgreSQL those elsewhere too."""
    after_commit(ring)
    if is_postgres():
        await engine().run_ddl(f"NOTIFY {CHANNEL}")


def ring() -> None:
    for worker in _workers:
        worker.set()


@contextmanager
def woken() -> Iterator[asyncio.Event]:
    """An event that is set whenever there may be something to send."""
    event = asyncio.Event()
    _workers.add(event)
    try:
        yield event
    finally:
        _workers.discard(event)
