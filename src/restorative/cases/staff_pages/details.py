"""Change the details and the needs of one person."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.people import ChangeForm, NeedsForm, PersonForm, changed, values_of
from restorative.cases.staff_pages.answering import read_two, refused_by
from restorative.cases.staff_pages.offered import offered
from restorative.cases.staff_pages.showing import about_person
from restorative.kernel.errors import RuleBroken
from restorative.people.rules import ChangedMeanwhile
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

ONE = "/cases/{case_id:uuid}/people/{person_id:uuid}"


@get(f"{ONE}/details", needs=Permission.PEOPLE_EDIT)
async def details(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    kept = await queries.details_of(staff, case_id, person_id, now)
    known = blank(**values_of(kept.details), version=kept.version)
    return await _details(case_id, person_id, staff, now, known)


@post(f"{ONE}/details", needs=Permission.PEOPLE_EDIT)
async def change_details(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    forms = read_two(sent, PersonForm, ChangeForm)
    if isinstance(forms, Refused):
        return await _details(case_id, person_id, staff, now, forms)
    kept = await queries.details_of(staff, case_id, person_id, now)
    new = changed(kept.details, *forms)
    try:
        await commands.change_details(case_id, person_id, new, forms[1].version, staff, now)
    except RuleBroken as broken:
        lost = isinstance(broken, ChangedMeanwhile)
        refused = refused_by(sent, broken)
        return await _details(case_id, person_id, staff, now, refused, meanwhile=lost)
    return see_other(f"/cases/{case_id}/people/{person_id}")


async def _details(
    case_id: UUID,
    person_id: UUID,
    staff: Staff,
    now: datetime,
    form: FormView,
    *,
    meanwhile: bool = False,
) -> Template:
    """`meanwhile`: somebody else saved; what stands now is shown beside what was typed (X4)."""
    view = await queries.person_of(staff, case_id, person_id, now)
    return page(
        "cases/details.html",
        view=view,
        form=form,
        version=view.version if meanwhile else form.value("version"),
        meanwhile=meanwhile,
        lists=offered(),
    )


@get(f"{ONE}/needs", needs=Permission.PEOPLE_EDIT)
async def needs(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    known = (await queries.person_of(staff, case_id, person_id, now)).needs
    form = blank(kinds=known.kinds, note=known.note, version=known.version)
    return await about_person("needs", case_id, person_id, staff, now, form)


@post(f"{ONE}/needs", needs=Permission.PEOPLE_EDIT)
async def record_needs(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(NeedsForm, sent)
    if isinstance(form, Refused):
        return await about_person("needs", case_id, person_id, staff, now, form)
    try:
        await commands.record_needs(case_id, person_id, form.needs(), staff, now)
    except ChangedMeanwhile as broken:
        return await about_person("needs", case_id, person_id, staff, now, refused_by(sent, broken))
    return see_other(f"/cases/{case_id}/people/{person_id}")


routes = [details, change_details, needs, record_needs]
