"""Send what waits in the outbox, beside servers that were started with --no-worker."""

import argparse
import asyncio
import signal

from restorative import profile
from restorative.cli import logs
from restorative.cli.starting import opened
from restorative.db import start_pool, stop_pool
from restorative.kernel.clock import SystemClock
from restorative.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def main(_: argparse.Namespace) -> int:
    settings = opened()
    logs.to_stderr()
    asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    from restorative import wiring
    from restorative.notifications.worker.running import work_until

    wiring.wire()
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    print("Sending what waits. Stop with Ctrl-C.", flush=True)
    await start_pool()
    try:
        await work_until(stop, settings, profile.load(settings.profile), SystemClock())
    finally:
        await stop_pool()
