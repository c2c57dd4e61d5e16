"""Change as what somebody speaks: permission, guardianship, mandate."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.cases import commands, queries
from restorative.cases.forms.standing import GroundsForm, MandateForm, PermissionForm
from restorative.cases.staff_pages.answering import refused_by
from restorative.cases.staff_pages.showing import about_person
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import Refused, blank, read
from restorative.web.pages import see_other
from restorative.web.routing import AnyRequest, get, post

ONE = "/cases/{case_id:uuid}/people/{person_id:uuid}"


@get(f"{ONE}/permission", needs=Permission.PEOPLE_EDIT)
async def permission(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await about_person("permission", case_id, person_id, staff, now, blank())


@post(f"{ONE}/permission", needs=Permission.PEOPLE_EDIT)
async def record_permission(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(PermissionForm, sent)
    if isinstance(form, Refused):
        return await about_person("permission", case_id, person_id, staff, now, form)
    try:
        answer = form.permission()
        await commands.record_contact_permission(case_id, person_id, answer, staff, now)
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        return await about_person("permission", case_id, person_id, staff, now, refused)
    return see_other(f"/cases/{case_id}/people/{person_id}")


@get(f"{ONE}/guardianship", needs=Permission.PEOPLE_EDIT)
async def guardianship(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    known = await queries.guardianship_of(staff, case_id, person_id, now)
    form = blank(
        kind=known.kind,
        authority=known.authority,
        verified_how=known.verified_how,
        conflict=known.conflict,
        excluded=known.excluded,
    )
    return await about_person("guardianship", case_id, person_id, staff, now, form)


@post(f"{ONE}/guardianship", needs=Permission.PEOPLE_EDIT)
async def record_guardianship(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(GroundsForm, sent)
    if isinstance(form, Refused):
        return await about_person("guardianship", case_id, person_id, staff, now, form)
    try:
        await commands.record_guardianship(case_id, person_id, form.grounds(), staff, now)
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        return await about_person("guardianship", case_id, person_id, staff, now, refused)
    return see_other(f"/cases/{case_id}/people/{person_id}")


@get(f"{ONE}/mandate", needs=Permission.PEOPLE_EDIT)
async def mandate(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await about_person("mandate", case_id, person_id, staff, now, blank())


@post(f"{ONE}/mandate", needs=Permission.PEOPLE_EDIT)
async def record_mandate(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    form = read(MandateForm, sent)
    if isinstance(form, Refused):
        return await about_person("mandate", case_id, person_id, staff, now, form)
    try:
        await commands.record_mandate(case_id, person_id, form.mandate(), staff, now)
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        return await about_person("mandate", case_id, person_id, staff, now, refused)
    return see_other(f"/cases/{case_id}/people/{person_id}")


routes = [
    permission,
    record_permission,
    guardianship,
    record_guardianship,
    mandate,
    record_mandate,
]
