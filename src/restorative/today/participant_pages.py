"""The participant's own page."""

from litestar.response import Template

from restorative.access.dependencies import Now, SignedInParticipant
from restorative.access.policy import Permission
from restorative.today import queries
from restorative.web.pages import page
from restorative.web.routing import get


@get("/my", needs=Permission.OWN_PAGE)
async def own_page(participant: SignedInParticipant, now: Now) -> Template:
    return page("today/own_page.html", mine=await queries.own_page(participant, now))


routes = [own_page]
