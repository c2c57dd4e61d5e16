"""What the office sends while the demonstration is made: to the mailbox, at the right time."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.notifications import commands, queries
from restorative.notifications.rules import State
from restorative.notifications.worker.mailbox import MailboxCarrier
from restorative.notifications.worker.relay import Relay
from restorative.profile import Profile


class _Stopped:
    """A clock that shows what it is told."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def now(self) -> datetime:
        assert self.at is not None
        return self.at


class Post:
    """The worker that will run in the served demonstration, one turn at a time."""

    def __init__(self, profile: Profile) -> None:
        self._clock, self._profile = _Stopped(), profile
        self._relay = Relay(MailboxCarrier(), profile, self._clock)

    async def goes_out(self, now: datetime) -> None:
        """Everything that is due at this moment."""
        self._clock.at = now
        await self._relay.turn()

    async def texts_are_sent(self, staff: Staff, case_id: UUID, now: datetime) -> None:
        """Staff type the waiting text messages of a case into the office phone."""
        await self.goes_out(now)
        for line in await queries.waiting_in([case_id]):
            if line.state is State.WAITS_FOR_STAFF:
                by = staff.account_id
                await commands.show_number(line.id, case_id, by, now, self._profile)
                await commands.mark_sent_by_staff(line.id, case_id, by, now)
