"""How many reads and writes one request makes, told in a header when it asks."""

from contextvars import ContextVar
from typing import Any

from restorative.db.sqlite import WalSQLiteEngine

COUNTED: ContextVar[list[int] | None] = ContextVar("counted", default=None)
ASKS, TOLD = b"x-count", b"x-counted"
RUNNERS = ("_run_in_new_connection", "_run_in_existing_connection")


def install() -> None:
    for name in RUNNERS:
        _watch(name, getattr(WalSQLiteEngine, name))


def _watch(name: str, original: Any) -> None:
    async def run(self: Any, *args: Any, **named: Any) -> Any:
        counted = COUNTED.get()
        if counted is not None:
            counted[0 if "SELECT" in str(_query(args, named)).lstrip()[:7].upper() else 1] += 1
        return await original(self, *args, **named)

    setattr(WalSQLiteEngine, name, run)


def _query(args: tuple[Any, ...], named: dict[str, Any]) -> str:
    return next((value for value in (*args, *named.values()) if isinstance(value, str)), "")


class Counting:
    """Around an app: a request with `x-count` is answered with `x-counted: reads writes`."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or ASKS not in dict(scope["headers"]):
            await self.app(scope, receive, send)
            return
        counted = [0, 0]
        COUNTED.set(counted)

        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                said = f"{counted[0]} {counted[1]}".encode()
                message["headers"] = [*message["headers"], (TOLD, said)]
            await send(message)

        await self.app(scope, receive, told)
