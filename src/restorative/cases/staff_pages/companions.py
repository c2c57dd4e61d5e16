"""Add who is there for somebody: a guardian, a representative, a supporter."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.cases import commands
from restorative.cases.forms.people import AgeForm, PersonForm, SureForm
from restorative.cases.forms.standing import GroundsForm, MandateForm
from restorative.cases.rules import Role
from restorative.cases.staff_pages.answering import read_three, read_two, refused_by
from restorative.cases.staff_pages.showing import about_person
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import Refused, blank
from restorative.web.pages import see_other
from restorative.web.routing import AnyRequest, get, post

ONE = "/cases/{case_id:uuid}/people/{person_id:uuid}"


@get(f"{ONE}/guardians", needs=Permission.PEOPLE_EDIT)
async def guardian(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await about_person("add_guardian", case_id, person_id, staff, now, blank())


@post(f"{ONE}/guardians", needs=Permission.PEOPLE_EDIT)
async def add_guardian(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    forms = read_three(sent, PersonForm, GroundsForm, SureForm)
    if isinstance(forms, Refused):
        return await about_person("add_guardian", case_id, person_id, staff, now, forms)
    person, grounds, sure = forms
    try:
        await commands.add_guardian(
            case_id, person_id, person.details(), grounds.grounds(), staff, now, sure=sure.is_new
        )
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        return await about_person("add_guardian", case_id, person_id, staff, now, refused)
    return see_other(f"/cases/{case_id}/people")


@get(f"{ONE}/representatives", needs=Permission.PEOPLE_EDIT)
async def representative(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await about_person("add_representative", case_id, person_id, staff, now, blank())


@post(f"{ONE}/representatives", needs=Permission.PEOPLE_EDIT)
async def add_representative(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    forms = read_two(sent, PersonForm, MandateForm)
    if isinstance(forms, Refused):
        return await about_person("add_representative", case_id, person_id, staff, now, forms)
    person, mandate = forms[0].details(), forms[1].mandate()
    try:
        role = Role.REPRESENTATIVE
        await commands.add_member(case_id, role, person_id, person, staff, now, mandate=mandate)
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        return await about_person("add_representative", case_id, person_id, staff, now, refused)
    return see_other(f"/cases/{case_id}/people")


@get(f"{ONE}/supporters", needs=Permission.PEOPLE_EDIT)
async def supporter(
    case_id: FromPath[UUID], person_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await about_person("add_supporter", case_id, person_id, staff, now, blank())


@post(f"{ONE}/supporters", needs=Permission.PEOPLE_EDIT)
async def add_supporter(
    request: AnyRequest,
    case_id: FromPath[UUID],
    person_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    sent = await request.form()
    forms = read_three(sent, PersonForm, AgeForm, SureForm)
    if isinstance(forms, Refused):
        return await about_person("add_supporter", case_id, person_id, staff, now, forms)
    person, sure = forms[0].details(forms[1].born_on), forms[2].is_new
    try:
        await commands.add_member(case_id, Role.SUPPORTER, person_id, person, staff, now, sure=sure)
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        return await about_person("add_supporter", case_id, person_id, staff, now, refused)
    return see_other(f"/cases/{case_id}/people")


routes = [guardian, add_guardian, representative, add_representative, supporter, add_supporter]
