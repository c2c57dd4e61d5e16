"""A new member of staff chooses their password; the page tells nothing about the link."""

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands
from restorative.access.dependencies import AnyRequest, Now
from restorative.access.forms import PasswordForm
from restorative.access.policy import Permission
from restorative.access.routing import post_in_steps
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import get


@get("/set-up/{secret:str}", needs=Permission.ANYONE)
async def set_up(secret: FromPath[str]) -> Template:
    return _set_up(blank())


@post_in_steps("/set-up/{secret:str}", needs=Permission.ANYONE)
async def choose_password(
    request: AnyRequest, secret: FromPath[str], now: Now
) -> Template | Redirect:
    form = read(PasswordForm, await request.form())
    if isinstance(form, Refused):
        return _set_up(Refused(problems=form.problems))
    try:
        await commands.set_up_account(secret, form.password, now)
    except RuleBroken as broken:
        return _set_up(Refused.because(broken.field, broken.sentence))
    return see_other("/sign-in")


def _set_up(form: FormView) -> Template:
    answer = page("access/set_up.html", form=form)
    answer.headers["referrer-policy"] = "no-referrer"
    return answer


routes = [set_up, choose_password]
