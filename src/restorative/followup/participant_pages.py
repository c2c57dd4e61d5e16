"""My steps, and what was promised to me (P15, P16)."""

from typing import Any
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInParticipant
from restorative.access.policy import Permission
from restorative.followup import commands, queries
from restorative.followup.forms import MyStepForm, ReceivedForm
from restorative.kernel.errors import NotFound
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post


@get("/my/steps", needs=Permission.PROGRESS_REPORT)
async def my_steps(participant: SignedInParticipant, now: Now) -> Template:
    return page("followup/my_steps.html", steps=await queries.my_steps(participant, now))


@get("/my/steps/{action_id:uuid}", needs=Permission.PROGRESS_REPORT)
async def my_step(
    action_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template:
    return await _step(action_id, participant, now, blank())


@post("/my/steps/{action_id:uuid}/news", needs=Permission.PROGRESS_REPORT)
async def tell_my_step(
    request: AnyRequest, action_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    form = read(MyStepForm, await request.form())
    if isinstance(form, Refused):
        return await _step(action_id, participant, now, form)
    await commands.tell_my_step(participant, action_id, form, now)
    return see_other("/my/steps")


async def _step(action_id: UUID, participant: Any, now: Any, form: FormView) -> Template:
    for step in await queries.my_steps(participant, now):
        if step.action_id == action_id:
            return page("followup/my_step.html", step=step, form=form)
    raise NotFound


@get("/my/received", needs=Permission.RECEIPT_CONFIRM)
async def received(participant: SignedInParticipant, now: Now) -> Template:
    return page("followup/received.html", steps=await queries.received_by(participant, now))


@get("/my/received/{action_id:uuid}", needs=Permission.RECEIPT_CONFIRM)
async def one_received(
    action_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template:
    return await _received(action_id, participant, now, blank())


@post("/my/received/{action_id:uuid}/answer", needs=Permission.RECEIPT_CONFIRM)
async def answer_received(
    request: AnyRequest, action_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    form = read(ReceivedForm, await request.form())
    if isinstance(form, Refused):
        return await _received(action_id, participant, now, form)
    await commands.answer_as_receiver(participant, action_id, form, now)
    return see_other("/my/received")


async def _received(action_id: UUID, participant: Any, now: Any, form: FormView) -> Template:
    for step in await queries.received_by(participant, now):
        if step.action_id == action_id and step.may_confirm:
            return page("followup/received_one.html", step=step, form=form)
    raise NotFound


routes = [my_steps, my_step, tell_my_step, received, one_received, answer_received]
