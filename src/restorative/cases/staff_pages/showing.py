"""A page about one person of a case, with a form on it."""

from datetime import datetime
from uuid import UUID

from litestar.response import Template

from restorative.access.rules import Staff
from restorative.cases import queries
from restorative.cases.staff_pages.offered import offered
from restorative.web.forms import FormView
from restorative.web.pages import page


async def about_person(
    template: str, case_id: UUID, person_id: UUID, staff: Staff, now: datetime, form: FormView
) -> Template:
    view = await queries.person_of(staff, case_id, person_id, now)
    return page(f"cases/{template}.html", view=view, form=form, lists=offered())
