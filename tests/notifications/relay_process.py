"""A worker as a process of its own, which can be told at which point to die."""

import asyncio
import os
import signal
import sys
from datetime import datetime, timedelta
from time import monotonic

from restorative.notifications.queries import hooks
from restorative.notifications.rules import outcomes
from restorative.notifications.worker import Relay
from restorative.notifications.worker.carriers import Carrier
from restorative.notifications.worker.mail import Mail
from restorative.notifications.worker.smtp import Leave, SmtpCarrier
from restorative.profile import load
from restorative.settings import Smtp
from tests.databases import KEYS, in_use
from tests.notifications.office import Office
from tests.notifications.servers import OFFICE


class RunningClock:
    """Starts at the time it was given, and runs."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._started = monotonic()

    def now(self) -> datetime:
        return self._at + timedelta(seconds=monotonic() - self._started)


class DyingCarrier:
    def __init__(self, carrier: Carrier, dies: str) -> None:
        self._carrier = carrier
        self._dies = dies

    async def carry(self, mail: Mail, leave: Leave) -> outcomes.Ended:
        async def leave_or_die() -> bool:
            if self._dies == "before_data":
                os.kill(os.getpid(), signal.SIGKILL)
            return await leave()

        ended = await self._carrier.carry(mail, leave_or_die)
        if self._dies == "after_accepted":
            os.kill(os.getpid(), signal.SIGKILL)
        return ended


async def main(url: str, port: str, at: str, dies: str) -> None:
    office = Office()
    hooks.reach_by(office.reach)
    hooks.allow_by(office.may_send)
    carrier = SmtpCarrier(Smtp("127.0.0.1", int(port), "none", OFFICE))
    clock = RunningClock(datetime.fromisoformat(at))
    async with in_use(url, KEYS):
        await Relay(DyingCarrier(carrier, dies), load("tm-pilot"), clock).turn()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
