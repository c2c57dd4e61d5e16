"""Record a referral, read it, correct it (F3)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.cases import commands, queries
from restorative.cases.forms.people import SureForm
from restorative.cases.forms.referral import (
    FirstPersonForm,
    ReferralForm,
    VersionForm,
    values_of,
)
from restorative.cases.queries.accepting import blockers_of_accepting
from restorative.cases.rules import CaseLine, special_kinds
from restorative.cases.rules.words import (
    DECLINED,
    HARMS,
    MISSING,
    PROCEEDINGS,
    REFERRERS,
    STATES,
)
from restorative.cases.staff_pages.answering import (
    choices,
    may,
    read_three,
    read_two,
    refused_by,
)
from restorative.kernel.errors import RuleBroken
from restorative.people.rules import ChangedMeanwhile
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.web.forms import FormView, Refused, blank
from restorative.web.languages import OWN_NAMES
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/referral"


@get("/cases/new", needs=Permission.CASES_RECORD)
async def new_referral(now: Now, profile: InProfile) -> Template:
    return _new(blank(referred_on=local_day(now, profile)), profile)


@post("/cases/new", needs=Permission.CASES_RECORD)
async def record_referral(
    request: AnyRequest, staff: SignedInStaff, now: Now, profile: InProfile
) -> Template | Redirect:
    sent = await request.form()
    read_forms = read_three(sent, ReferralForm, FirstPersonForm, SureForm)
    if isinstance(read_forms, Refused):
        return _new(read_forms, profile)
    referral, person, sure = read_forms
    try:
        case_id = await commands.record_referral(
            referral.referral(), person.details(), staff, now, sure=sure.is_new
        )
    except RuleBroken as broken:
        refused = refused_by(sent, broken)
        alike = await queries.lines_resembling(staff, person.details(), now)
        return _new(refused, profile, alike if refused.problem("is_new") else [])
    return see_other(f"/cases/{case_id}/people")


def _new(form: FormView, profile: Profile, alike: Sequence[CaseLine] = ()) -> Template:
    """`alike`: the cases in which this person seems to be already."""
    lists = _lists(profile)
    return page("cases/new_referral.html", form=form, lists=lists, alike=alike, states=STATES)


def _lists(profile: Profile) -> dict[str, Any]:
    offered = (*profile.harm_kinds, *profile.special_harm_kinds)
    return {
        "referrers": choices({k: REFERRERS[k] for k in profile.referrer_kinds}),
        "proceedings": choices(PROCEEDINGS),
        "harms": choices({k: HARMS[k] for k in offered}),
        "languages": [(code, OWN_NAMES[code]) for code in profile.languages],
    }


@get(AT, needs=Permission.CASES_READ)
async def referral(
    case_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile
) -> Template:
    file = await queries.case_for(staff, case_id, now)
    return page(
        "cases/referral.html",
        file=file,
        blockers=await blockers_of_accepting(case_id, now),
        acts=(await queries.acts_of([case_id])).get(case_id, ()),
        special=special_kinds(file.referral.harm_kinds, profile),
        states=STATES,
        referrers=REFERRERS,
        proceedings=PROCEEDINGS,
        harms=HARMS,
        reasons={**MISSING, **DECLINED},
        may=may(staff, Permission.CASES_DECIDE, Permission.CASES_RECORD),
    )


@get(f"{AT}/correction", needs=Permission.CASES_RECORD)
async def correction(
    case_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile
) -> Template:
    file = await queries.case_for(staff, case_id, now)
    known = blank(**values_of(file.referral), version=file.version)
    return await _correction(case_id, staff, now, profile, known)


@post(f"{AT}/correction", needs=Permission.CASES_RECORD)
async def correct(
    request: AnyRequest,
    case_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
    profile: InProfile,
) -> Template | Redirect:
    sent = await request.form()
    forms = read_two(sent, ReferralForm, VersionForm)
    if isinstance(forms, Refused):
        return await _correction(case_id, staff, now, profile, forms)
    try:
        form, read_at = forms
        await commands.change_referral(case_id, form.referral(), read_at.version, staff, now)
    except RuleBroken as broken:
        lost = isinstance(broken, ChangedMeanwhile)
        refused = refused_by(sent, broken)
        return await _correction(case_id, staff, now, profile, refused, meanwhile=lost)
    return see_other(f"/cases/{case_id}/referral")


async def _correction(
    case_id: UUID,
    staff: Staff,
    now: Now,
    profile: Profile,
    form: FormView,
    *,
    meanwhile: bool = False,
) -> Template:
    """`meanwhile`: somebody else saved; what stands now is shown beside what was typed (X4)."""
    file = await queries.case_for(staff, case_id, now)
    return page(
        "cases/correction.html",
        file=file,
        form=form,
        version=file.version if meanwhile else form.value("version"),
        stands=file.referral if meanwhile else None,
        words={"referrers": REFERRERS, "proceedings": PROCEEDINGS, "harms": HARMS},
        lists=_lists(profile),
    )


routes = [new_referral, record_referral, referral, correction, correct]
