"""Reading, signing, and wanting a change, by private link (P12, P13, P14)."""

from typing import Any
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import FreshCodeTyped, InProfile, Now, SignedInParticipant
from restorative.access.policy import Permission
from restorative.agreements import commands, queries
from restorative.agreements.forms import ChangeWantedForm, SignForm
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post


@get("/my/agreement", needs=Permission.AGREEMENT_READ_OWN)
async def read_agreement(participant: SignedInParticipant, now: Now) -> Template:
    copies = await queries.copies_for(participant, now)
    return page("agreements/read.html", copies=copies)


@get("/my/agreement/{version_id:uuid}/signature", needs=Permission.AGREEMENT_SIGN)
async def signature(
    version_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template:
    return await _signature(version_id, participant, now, blank())


@post("/my/agreement/{version_id:uuid}/signature", needs=Permission.AGREEMENT_SIGN)
async def sign(
    request: AnyRequest, version_id: FromPath[UUID], participant: SignedInParticipant,
    fresh_code: FreshCodeTyped, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    sent = await request.form()
    form = read(SignForm, sent)
    if isinstance(form, Refused):
        return await _signature(version_id, participant, now, form)
    try:
        await commands.sign(participant, version_id, form, fresh_code, now, profile)
    except RuleBroken as broken:
        return await _signature(version_id, participant, now, refused(sent, broken))
    except Blocked:
        return page("agreements/not_ready.html", status=409)
    return see_other("/my/agreement")


@get("/my/agreement/{version_id:uuid}/objection", needs=Permission.AGREEMENT_VETO)
async def objection(
    version_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template:
    return await _objection(version_id, participant, now, blank())


@post("/my/agreement/{version_id:uuid}/objection", needs=Permission.AGREEMENT_VETO)
async def object_to(
    request: AnyRequest, version_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    form = read(ChangeWantedForm, await request.form())
    if isinstance(form, Refused):
        return await _objection(version_id, participant, now, form)
    await commands.object_to(participant, version_id, form, now)
    return see_other("/my/agreement")


async def _signature(version_id: UUID, participant: Any, now: Any, form: FormView) -> Template:
    mine = await queries.copy_of(participant, version_id, now)
    return page("agreements/sign.html", mine=mine, form=form)


async def _objection(version_id: UUID, participant: Any, now: Any, form: FormView) -> Template:
    mine = await queries.copy_of(participant, version_id, now)
    return page("agreements/objection.html", mine=mine, form=form)


routes = [read_agreement, signature, sign, objection, object_to]
