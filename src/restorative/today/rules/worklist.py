"""The order of a day's work: whoever stopped first, then whoever waits, then what is due."""

from collections.abc import Iterable

import msgspec

from restorative.kernel.todo import ToDo, Urgency

_ORDER = (Urgency.STOPPED, Urgency.WAITING, Urgency.DUE)


class Grouped(msgspec.Struct, frozen=True):
    """A day's work, oldest first within each group."""

    stopped: tuple[ToDo, ...]
    waiting: tuple[ToDo, ...]
    due: tuple[ToDo, ...]

    @property
    def all(self) -> tuple[ToDo, ...]:
        return (*self.stopped, *self.waiting, *self.due)


def in_order(lines: Iterable[ToDo]) -> Grouped:
    known = sorted(lines, key=lambda line: (line.since, line.where))
    return Grouped(*(tuple(one for one in known if one.urgency is which) for which in _ORDER))
