"""Serve a demonstration office with fictional cases; it is made anew at every start."""

import argparse
import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from restorative import settings as settings_
from restorative.cli.run import serve
from restorative.cli.starting import open_for
from restorative.db import start_pool, stop_pool
from restorative.kernel.clock import SystemClock
from restorative.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def main(_: argparse.Namespace) -> int:
    with TemporaryDirectory(prefix="restorative-demo-") as folder:
        settings = _for_a_demonstration(Path(folder))
        open_for(settings)
        print(asyncio.run(_furnished(settings)), flush=True)
        return serve(settings)


def _for_a_demonstration(folder: Path) -> Settings:
    """Whatever the environment says of a real office stays untouched."""
    given = settings_.from_environment()
    return msgspec.structs.replace(
        given,
        database_url=f"sqlite://{folder / 'demo.sqlite'}",
        key_file=folder / "demo.keys",
        smtp=None,
        demo=True,
    )


async def _furnished(settings: Settings) -> str:
    from restorative.demo.furnishing import furnish

    await start_pool()
    try:
        return await furnish(settings, SystemClock())
    finally:
        await stop_pool()
