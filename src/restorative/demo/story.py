"""A case is told as steps with their times; all cases are told at once, in the order of time."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec

Deed = Callable[[datetime], Awaitable[Any]]


class Step(msgspec.Struct, frozen=True):
    at: datetime
    deed: Deed


Story = list[Step]


async def told(stories: Iterable[Story], until: datetime) -> None:
    """As it would have happened, whatever case it belongs to. What is yet to come is left out."""
    steps = [step for story in stories for step in story if step.at <= until]
    for step in sorted(steps, key=lambda one: one.at):
        await step.deed(step.at)
