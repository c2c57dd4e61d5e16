"""All or nothing: one transaction for one deed, whoever opened it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar

from restorative.db.engine import engine
from restorative.db.reading import forget

LastStep = Callable[[], Awaitable[None]]
Afterwards = Callable[[], None]


class HalfDone(RuntimeError):
    """An inner part failed and its error was caught: the rest must not be kept without it."""


class Unit:
    """What one transaction still owes before and after its commit."""

    def __init__(self) -> None:
        self.last_steps: list[LastStep] = []
        self.afterwards: list[Afterwards] = []
        self.failed_inside = False
        self.undone = False


_unit: ContextVar[Unit | None] = ContextVar("unit", default=None)


def current_unit() -> Unit:
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("This belongs inside `async with transaction():`.")
    return unit


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """Joins the transaction that is open, or opens one.

    Joined parts stand and fall together: when one of them raises, the whole can
    only be rolled back, even where the error was caught (`HalfDone`), unless a
    `savepoint` lay around that part or `roll_back` was called.
    """
    outer = _unit.get()
    if outer is None:
        async with _opened():
            yield
        return
    try:
        yield
    except BaseException:
        outer.failed_inside = True
        raise


@asynccontextmanager
async def _opened() -> AsyncIterator[None]:
    unit = Unit()
    async with engine().transaction() as open_transaction:
        token = _unit.set(unit)
        try:
            yield
            if unit.undone:
                await open_transaction.rollback()  # type: ignore[no-untyped-call]
            else:
                await _finish(unit)
        finally:
            _unit.reset(token)
    forget()
    if not unit.undone:
        for call in unit.afterwards:
            call()


async def _finish(unit: Unit) -> None:
    if unit.failed_inside:
        raise HalfDone
    while unit.last_steps:
        await unit.last_steps.pop(0)()


@asynccontextmanager
async def savepoint() -> AsyncIterator[None]:
    """Try something that may fail, and lose only that: `except` belongs outside of it."""
    unit = current_unit()
    before = (len(unit.last_steps), len(unit.afterwards), unit.failed_inside)
    open_transaction = engine().current_transaction.get()
    assert open_transaction is not None
    point = await open_transaction.savepoint()
    try:
        yield
    except BaseException:
        await point.rollback_to()  # type: ignore[no-untyped-call]
        del unit.last_steps[before[0] :], unit.afterwards[before[1] :]
        unit.failed_inside = before[2]
        raise
    else:
        await point.release()  # type: ignore[no-untyped-call]


def roll_back() -> None:
    """Nothing of this transaction is kept, though no error leaves it."""
    current_unit().undone = True


def before_commit(step: LastStep) -> None:
    """Run as the last thing inside the transaction; its failure undoes everything."""
    current_unit().last_steps.append(step)


def after_commit(call: Afterwards) -> None:
    """Run once the transaction is kept, and never if it is not."""
    current_unit().afterwards.append(call)
