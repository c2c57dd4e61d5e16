"""Report up by fact: a lower room announces what happened, `wiring` decided who hears it."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, named in the past tense."""


F = TypeVar("F", bound=Fact)
Listener = Callable[[Any], Awaitable[None]]

_listeners: dict[type[Fact], list[Listener]] = defaultdict(list)


def listen(fact: type[F], listener: Callable[[F], Awaitable[None]]) -> None:
    if listener not in _listeners[fact]:
        _listeners[fact].append(listener)


async def announce(fact: Fact) -> None:
    """Tell every listener, in the caller's transaction; one that fails undoes everything."""
    for listener in _listeners[type(fact)]:
        await listener(fact)
