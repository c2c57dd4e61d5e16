"""While the mail server does not answer all mail rests; staff are told (F06, F07)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from restorative.db import transaction
from restorative.notifications.commands.tasks import finish_tasks_about, open_task
from restorative.notifications.rules.outcomes import SERVER_TROUBLE, Ended
from restorative.notifications.rules.sending import rest_after
from restorative.notifications.rules.tasks import TaskKind

THE_MAIL_SERVER = UUID("a1ba7505-5e0d-4a55-9d4e-3a1f5f0c7a11")
TELL_AFTER = timedelta(minutes=10)


class Rest:
    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._failures = 0
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._may_be_told = True

    def lasts_at(self, now: datetime) -> bool:
        return self._until is not None and now < self._until

    async def learns(self, ended: Ended, now: datetime) -> None:
        if ended in SERVER_TROUBLE:
            await self._grows(ended, now)
        elif ended is not Ended.NO_SERVER:
            await self._ends(now)

    async def _grows(self, ended: Ended, now: datetime) -> None:
        self._failures += 1
        self._since = self._since or now
        self._until = now + rest_after(self._failures, self._chance())
        if ended is Ended.SERVER_UNFIT or now - self._since >= TELL_AFTER:
            self._may_be_told = True
            async with transaction():
                await open_task(TaskKind.MAIL_IS_DOWN, THE_MAIL_SERVER, now)

    async def _ends(self, now: datetime) -> None:
        """The server spoke with us again: the task that told of it is done."""
        self._failures, self._since, self._until = 0, None, None
        if self._may_be_told:
            self._may_be_told = False
            async with transaction():
                await finish_tasks_about(THE_MAIL_SERVER, (TaskKind.MAIL_IS_DOWN,), now)
