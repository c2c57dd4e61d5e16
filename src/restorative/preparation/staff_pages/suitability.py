"""May these people meet: the assessment, the supervisor's decision, the second signature."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.access.rules import Staff
from restorative.kernel.errors import RuleBroken
from restorative.preparation import commands, queries
from restorative.preparation.forms import AssessmentForm, SuitabilityForm
from restorative.preparation.rules import flags, is_special
from restorative.preparation.sealed import Findings
from restorative.preparation.staff_pages.offered import WORDS, lists, may
from restorative.profile import Profile
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

TRACK = "/cases/{case_id:uuid}/tracks/{track_id:uuid}"


@get(f"{TRACK}/assessment", needs=Permission.ASSESSMENT_WRITE)
async def assessment(
    case_id: FromPath[UUID], track_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    known = await commands.read_assessment(staff, case_id, track_id, now)
    return await _assessment(case_id, track_id, now, blank(**_filled(known)))


@post(f"{TRACK}/assessment", needs=Permission.ASSESSMENT_WRITE)
async def assess(
    case_id: FromPath[UUID],
    track_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
) -> Template | Redirect:
    form = read(AssessmentForm, await request.form())
    if isinstance(form, Refused):
        return await _assessment(case_id, track_id, now, form)
    await commands.assess(staff, case_id, track_id, form, now)
    return see_other(f"/cases/{case_id}/tracks/{track_id}/suitability")


@get(f"{TRACK}/suitability", needs=Permission.ASSESSMENT_READ)
async def suitability(
    case_id: FromPath[UUID],
    track_id: FromPath[UUID],
    staff: SignedInStaff,
    now: Now,
    profile: InProfile,
) -> Template:
    return await _suitability(case_id, track_id, staff, now, profile, blank())


@post(f"{TRACK}/suitability", needs=Permission.SUITABILITY_DECIDE)
async def decide(
    case_id: FromPath[UUID],
    track_id: FromPath[UUID],
    request: AnyRequest,
    staff: SignedInStaff,
    now: Now,
    profile: InProfile,
) -> Template | Redirect:
    sent = await request.form()
    form = read(SuitabilityForm, sent)
    if isinstance(form, Refused):
        return await _suitability(case_id, track_id, staff, now, profile, form)
    try:
        await commands.decide_suitability(staff, case_id, track_id, form, now)
    except RuleBroken as broken:
        shown = refused(sent, broken)
        return await _suitability(case_id, track_id, staff, now, profile, shown)
    return see_other(f"/cases/{case_id}/tracks/{track_id}/suitability")


@post(f"{TRACK}/suitability/signature", needs=Permission.SUITABILITY_DECIDE)
async def sign(
    case_id: FromPath[UUID], track_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await commands.sign_suitability(staff, case_id, track_id, now)
    return see_other(f"/cases/{case_id}/tracks/{track_id}/suitability")


def _filled(known: Findings | None) -> dict[str, object]:
    if known is None:
        return {}
    return {
        **{f"gate_{gate}": answer for gate, answer in known.gates.items()},
        **{f"concern_{domain}": concern for domain, concern in known.concerns.items()},
        **{f"evidence_{domain}": text for domain, text in known.evidence.items()},
        "strengths": known.strengths,
    }


async def _assessment(case_id: UUID, track_id: UUID, now: datetime, form: FormView) -> Template:
    return page(
        "preparation/assessment.html",
        circle=await queries.circle_in(case_id, track_id, now),
        form=form,
        words=WORDS,
        lists=lists(),
    )


async def _suitability(
    case_id: UUID,
    track_id: UUID,
    staff: Staff,
    now: datetime,
    profile: Profile,
    form: FormView,
) -> Template:
    ground = await queries.ground(case_id, track_id, now)
    known = await queries.preparation_of(ground.circle)
    return page(
        "preparation/suitability.html",
        circle=ground.circle,
        known=known,
        findings=await commands.read_assessment(staff, case_id, track_id, now),
        reasons=await commands.read_suitability(staff, case_id, track_id, now),
        flagged=flags(ground.circle, ground.harm_kinds, known.assessment, profile),
        is_special=is_special(ground.harm_kinds, profile),
        me=staff.account_id,
        form=form,
        words=WORDS,
        lists=lists(),
        may=may(staff, Permission.SUITABILITY_DECIDE, Permission.ASSESSMENT_WRITE),
    )


routes = [assessment, assess, suitability, decide, sign]
