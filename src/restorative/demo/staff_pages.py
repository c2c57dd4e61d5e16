"""The first page of the demonstration: who you can be, and how to get in."""

from litestar.response import Template

from restorative.access.dependencies import Now
from restorative.access.navigation import ROLES
from restorative.access.policy import Permission
from restorative.demo.accounts import PASSWORD
from restorative.demo.keys import MAILBOX, PAGE, hanging
from restorative.kernel.errors import NotFound
from restorative.web.pages import page
from restorative.web.routing import get


@get(PAGE, needs=Permission.ANYONE)
async def keys(now: Now) -> Template:
    """Anybody may look: nobody of this office exists."""
    found = hanging()
    if found is None:
        raise NotFound
    return page(
        "demo/keys.html",
        keys=found,
        password=PASSWORD,
        mailbox=MAILBOX,
        roles=ROLES,
        now=now,
    )


demo_routes = [keys]
