"""One process that serves the demonstration and, beside it, the bare pages.

Run: python -m benchmarks.pages.serving furnish|serve FOLDER PORT. Furnishing prints one line of
JSON with the ways in; it has a process of its own, so that the server is as large as a real one.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import uvicorn

from benchmarks.pages import bare, counting
from restorative.app import create_app
from restorative.cli import logs
from restorative.cli.run import lifespan
from restorative.cli.starting import open_for
from restorative.db import start_pool, stop_pool
from restorative.kernel.clock import SystemClock
from restorative.settings import Settings


class Both:
    """The bare pages under /bare, the real ones everywhere else; one event loop, one engine."""

    def __init__(self, real: Any) -> None:
        self.real = real

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        is_bare = scope["type"] == "http" and scope["path"].startswith("/bare/")
        await (bare.app if is_bare else self.real)(scope, receive, send)


def main(deed: str, folder: Path, port: int) -> None:
    settings = _settings(folder, port)
    open_for(settings)
    if deed == "furnish":
        print(json.dumps(asyncio.run(_furnished(settings))))
    else:
        counting.install()
        _serve(settings)


def _settings(folder: Path, port: int) -> Settings:
    return Settings(
        database_url=f"sqlite://{folder / 'bench.sqlite'}",
        key_file=folder / "bench.keys",
        base_url=f"http://127.0.0.1:{port}",
        port=port,
        demo=True,
    )


async def _furnished(settings: Settings) -> dict[str, Any]:
    from benchmarks.pages.furnishing import furnished

    await start_pool()
    try:
        await bare.prepare()
        return await furnished(settings, SystemClock().now())
    finally:
        await stop_pool()


def _serve(settings: Settings) -> None:
    logs.to_stderr()
    real = create_app(settings, lifespan=[lifespan(settings, worker=True)])
    config = uvicorn.Config(
        counting.Counting(Both(real)),
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
    )
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
