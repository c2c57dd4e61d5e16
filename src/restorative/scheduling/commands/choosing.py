"""What a booking form names is fetched; what is not there, or not of this case, is not found."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.access import queries as access
from restorative.cases import queries as cases
from restorative.cases.rules import Circle
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.sentences import say
from restorative.scheduling.forms.booking import BookingForm
from restorative.scheduling.queries import dates, places, standing, times
from restorative.scheduling.rules import (
    Appointment,
    Choice,
    Helper,
    HelperKind,
    Room,
    RoomUse,
    Venue,
)
from restorative.scheduling.rules.invitations import attendees
from restorative.scheduling.rules.places import must_be_of


async def of_case(appointment_id: UUID, case_id: UUID) -> Appointment:
    found = await dates.plain(appointment_id)
    if found.case_id != case_id:
        raise NotFound
    return found


async def circle_of(case_id: UUID, track_id: UUID, now: datetime) -> Circle:
    found = await cases.circle(track_id, now)
    if found.case_id != case_id:
        raise NotFound
    await cases.require_open(case_id)
    return found


async def chosen(circle: Circle, form: BookingForm, now: datetime) -> Choice:
    offers = {one.id: one for one in await times.standing_offers([circle.track_id], now)}
    if form.offer not in offers:
        raise RuleBroken(say("This time is no longer open. Please look again."), "offer")
    venue, room = await _room(form.room)
    must_be_of(venue, form.doors)
    interpreters = await _helpers(form.interpreters, HelperKind.INTERPRETER)
    await _helpers(form.escorts, HelperKind.ESCORT)
    return Choice(
        case_id=circle.case_id,
        track_id=circle.track_id,
        starts_at=offers[form.offer].starts_at,
        venue=venue,
        room=room,
        doors=form.doors,
        people=tuple(one for one in attendees(circle) if one.person_id in form.people),
        facilitators=await _facilitators(circle.case_id, form.facilitators),
        interpreter_languages=standing.languages_of(interpreters),
        where=f"/cases/{circle.case_id}/tracks/{circle.track_id}/booking?offer={form.offer}",
    )


async def _room(room_id: UUID) -> tuple[Venue, Room]:
    for venue in await places.open_venues():
        for room in venue.rooms_for(RoomUse.MEETING):
            if room.id == room_id:
                return venue, room
    raise NotFound


async def _helpers(helper_ids: Collection[UUID], kind: HelperKind) -> list[Helper]:
    known = {one.id: one for one in await places.helpers(kind)} if helper_ids else {}
    if not set(helper_ids) <= set(known):
        raise NotFound
    return [known[one] for one in helper_ids]


async def _facilitators(case_id: UUID, account_ids: Collection[UUID]) -> tuple[UUID, ...]:
    """Only who has this case: another one declares their interests first (R32)."""
    theirs = {one.account_id for one in await access.facilitators_of(case_id)}
    if not set(account_ids) <= theirs:
        raise NotFound
    return tuple(account_ids)
