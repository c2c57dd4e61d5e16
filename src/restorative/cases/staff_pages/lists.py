"""The list of cases, and the search in it (F2)."""

from litestar.params import FromQuery
from litestar.response import Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import queries
from restorative.cases.forms.referral import SearchForm
from restorative.cases.queries import Wanted
from restorative.cases.rules import CaseState
from restorative.cases.rules.words import STATES
from restorative.cases.staff_pages.answering import choices, may
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page
from restorative.web.routing import AnyRequest, get, post


@get("/cases", needs=Permission.CASES_LIST)
async def cases(
    staff: SignedInStaff, now: Now, standing: FromQuery[str] = "", at: FromQuery[str] = "1"
) -> Template:
    known = standing if standing in set(CaseState) else None
    wanted = SearchForm(state=CaseState(known) if known else None, page=_number(at))
    return await _list(staff, wanted, blank(state=known), now)


@post("/cases", needs=Permission.CASES_LIST, once=False)
async def search(request: AnyRequest, staff: SignedInStaff, now: Now) -> Template:
    """By POST, so that no name stands in an address."""
    form = read(SearchForm, await request.form())
    if isinstance(form, Refused):
        return await _list(staff, SearchForm(), form, now)
    shown = blank(text=form.text, state=form.state, mine=form.mine)
    return await _list(staff, form, shown, now)


async def _list(staff: Staff, wanted: SearchForm, form: FormView, now: Now) -> Template:
    asked = Wanted(wanted.text, wanted.state, wanted.mine)
    found = await queries.cases_seen_by(staff, asked, wanted.page, now)
    asked_to_take = await queries.asked_of(staff, now)
    return page(
        "cases/cases.html",
        asked_to_take=asked_to_take,
        references=await queries.references([one.case_id for one in asked_to_take]),
        form=form,
        found=found,
        wanted=wanted,
        words=STATES,
        states=choices(STATES),
        may=may(staff, Permission.CASES_RECORD),
        today=now.date(),
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


routes = [cases, search]
