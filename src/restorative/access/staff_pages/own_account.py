"""Where I am signed in, and my codes on paper (X3)."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands
from restorative.access.commands import signing_in
from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.queries import sessions
from restorative.access.rules.ways import safe_next
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post


@get("/sessions", needs=Permission.OWN_ACCOUNT)
async def own_sessions(staff: SignedInStaff, now: Now) -> Template:
    return page("access/sessions.html", sessions=await sessions.open_sessions(staff, now))


@post("/sessions/others/ending", needs=Permission.OWN_ACCOUNT)
async def end_others(staff: SignedInStaff, now: Now) -> Redirect:
    await commands.end_other_sessions(staff, now)
    return see_other("/sessions")


@post("/sessions/{session_id:uuid}/ending", needs=Permission.OWN_ACCOUNT)
async def end_one(session_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.end_own_session(staff, session_id, now)
    return see_other("/sessions")


@get("/recovery-codes", needs=Permission.OWN_ACCOUNT)
async def recovery_codes(staff: SignedInStaff, now: Now) -> Template:
    codes = await commands.shown(staff.session_id, signing_in.RECOVERY, now)
    return page("access/recovery_codes.html", codes=codes)


@post("/recovery-codes", needs=Permission.OWN_ACCOUNT)
async def renew_codes(staff: SignedInStaff, now: Now) -> Redirect:
    await signing_in.renew_recovery_codes(staff, now)
    return see_other("/recovery-codes")


@post("/recovery-codes/kept", needs=Permission.OWN_ACCOUNT)
async def codes_kept(staff: SignedInStaff) -> Redirect:
    """They are on paper now: nobody can see them here any more."""
    await commands.hide(staff.session_id, signing_in.RECOVERY)
    return see_other(safe_next(await sessions.continue_to(staff.session_id), "/"))


routes = [own_sessions, end_others, end_one, recovery_codes, renew_codes, codes_kept]
