"""A page reads each thing once: the same question inside one reading gets the same answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Rows = list[dict[str, Any]]
_answers: ContextVar[dict[str, Rows] | None] = ContextVar("answers", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Around a request that only shows; what was read is forgotten when anything is written."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def forget() -> None:
    """Something is about to be written, or was: ask anew."""
    answers = _answers.get()
    if answers is not None:
        answers.clear()


class ReadsOnce:
    """For an engine: keeps the answers of one reading, outside of transactions only."""

    __slots__ = ()

    async def run_querystring(self, querystring: Any, in_pool: bool = False) -> Any:
        answers = _answers.get()
        ask = super().run_querystring  # type: ignore[misc]
        if answers is None or self.current_transaction.get() is not None:  # type: ignore[attr-defined]
            return await ask(querystring, in_pool=in_pool)
        sql, args = querystring.compile_string(engine_type=self.engine_type)  # type: ignore[attr-defined]
        if not sql.lstrip().upper().startswith("SELECT"):
            forget()
            return await ask(querystring, in_pool=in_pool)
        key = f"{sql}\0{args!r}"
        if key not in answers:
            answers[key] = list(await ask(querystring, in_pool=in_pool))
        return [dict(row) for row in answers[key]]
