"""The app behind a real port, with a database of its own, for tests in a real browser."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from tests.databases import KEYS, Databases, in_use

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def with_database(databases: Databases, folder: Path) -> Lifespan:
    """Opened in the loop of the server, because that is where it is used."""

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        async with databases.fresh("sqlite", folder) as url, in_use(url, KEYS):
            yield

    return lifespan


@contextmanager
def served(app: Any, port: int) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
