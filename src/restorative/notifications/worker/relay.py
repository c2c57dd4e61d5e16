"""Takes what is due out of the outbox and carries it, one message at a time."""

import logging
from collections.abc import Callable
from datetime import datetime
from secrets import SystemRandom

from restorative.kernel.clock import Clock
from restorative.notifications.commands import relaying
from restorative.notifications.queries import hooks
from restorative.notifications.queries.lines import envelope, words_of_all
from restorative.notifications.rules import outcomes
from restorative.notifications.rules.addresses import is_one_address
from restorative.notifications.rules.outcomes import Ended, Held, Settlement
from restorative.notifications.rules.sending import Goes, Verdict
from restorative.notifications.rules.states import Channel, Trouble
from restorative.notifications.worker.carriers import Carrier
from restorative.notifications.worker.mail import Mail
from restorative.notifications.worker.resting import Rest
from restorative.profile import Profile

CHANCE = SystemRandom().random
log = logging.getLogger(__name__)


class Relay:
    def __init__(
        self,
        carrier: Carrier,
        profile: Profile,
        clock: Clock,
        chance: Callable[[], float] = CHANCE,
    ) -> None:
        self._carrier = carrier
        self._profile = profile
        self._clock = clock
        self._chance = chance
        self._rest = Rest(chance)

    async def turn(self, go_on: Callable[[], bool] = lambda: True) -> None:
        """Everything that is due now; `go_on` is asked between two messages."""
        await relaying.settle_leases(self._now())
        await relaying.give_up_late(self._now(), self._profile)
        for channel in Channel:
            while go_on() and await self._next(channel):
                pass

    async def _next(self, channel: Channel) -> bool:
        """One message; False when none is due, or when mail has to rest."""
        if channel is Channel.MAIL and self._rest.lasts_at(self._now()):
            return False
        held = await relaying.claim(channel, self._now(), self._profile)
        if held is None:
            return False
        settlement = await self._tried(held)
        if settlement:
            await relaying.settle(held, settlement, self._now())
        return True

    async def _tried(self, held: Held) -> Settlement | None:
        """None: it is not ours any more. Whatever goes wrong, the next message has its turn."""
        try:
            return await self._carried(held)
        except Exception as error:
            log.warning("message %s: %s", held.message.id, type(error).__name__)
            return outcomes.tried(held, Trouble.BROKEN, self._now(), self._chance())

    async def _carried(self, held: Held) -> Settlement | None:
        verdict = await relaying.verdict_on(held, self._now(), self._profile)
        if not isinstance(verdict, Goes):
            return outcomes.after_verdict(held, verdict)
        to = await hooks.address_of(envelope(held.message))
        if to is None:
            return outcomes.failed(held, Trouble.NO_ADDRESS)
        if not is_one_address(held.message.channel, to.to):
            return outcomes.failed(held, Trouble.BAD_ADDRESS)
        if held.message.channel is Channel.SMS:
            return outcomes.for_the_office_phone(held)
        words = (await words_of_all([held.message.id]))[held.message.id]
        return await self._mailed(held, Mail(held.message.id, held.key_id, to, words, self._now()))

    async def _mailed(self, held: Held, mail: Mail) -> Settlement | None:
        last_word = LastWord(held, self._profile, self._now)
        ended = await self._carrier.carry(mail, last_word.leave)
        await self._rest.learns(ended, self._now())
        if ended is Ended.WITHHELD:
            return last_word.settlement()
        if ended is not Ended.ACCEPTED:
            log.warning("message %s: %s", held.message.id, ended.value)
        return outcomes.after_try(held, ended, self._now(), self._chance())

    def _now(self) -> datetime:
        return self._clock.now()


class LastWord:
    """Asks, at the last moment, whether a message may leave, and keeps the answer."""

    def __init__(self, held: Held, profile: Profile, now: Callable[[], datetime]) -> None:
        self._held = held
        self._profile = profile
        self._now = now
        self._verdict: Verdict | None = None

    async def leave(self) -> bool:
        self._verdict = await relaying.hand_over(self._held, self._now(), self._profile)
        return isinstance(self._verdict, Goes)

    def settlement(self) -> Settlement | None:
        if self._verdict is None or isinstance(self._verdict, Goes):
            return None
        return outcomes.after_verdict(self._held, self._verdict)
