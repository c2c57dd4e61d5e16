"""The private links and codes of a case (F18)."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access import commands, queries
from restorative.access.above import link_holders
from restorative.access.commands.sending import give_new_link, topic_of
from restorative.access.dependencies import AnyRequest, Now, SignedInStaff, ThisOffice
from restorative.access.forms import NewLinkForm
from restorative.access.policy import Permission
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post

NEEDS = Permission.LINKS_MANAGE
AT = "/cases/{case_id:uuid}/links"


@get(AT, needs=NEEDS)
async def links(case_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Template:
    return await _links(case_id, staff, now, blank())


@post(AT, needs=NEEDS)
async def new_link(
    request: AnyRequest, case_id: FromPath[UUID], staff: SignedInStaff, office: ThisOffice, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(NewLinkForm, sent)
    if isinstance(form, Refused):
        return await _links(case_id, staff, now, form)
    try:
        await give_new_link(staff, case_id, form.person, form.channel, office, now)
    except RuleBroken as broken:
        return await _links(case_id, staff, now, refused(sent, broken))
    return see_other(_at(case_id))


@post(f"{AT}/{{link_id:uuid}}/code", needs=NEEDS)
async def new_code(
    case_id: FromPath[UUID], link_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    code = await commands.renew_code(link_id, case_id, staff.account_id, now)
    await commands.show(staff.session_id, topic_of(case_id), ("", "", code), now)
    return see_other(_at(case_id))


@post(f"{AT}/{{link_id:uuid}}/revocation", needs=NEEDS)
async def revoke(
    case_id: FromPath[UUID], link_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await commands.revoke_link(link_id, case_id, staff.account_id, now)
    return see_other(_at(case_id))


@post(f"{AT}/shown", needs=NEEDS)
async def hide(case_id: FromPath[UUID], staff: SignedInStaff) -> Redirect:
    """The code was read aloud: it is not shown any longer."""
    await commands.hide(staff.session_id, topic_of(case_id))
    return see_other(_at(case_id))


async def _links(case_id: UUID, staff: SignedInStaff, now: Now, form: FormView) -> Template:
    holders = await link_holders(case_id, now)
    return page(
        "access/links.html",
        case_id=case_id,
        holders=holders,
        ways={channel.value for holder in holders for channel in holder.channels},
        names={holder.person_id: holder.called for holder in holders},
        links=await queries.links_of_case(case_id),
        shown=await commands.shown(staff.session_id, topic_of(case_id), now),
        form=form,
        now=now,
    )


def _at(case_id: UUID) -> str:
    return f"/cases/{case_id}/links"


routes = [links, new_link, new_code, revoke, hide]
