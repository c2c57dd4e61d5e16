"""How a person can be reached now, and whether they may be: asked just before sending."""

from datetime import datetime

from restorative import profile as profiles
from restorative.access import queries as access
from restorative.correspondence.rules import may_be_written_to
from restorative.notifications.rules import Address, Channel, Envelope, Goes, Verdict
from restorative.people import queries as people
from restorative.people.rules import Reach


async def reach(envelope: Envelope) -> Address | None:
    """The number or address of today, under the office's neutral name (S54)."""
    found = await _reach(envelope)
    to = found and (found.phone if envelope.channel is Channel.SMS else found.email)
    return Address(to, (await access.office()).sender) if to else None


async def may_send(envelope: Envelope, now: datetime) -> Verdict:
    """Whoever is no person of a case (a verifier) has no wishes we know of."""
    found = await _reach(envelope)
    if found is None:
        return Goes()
    profile = profiles.load((await access.office()).profile)
    return may_be_written_to(found, envelope.channel, now, profile)


async def _reach(envelope: Envelope) -> Reach | None:
    return (await people.reaches([envelope.to_person])).get(envelope.to_person)
