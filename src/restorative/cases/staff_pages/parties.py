"""Add whom the case is about: a young person, a person harmed, an organisation."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.people import (
    AgeForm,
    BirthForm,
    OrganisationForm,
    PersonForm,
    SureForm,
)
from restorative.cases.forms.standing import AskedForm
from restorative.cases.rules import CaseLine
from restorative.cases.rules.words import STATES
from restorative.cases.staff_pages.answering import read_three, read_two, refused_by
from restorative.cases.staff_pages.offered import offered
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

CASE = "/cases/{case_id:uuid}"


async def _in_case(
    template: str, case_id: UUID, staff: Staff, now: datetime, form: FormView
) -> Template:
    file = await queries.case_for(staff, case_id, now)
    return page(f"cases/{template}.html", file=file, form=form, lists=offered())


@get(f"{CASE}/young-people", needs=Permission.CASES_RECORD)
async def young_person(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _young_person(case_id, staff, now, blank())


@post(f"{CASE}/young-people", needs=Permission.CASES_RECORD)
async def add_young_person(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    sent = await request.form()
    forms = read_three(sent, PersonForm, BirthForm, SureForm)
    if isinstance(forms, Refused):
        return await _young_person(case_id, staff, now, forms)
    details, sure = forms[0].details(forms[1].born_on), forms[2].is_new
    try:
        await commands.add_young_person(case_id, details, staff, now, sure=sure)
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        alike = await queries.lines_resembling(staff, details, now, case_id)
        shown = alike if refused.problem("is_new") else []
        return await _young_person(case_id, staff, now, refused, shown)
    return see_other(f"/cases/{case_id}/people")


async def _young_person(
    case_id: UUID, staff: Staff, now: datetime, form: FormView, alike: Sequence[CaseLine] = ()
) -> Template:
    """`alike`: the cases in which this person seems to be already."""
    file = await queries.case_for(staff, case_id, now)
    return page(
        "cases/add_young_person.html",
        file=file,
        form=form,
        lists=offered(),
        alike=alike,
        states=STATES,
    )


@get(f"{CASE}/harmed-people", needs=Permission.PEOPLE_EDIT)
async def person_harmed(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _in_case("add_person_harmed", case_id, staff, now, blank())


@post(f"{CASE}/harmed-people", needs=Permission.PEOPLE_EDIT)
async def add_person_harmed(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    sent = await request.form()
    forms = read_three(sent, PersonForm, AgeForm, AskedForm)
    if isinstance(forms, Refused):
        return await _in_case("add_person_harmed", case_id, staff, now, forms)
    person, age, asked = forms
    try:
        await commands.add_person_harmed(
            case_id, person.details(age.born_on), asked.permission(), staff, now
        )
    except RuleBroken as broken:
        return await _in_case("add_person_harmed", case_id, staff, now, refused_by(sent, broken))
    return see_other(f"/cases/{case_id}/people")


@get(f"{CASE}/organisations", needs=Permission.PEOPLE_EDIT)
async def organisation(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _in_case("add_organisation", case_id, staff, now, blank())


@post(f"{CASE}/organisations", needs=Permission.PEOPLE_EDIT)
async def add_organisation(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    sent = await request.form()
    forms = read_two(sent, OrganisationForm, AskedForm)
    if isinstance(forms, Refused):
        return await _in_case("add_organisation", case_id, staff, now, forms)
    form, asked = forms
    try:
        added = await commands.add_person_harmed(
            case_id, form.details(), asked.permission(), staff, now
        )
    except RuleBroken as broken:
        return await _in_case("add_organisation", case_id, staff, now, refused_by(sent, broken))
    return see_other(f"/cases/{case_id}/people/{added}/representatives")


routes = [
    young_person,
    add_young_person,
    person_harmed,
    add_person_harmed,
    organisation,
    add_organisation,
]
