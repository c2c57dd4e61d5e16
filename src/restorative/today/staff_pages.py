"""The day's work, and one case at a glance (F1, F4)."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.today import queries
from restorative.today.rules import STAGE_WORDS, STAGES
from restorative.web.pages import page
from restorative.web.routing import get


@get("/today", needs=Permission.TODAY_READ)
async def today(staff: SignedInStaff, now: Now, profile: InProfile) -> Template:
    return page("today/today.html", day=await queries.day_of(staff, now, profile), now=now)


@get("/cases/{case_id:uuid}", needs=Permission.CASES_READ)
async def case_home(
    case_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile
) -> Template:
    home = await queries.case_home(staff, case_id, now, profile)
    return page("today/case.html", home=home, stages=STAGES, words=STAGE_WORDS)


routes = [today, case_home]
