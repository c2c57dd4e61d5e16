"""A deed that writes, tells somebody, and is killed at the point it was told."""

import asyncio
import os
import signal
import sys
from datetime import datetime

from restorative.db import transaction
from restorative.kernel.ids import new_id
from restorative.notifications import commands
from restorative.notifications.rules import TaskKind
from tests.databases import KEYS, in_use
from tests.notifications.office import a_message


def die_at(point: str, told: str) -> None:
    if point == told:
        os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str, at: str, told: str) -> None:
    now = datetime.fromisoformat(at)
    async with in_use(url, KEYS):
        message = await a_message(template="followup/something_done", values={})
        async with transaction():
            await commands.open_task(TaskKind.WELFARE_CALL, new_id(), now)
            die_at("between", told)
            await commands.enqueue(message, now)
            die_at("before_commit", told)
        die_at("after_commit", told)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
