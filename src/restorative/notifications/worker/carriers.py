"""Who takes mail away: a mail server, the demonstration's own mailbox, or nobody."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from restorative.notifications.rules.outcomes import Ended
from restorative.notifications.worker.mail import Mail
from restorative.notifications.worker.mailbox import MailboxCarrier
from restorative.notifications.worker.smtp import SmtpCarrier
from restorative.settings import Settings


class Carrier(Protocol):
    async def carry(self, mail: Mail, leave: Callable[[], Awaitable[bool]]) -> Ended:
        """Take it as far as it goes; ask `leave` at the last moment before the words go."""
        ...


class NoCarrier:
    """No mail server is set: staff learn of each mail that they have to call."""

    async def carry(self, mail: Mail, leave: Callable[[], Awaitable[bool]]) -> Ended:
        return Ended.NO_SERVER


def carrier_for(settings: Settings) -> Carrier:
    if settings.demo:
        return MailboxCarrier()
    if settings.smtp is None:
        return NoCarrier()
    return SmtpCarrier(settings.smtp)
