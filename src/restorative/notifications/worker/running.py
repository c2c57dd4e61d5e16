"""The worker as a task of a process: started with it, woken by it, stopped with it."""

import asyncio
import contextvars
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from restorative.kernel.clock import Clock
from restorative.notifications.commands.waking import woken
from restorative.notifications.queries.listening import listening
from restorative.notifications.worker.carriers import Carrier, carrier_for
from restorative.notifications.worker.relay import Relay
from restorative.profile import Profile
from restorative.settings import Settings

POLL_SECONDS = 5
STOP_SECONDS = 20
log = logging.getLogger(__name__)


@asynccontextmanager
async def running(
    settings: Settings, profile: Profile, clock: Clock, carrier: Carrier | None = None
) -> AsyncIterator[None]:
    """Inside a server's lifespan, after the pool is open and before it closes."""
    stop = asyncio.Event()
    relay = Relay(carrier or carrier_for(settings), profile, clock)
    with woken() as wake:
        task = asyncio.create_task(_work(relay, stop, wake), context=contextvars.Context())
        try:
            yield
        finally:
            stop.set()
            wake.set()
            await _ended(task)


async def work_until(
    stop: asyncio.Event, settings: Settings, profile: Profile, clock: Clock
) -> None:
    """As a process of its own (`restorative worker`)."""
    async with running(settings, profile, clock):
        await stop.wait()


async def _work(relay: Relay, stop: asyncio.Event, wake: asyncio.Event) -> None:
    async with listening(wake):
        while not stop.is_set():
            wake.clear()
            await _turn(relay, stop)
            with suppress(TimeoutError):
                await asyncio.wait_for(wake.wait(), POLL_SECONDS)


async def _turn(relay: Relay, stop: asyncio.Event) -> None:
    """A database that is away for a moment must not end the worker."""
    try:
        await relay.turn(go_on=lambda: not stop.is_set())
    except Exception as error:
        log.error("outbox: %s", type(error).__name__)


async def _ended(task: asyncio.Task[None]) -> None:
    """The message in hand may finish; after that its lease will run out by itself (F33)."""
    with suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(task, STOP_SECONDS)
