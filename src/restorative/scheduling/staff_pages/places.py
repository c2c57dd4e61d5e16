"""Places with rooms and entrances, interpreters and escorts, holidays: plain lists (A5)."""

from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.kernel.errors import RuleBroken
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.places import (
    EntranceForm,
    HelperForm,
    HolidayForm,
    RoomForm,
    VenueForm,
)
from restorative.scheduling.rules import HelperKind, RoomUse
from restorative.scheduling.rules.words import HELPER_WORDS, USE_WORDS
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

EMPTY = blank()


@get("/places", needs=Permission.PLACES_READ)
async def places(staff: SignedInStaff) -> Template:
    return await _places(staff)


async def _places(staff: Staff, form: FormView = EMPTY) -> Template:
    return page(
        "scheduling/places.html",
        venues=await queries.venues(),
        form=form,
        may_edit=allows(Permission.PLACES_EDIT, staff),
    )


@post("/places", needs=Permission.PLACES_EDIT)
async def add_venue(request: AnyRequest, staff: SignedInStaff, now: Now) -> Template | Redirect:
    form = read(VenueForm, await request.form())
    if isinstance(form, Refused):
        return await _places(staff, form)
    return see_other(f"/places/{await commands.add_venue(form, staff, now)}")


@get("/places/{venue_id:uuid}", needs=Permission.PLACES_READ)
async def venue(venue_id: FromPath[UUID], staff: SignedInStaff) -> Template:
    return await _venue(venue_id, staff)


async def _venue(
    venue_id: UUID, staff: Staff, room: FormView = EMPTY, door: FormView = EMPTY
) -> Template:
    return page(
        "scheduling/place.html",
        venue=await queries.venue(venue_id),
        room=room,
        door=door,
        uses=USE_WORDS,
        all_uses=list(RoomUse),
        may_edit=allows(Permission.PLACES_EDIT, staff),
    )


@post("/places/{venue_id:uuid}/rooms", needs=Permission.PLACES_EDIT)
async def add_room(
    request: AnyRequest, venue_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(RoomForm, await request.form())
    if isinstance(form, Refused):
        return await _venue(venue_id, staff, room=form)
    await commands.add_room(venue_id, form, staff, now)
    return see_other(f"/places/{venue_id}")


@post("/places/{venue_id:uuid}/entrances", needs=Permission.PLACES_EDIT)
async def add_entrance(
    request: AnyRequest, venue_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template | Redirect:
    form = read(EntranceForm, await request.form())
    if isinstance(form, Refused):
        return await _venue(venue_id, staff, door=form)
    await commands.add_entrance(venue_id, form, staff, now)
    return see_other(f"/places/{venue_id}")


@post("/places/{venue_id:uuid}/closings/{place_id:uuid}", needs=Permission.PLACES_EDIT)
async def close_place(
    venue_id: FromPath[UUID], place_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    """A room, an entrance, or the whole place: nothing new is planned there."""
    await commands.close_place(venue_id, place_id, staff, now)
    return see_other("/places" if place_id == venue_id else f"/places/{venue_id}")


@get("/places/helpers", needs=Permission.PLACES_READ)
async def helpers(staff: SignedInStaff) -> Template:
    return await _helpers(staff)


async def _helpers(staff: Staff, form: FormView = EMPTY) -> Template:
    return page(
        "scheduling/helpers.html",
        helpers=await queries.helpers(),
        form=form,
        kinds=HELPER_WORDS,
        all_kinds=list(HelperKind),
        may_edit=allows(Permission.PLACES_EDIT, staff),
    )


@post("/places/helpers", needs=Permission.PLACES_EDIT)
async def add_helper(request: AnyRequest, staff: SignedInStaff, now: Now) -> Template | Redirect:
    form = read(HelperForm, await request.form())
    if isinstance(form, Refused):
        return await _helpers(staff, form)
    await commands.add_helper(form, staff, now)
    return see_other("/places/helpers")


@post("/places/helpers/{helper_id:uuid}/end", needs=Permission.PLACES_EDIT)
async def end_helper(helper_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.end_helper(helper_id, staff, now)
    return see_other("/places/helpers")


@get("/places/holidays", needs=Permission.HOLIDAYS_EDIT)
async def holidays(staff: SignedInStaff) -> Template:
    return await _holidays(staff)


async def _holidays(staff: Staff, form: FormView = EMPTY) -> Template:
    """An administrator keeps the days too, and sees no place."""
    return page(
        "scheduling/holidays.html",
        holidays=await queries.holiday_list(),
        form=form,
        may_see=allows(Permission.PLACES_READ, staff),
    )


@post("/places/holidays", needs=Permission.HOLIDAYS_EDIT)
async def add_holiday(request: AnyRequest, staff: SignedInStaff, now: Now) -> Template | Redirect:
    sent = await request.form()
    form = read(HolidayForm, sent)
    if isinstance(form, Refused):
        return await _holidays(staff, form)
    try:
        await commands.add_holiday(form, staff, now)
    except RuleBroken as broken:
        return await _holidays(staff, refused(sent, broken))
    return see_other("/places/holidays")


@post("/places/holidays/{holiday_id:uuid}/removal", needs=Permission.HOLIDAYS_EDIT)
async def remove_holiday(holiday_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    await commands.remove_holiday(holiday_id, staff, now)
    return see_other("/places/holidays")


routes = [
    places,
    add_venue,
    venue,
    add_room,
    add_entrance,
    close_place,
    helpers,
    add_helper,
    end_helper,
    holidays,
    add_holiday,
    remove_holiday,
]
