"""Everybody in a case, and one of them (F6); a number is shown to who says why."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.people import ShowForm
from restorative.cases.rules.words import ANSWERS, GIVEN_BY, GIVEN_HOW, GIVEN_TO, ROLES
from restorative.cases.staff_pages.answering import choices, may
from restorative.people.rules import Reach
from restorative.people.rules.words import (
    AUTHORITIES,
    CHANNELS,
    CONFLICTS,
    GUARDIANS,
    INTERPRETED,
    NEEDS,
    ORDERS,
    VERIFIED,
    WHY_SHOWN,
)
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.languages import OWN_NAMES
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

PEOPLE = "/cases/{case_id:uuid}/people"
ONE = f"{PEOPLE}/{{person_id:uuid}}"
WORDS = {
    "answers": ANSWERS,
    "given_by": GIVEN_BY,
    "given_how": GIVEN_HOW,
    "given_to": GIVEN_TO,
    "roles": ROLES,
    "authorities": AUTHORITIES,
    "channels": CHANNELS,
    "conflicts": CONFLICTS,
    "guardians": GUARDIANS,
    "interpreted": INTERPRETED,
    "needs": NEEDS,
    "orders": ORDERS,
    "verified": VERIFIED,
    "languages": OWN_NAMES,
}


@get(PEOPLE, needs=Permission.PEOPLE_READ)
async def people(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return page(
        "cases/people.html",
        view=await queries.people_of(staff, case_id, now),
        words=WORDS,
        may=may(staff, Permission.PEOPLE_EDIT, Permission.CASES_DECIDE),
    )


@get(ONE, needs=Permission.PEOPLE_READ)
async def person(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await _person(case_id, person_id, staff, now, blank())


@post(f"{ONE}/shown-contact", needs=Permission.PEOPLE_REVEAL, once=False)
async def show_contact(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template:
    """The answer is the page itself: the number is in no address and on no page to come back to."""
    form = read(ShowForm, await request.form())
    if isinstance(form, Refused):
        return await _person(case_id, person_id, staff, now, form)
    reach = await commands.show_contact(case_id, person_id, form.why, staff, now)
    return await _person(case_id, person_id, staff, now, blank(), reach)


async def _person(
    case_id: UUID,
    person_id: UUID,
    staff: Staff,
    now: datetime,
    form: FormView,
    reach: Reach | None = None,
) -> Template:
    return page(
        "cases/person.html",
        view=await queries.person_of(staff, case_id, person_id, now),
        reach=reach,
        form=form,
        reasons=choices(WHY_SHOWN),
        words=WORDS,
        may=may(staff, Permission.PEOPLE_EDIT, Permission.PEOPLE_REVEAL),
    )


@get(f"{ONE}/leaving", needs=Permission.PEOPLE_EDIT)
async def leaving(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    view = await queries.person_of(staff, case_id, person_id, now)
    return page("cases/leaving.html", view=view)


@post(f"{ONE}/leaving", needs=Permission.PEOPLE_EDIT)
async def leave(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await commands.end_membership(case_id, person_id, staff, now)
    return see_other(f"/cases/{case_id}/people")


routes = [people, person, show_contact, leaving, leave]
