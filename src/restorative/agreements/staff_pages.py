"""The agreement builder and the signing status, for staff (F15, F16)."""

from typing import Any
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands as access
from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission
from restorative.agreements import commands, queries
from restorative.agreements.forms import (
    ActionForm,
    ReadBackForm,
    RecordedObjectionForm,
    RecordedSignatureForm,
)
from restorative.agreements.rules.actions import KIND_WORDS, ActionKind
from restorative.cases import queries as cases
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/tracks/{track_id:uuid}/agreement"


def _url(case_id: UUID, track_id: UUID) -> str:
    return f"/cases/{case_id}/tracks/{track_id}/agreement"


@get(AT, needs=Permission.AGREEMENTS_READ)
async def agreement(
    case_id: FromPath[UUID], track_id: FromPath[UUID], staff: SignedInStaff, now: Now,
    profile: InProfile,
) -> Template:  # fmt: skip
    return await _agreement(case_id, track_id, staff.session_id, now, profile)


async def _agreement(
    case_id: UUID, track_id: UUID, session_id: UUID, now: Any, profile: Any, **forms: FormView
) -> Template:
    await cases.track_in(case_id, track_id)
    shown = await queries.agreement_page(track_id, now, profile)
    return page(
        "agreements/agreement.html",
        case_id=case_id,
        track_id=track_id,
        url=_url(case_id, track_id),
        shown=shown,
        kinds=KIND_WORDS,
        code=await access.shown(session_id, f"fresh:{track_id}", now),
        reading=forms.get("reading", blank()),
        signing=forms.get("signing", blank()),
        change=forms.get("change", blank()),
    )


@get(f"{AT}/actions/new", needs=Permission.AGREEMENTS_WRITE)
async def new_action(case_id: FromPath[UUID], track_id: FromPath[UUID], now: Now) -> Template:
    return await _action(case_id, track_id, None, blank(confirmed_by="facilitator"), now)


@post(f"{AT}/actions", needs=Permission.AGREEMENTS_WRITE)
async def write_action(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    return await _save_action(request, case_id, track_id, None, staff, now)


@get(f"{AT}/actions/{{action_id:uuid}}", needs=Permission.AGREEMENTS_WRITE)
async def one_action(
    case_id: FromPath[UUID], track_id: FromPath[UUID], action_id: FromPath[UUID], now: Now
) -> Template:
    known = await queries.action_form_values(track_id, action_id)
    return await _action(case_id, track_id, action_id, blank(**known), now)


@post(f"{AT}/actions/{{action_id:uuid}}", needs=Permission.AGREEMENTS_WRITE)
async def change_action(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    action_id: FromPath[UUID], staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    return await _save_action(request, case_id, track_id, action_id, staff, now)


async def _save_action(
    request: AnyRequest, case_id: UUID, track_id: UUID, action_id: UUID | None, staff: Any, now: Any
) -> Template | Redirect:
    await cases.track_in(case_id, track_id)
    sent = await request.form()
    form = read(ActionForm, sent)
    if isinstance(form, Refused):
        return await _action(case_id, track_id, action_id, form, now)
    try:
        if action_id is None:
            await commands.write_action(staff, track_id, form, now)
        else:
            await commands.change_action(staff, track_id, action_id, form, now)
    except RuleBroken as broken:
        return await _action(case_id, track_id, action_id, refused(sent, broken), now)
    return see_other(_url(case_id, track_id))


async def _action(
    case_id: UUID, track_id: UUID, action_id: UUID | None, form: FormView, now: Any
) -> Template:
    await cases.track_in(case_id, track_id)
    circle = await cases.circle(track_id, now)
    return page(
        "agreements/action.html",
        url=_url(case_id, track_id),
        action_id=action_id,
        people=[(member.person_id, member.card.called) for member in circle.members],
        kinds=[(kind.value, KIND_WORDS[kind]) for kind in ActionKind],
        form=form,
    )


@post(f"{AT}/actions/{{action_id:uuid}}/removal", needs=Permission.AGREEMENTS_WRITE)
async def remove_action(
    case_id: FromPath[UUID], track_id: FromPath[UUID], action_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    await commands.remove_action(staff, track_id, action_id, now)
    return see_other(_url(case_id, track_id))


@post(f"{AT}/actions/{{action_id:uuid}}/verifier-yes", needs=Permission.AGREEMENTS_RECORD)
async def verifier_yes(
    case_id: FromPath[UUID], track_id: FromPath[UUID], action_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    await commands.accept_for_verifier(staff, track_id, action_id, now)
    return see_other(_url(case_id, track_id))


@post(f"{AT}/readings", needs=Permission.AGREEMENTS_WRITE)
async def read_back(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    form = read(ReadBackForm, await request.form())
    if isinstance(form, Refused):
        return await _agreement(case_id, track_id, staff.session_id, now, profile, reading=form)
    await commands.read_back(staff, track_id, form, now)
    return see_other(_url(case_id, track_id))


@post(f"{AT}/signatures", needs=Permission.AGREEMENTS_RECORD)
async def record_signature(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    sent = await request.form()
    form = read(RecordedSignatureForm, sent)
    if isinstance(form, Refused):
        return await _agreement(case_id, track_id, staff.session_id, now, profile, signing=form)
    try:
        await commands.record_signature(staff, track_id, form, now, profile)
    except RuleBroken as broken:
        again = refused(sent, broken)
        return await _agreement(case_id, track_id, staff.session_id, now, profile, signing=again)
    return see_other(_url(case_id, track_id))


@post(f"{AT}/objections", needs=Permission.AGREEMENTS_RECORD)
async def record_objection(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    await cases.track_in(case_id, track_id)
    form = read(RecordedObjectionForm, await request.form())
    if isinstance(form, Refused):
        return await _agreement(case_id, track_id, staff.session_id, now, profile, change=form)
    await commands.record_objection(staff, track_id, form, now)
    return see_other(_url(case_id, track_id))


@post(f"{AT}/versions", needs=Permission.AGREEMENTS_WRITE)
async def new_version(
    case_id: FromPath[UUID], track_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await cases.track_in(case_id, track_id)
    await commands.open_new_version(staff, track_id, now)
    return see_other(_url(case_id, track_id))


@post(f"{AT}/people/{{person_id:uuid}}/codes", needs=Permission.AGREEMENTS_RECORD)
async def fresh_code(
    case_id: FromPath[UUID], track_id: FromPath[UUID], person_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Redirect:  # fmt: skip
    """A code to read aloud to one signer; it is shown on the page once, to this staff member."""
    await cases.track_in(case_id, track_id)
    circle = await cases.circle(track_id, now)
    member = circle.member(person_id)
    if member is None:
        raise NotFound
    code = await access.make_fresh_code(person_id, case_id, by=staff.account_id, now=now)
    await access.show(staff.session_id, f"fresh:{track_id}", (member.card.called, code), now)
    return see_other(_url(case_id, track_id))


routes = [
    agreement,
    new_action,
    write_action,
    one_action,
    change_action,
    remove_action,
    verifier_yes,
    read_back,
    record_signature,
    record_objection,
    new_version,
    fresh_code,
]
