"""Serve the office's pages, with the worker inside."""

import argparse
import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

import uvicorn

from restorative import profile
from restorative.cli import logs
from restorative.cli.starting import CannotStart, opened
from restorative.db import start_pool, stop_pool
from restorative.kernel.clock import SystemClock
from restorative.settings import Settings

LAST_REQUESTS_SECONDS = 20
Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-worker",
        dest="worker",
        action="store_false",
        help="send nothing from here; `restorative worker` does",
    )


def main(given: argparse.Namespace) -> int:
    settings = opened()
    for line in _first_lines(settings):
        print(line, flush=True)
    return serve(settings, worker=given.worker)


def serve(settings: Settings, *, worker: bool = True) -> int:
    """Until it is told to stop; requests that are under way may finish (F33)."""
    from restorative.app import create_app

    place = _place(settings)
    logs.to_stderr()
    app = create_app(settings, lifespan=[lifespan(settings, worker=worker)])
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxy),
        forwarded_allow_ips=settings.proxy or None,
        timeout_graceful_shutdown=LAST_REQUESTS_SECONDS,
    )
    signal.signal(signal.SIGTERM, _leave)  # uvicorn hands the signal on when it is done
    uvicorn.Server(config).run(sockets=[place])
    return 0


def _leave(*_: object) -> None:
    raise SystemExit(0)


def lifespan(settings: Settings, *, worker: bool) -> Lifespan:
    @asynccontextmanager
    async def open_while_serving(_: Any) -> AsyncIterator[None]:
        await start_pool()
        try:
            async with AsyncExitStack() as inside:
                if worker:
                    await inside.enter_async_context(_working(settings))
                yield
        finally:
            await stop_pool()

    return open_while_serving


def _working(settings: Settings) -> AbstractAsyncContextManager[None]:
    from restorative.notifications.worker.running import running

    return running(settings, profile.load(settings.profile), SystemClock())


def _place(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise CannotStart(
            f"Nothing can be served at {settings.host}, port {settings.port}: {why}. "
            "Set RESTORATIVE_HOST and RESTORATIVE_PORT to a free place."
        ) from error


def _first_lines(settings: Settings) -> list[str]:
    lines = [f"Serving at {settings.base_url}. Stop with Ctrl-C."]
    if settings.database_file:
        lines.append(f"Data: {settings.database_file}")
    lines.append(f"Keys: {settings.key_file} (keep a copy in another place)")
    if asyncio.run(_nobody_can_sign_in()):
        lines.append("Nobody can sign in yet. Make the first administrator: restorative account")
    if settings.smtp is None:
        lines.append("No mail server is set: nothing is mailed. See RESTORATIVE_SMTP_HOST.")
    return lines


async def _nobody_can_sign_in() -> bool:
    from restorative.access.queries import accounts

    return not any(card.is_open and card.has_password for card in await accounts())
