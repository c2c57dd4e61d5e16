"""Staying safe on this phone: shown once to each person, and to be found again from Help (P2)."""

from litestar.response import Redirect, Template

from restorative.access.commands.entering import note_safety_read
from restorative.access.dependencies import Now, SignedInParticipant
from restorative.access.policy import Permission
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post


@get("/my/safety", needs=Permission.OWN_PAGE)
async def safety(participant: SignedInParticipant) -> Template:
    return page("access/safety.html")


@post("/my/safety", needs=Permission.OWN_PAGE)
async def understood(participant: SignedInParticipant, now: Now) -> Redirect:
    await note_safety_read(participant.person_id, now)
    return see_other("/my")


routes = [safety, understood]
