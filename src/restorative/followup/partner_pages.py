"""What somebody outside sees who checks one action: that action, and nothing else (R37)."""

from typing import Any

from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInVerifier
from restorative.access.policy import Permission
from restorative.followup import commands, queries
from restorative.followup.forms import ReceivedForm
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post


@get("/one", needs=Permission.ACTION_VERIFY)
async def one_action(verifier: SignedInVerifier, now: Now) -> Template:
    return await _one(verifier, now, blank())


@post("/one/answer", needs=Permission.ACTION_VERIFY)
async def answer(request: AnyRequest, verifier: SignedInVerifier, now: Now) -> Template | Redirect:
    form = read(ReceivedForm, await request.form())
    if isinstance(form, Refused):
        return await _one(verifier, now, form)
    await commands.answer_as_verifier(verifier, form, now)
    return see_other("/one")


async def _one(verifier: Any, now: Any, form: FormView) -> Template:
    one = await queries.action_for_verifier(verifier, now)
    return page("followup/one.html", one=one, form=form)


routes = [one_action, answer]
