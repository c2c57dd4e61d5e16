"""A private link is opened with its code, as on a phone."""

from datetime import datetime

from restorative.access.commands.entering import enter_by_link, give_code
from restorative.access.queries.sessions import visitor
from restorative.access.rules import Area, Participant, Verifier, as_guest
from restorative.demo.keys import Link

Visitor = Participant | Verifier


async def entered(link: Link, now: datetime) -> Visitor:
    secret = link.url.rpartition("/")[2]
    half_way = await enter_by_link(secret, "", now)
    guest = await _who(half_way, now)
    given = await give_code(as_guest(guest), half_way or "", link.code, now)
    return await _who(given.secret, now)


async def _who(secret: str | None, now: datetime) -> Visitor:
    actor = (await visitor(secret or "", Area.LINK, now)).actor
    assert isinstance(actor, Participant | Verifier)
    return actor
