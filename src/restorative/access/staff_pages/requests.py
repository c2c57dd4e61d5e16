"""People whose link did not work and who asked for a new one."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands, queries
from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post


@get("/link-requests", needs=Permission.LINK_REQUESTS)
async def link_requests() -> Template:
    return page("access/link_requests.html", requests=await queries.link_requests())


@post("/link-requests/{request_id:uuid}/answer", needs=Permission.LINK_REQUESTS)
async def finish(request_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.finish_link_request(request_id, staff.account_id, now)
    return see_other("/link-requests")


routes = [link_requests, finish]
