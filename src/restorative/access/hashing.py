"""Passwords and six-digit codes: argon2id at 19 MiB, two at a time, beside the event loop."""

import asyncio
from functools import cache
from weakref import WeakKeyDictionary

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def hashed(secret: str) -> str:
    async with _gate():
        return await asyncio.to_thread(_hasher.hash, secret)


async def is_right(secret: str, kept: str | None) -> bool:
    """Takes as long where nothing is kept: who is unknown cannot be told by the time (S30, S04)."""
    async with _gate():
        right = await asyncio.to_thread(_verified, secret, kept or _of_nobody())
    return right and kept is not None


def _verified(secret: str, kept: str) -> bool:
    try:
        return _hasher.verify(kept, secret)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _of_nobody() -> str:
    return _hasher.hash("nobody has this password")


def _gate() -> asyncio.Semaphore:
    """One for each event loop: a semaphore does not travel between loops."""
    loop = asyncio.get_running_loop()
    return _gates.setdefault(loop, asyncio.Semaphore(AT_ONCE))
