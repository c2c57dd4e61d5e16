"""What the office is called and where it is reached."""

from litestar.response import Redirect, Template
from msgspec.structs import replace

from restorative.access import commands
from restorative.access.dependencies import AnyRequest, InProfile, Now, SignedInStaff, ThisOffice
from restorative.access.forms import OfficeForm
from restorative.access.policy import Permission
from restorative.access.rules import Office
from restorative.profile import Profile
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import get, post


@get("/office", needs=Permission.OFFICE_EDIT)
async def office_page(office: ThisOffice, profile: InProfile) -> Template:
    form = blank(
        name=office.name,
        phone=office.phone,
        hours=office.hours,
        sender=office.sender,
        language=office.language,
    )
    return _office(office, profile, form)


@post("/office", needs=Permission.OFFICE_EDIT)
async def change_office(
    request: AnyRequest, office: ThisOffice, profile: InProfile, staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(OfficeForm, await request.form())
    if isinstance(form, Refused):
        return _office(office, profile, form)
    changed = replace(
        office,
        name=form.name,
        phone=form.phone,
        hours=form.hours,
        sender=form.sender,
        language=form.language,
    )
    await commands.change_office(changed, staff.account_id, now)
    return see_other("/office")


def _office(office: Office, profile: Profile, form: FormView) -> Template:
    return page("access/office.html", office=office, profile=profile, form=form)


routes = [office_page, change_office]
