"""Gathers what the rest of the house knows, so that one rule can say what stands in the way."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.cases import queries as cases
from restorative.cases.rules import Circle
from restorative.consent import queries as consent
from restorative.consent.rules import blockers_of_meeting, matrix
from restorative.kernel.blockers import Blocker
from restorative.people import queries as people
from restorative.people.rules import NeedKind
from restorative.preparation import queries as preparation
from restorative.preparation.rules import blockers_of_scheduling
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling import rules
from restorative.scheduling.queries import dates, invitations, places, times
from restorative.scheduling.rules import (
    AppointmentView,
    Attendee,
    Choice,
    Known,
    ResourceKind,
    Span,
    Told,
)
from restorative.scheduling.rules.bookings import room_span
from restorative.scheduling.rules.invitations import attendees, chooses_first
from restorative.scheduling.rules.times import chosen_first, latest


class Standing(msgspec.Struct, frozen=True):
    """What speaks against a date today, and what against telling people of it."""

    keeping: tuple[Blocker, ...]
    inviting: tuple[Blocker, ...]


async def blockers_of_booking(
    choice: Choice, now: datetime, profile: Profile, but: UUID | None = None
) -> list[Blocker]:
    """`but`: the date that is being moved does not stand in its own way."""
    circle = await cases.circle(choice.track_id, now)
    known = await known_of(choice, circle, now, profile, but)
    stopped = await consent.withdrawn(choice.track_id)
    return [
        *rules.blockers_of_stopping(circle, stopped),
        *rules.blockers_of_booking(choice, known, profile),
    ]


async def blockers_of_inviting(
    appointment: AppointmentView, now: datetime, profile: Profile
) -> list[Blocker]:
    """Everything that forbids telling people of this date, as it is now."""
    circle = await cases.circle(appointment.track_id, now)
    return list((await standing_of(appointment, circle, now, profile)).inviting)


async def standing_of(
    appointment: AppointmentView, circle: Circle, now: datetime, profile: Profile
) -> Standing:
    """Gathered once: in keeping a date, the time for telling people is left aside."""
    choice = await choice_of(appointment, circle)
    known = await known_of(choice, circle, now, profile, appointment.id)
    told = Told(
        appointment=await dates.plain(appointment.id),
        waived=await invitations.waived(appointment.id, appointment.starts_at),
    )
    said = await _in_the_answers(circle, now, profile)
    return Standing(
        keeping=(*said, *rules.blockers_of_booking(choice, known, profile)),
        inviting=(*said, *rules.blockers_of_inviting(choice, known, told, now, profile)),
    )


async def _in_the_answers(circle: Circle, now: datetime, profile: Profile) -> list[Blocker]:
    known = (await consent.known_of([circle], profile))[circle.track_id]
    return blockers_of_meeting(matrix(known, profile, now))


async def choice_of(appointment: AppointmentView, circle: Circle) -> Choice:
    """A date that is booked, as its bookings and invitations have it now."""
    here = await invitations.people_at([appointment.id])
    interpreters = await places.helpers_of(appointment.ids_of(ResourceKind.INTERPRETER))
    return Choice(
        case_id=appointment.case_id,
        track_id=appointment.track_id,
        starts_at=appointment.starts_at,
        venue=appointment.venue,
        room=appointment.room,
        doors=appointment.doors,
        people=tuple(one for one in attendees(circle) if one.person_id in here),
        facilitators=appointment.facilitators,
        interpreter_languages=languages_of(interpreters.values()),
        where=f"/cases/{appointment.case_id}/appointments/{appointment.id}",
    )


def languages_of(interpreters: Collection[rules.Helper]) -> frozenset[str]:
    return frozenset(code for one in interpreters for code in one.languages)


async def known_of(
    choice: Choice, circle: Circle, now: datetime, profile: Profile, but: UUID | None
) -> Known:
    everybody = attendees(circle)
    nearby = await people_nearby(choice, profile, but)
    concerned = nearby | {one.person_id for one in everybody}
    ready = await preparation.preparation_of(circle)
    case = await cases.case_file(choice.case_id, now)
    deadline = case.deadlines.get(choice.track_id)
    chosen, said = await _wishes(choice, everybody)
    return Known(
        circle=everybody,
        carried=tuple(blockers_of_scheduling(circle, ready, profile, now)),
        chosen_first=chosen,
        said=said,
        apart=tuple(await people.no_contact_pairs(concerned, local_day(choice.starts_at, profile))),
        nearby=frozenset(nearby),
        step_free=await _somebody_needs_no_steps(choice.people),
        holidays=frozenset(await places.holidays()),
        deadline=deadline.due_on if deadline else None,
    )


async def people_nearby(choice: Choice, profile: Profile, but: UUID | None) -> set[UUID]:
    """Who else is in the same house within the buffer, before, during or after (R2)."""
    length = timedelta(minutes=profile.meeting_minutes)
    here = room_span(Span(choice.starts_at, choice.starts_at + length), profile)
    around = here.widened(timedelta(minutes=profile.no_contact_buffer_minutes))
    rooms = [room.id for room in choice.venue.rooms]
    held = await dates.held_around(rooms, around)
    others = {one.appointment_id for one in held if one.span.overlaps(around)}
    return await invitations.people_at([one for one in others if one != but])


async def _wishes(
    choice: Choice, everybody: Collection[Attendee]
) -> tuple[bool, dict[UUID, rules.TimeAnswer]]:
    """Whether the harmed side chose this very time, and what each person said to it (R24)."""
    offers = [
        offer
        for offer in await times.offers_of([choice.track_id])
        if offer.starts_at == choice.starts_at
    ]
    answers = latest(await times.said_about([offer.id for offer in offers]))
    first = chooses_first(everybody)
    chosen = not first or any(chosen_first(offer, first, answers) for offer in offers)
    return chosen, {person: answer for (_, person), answer in answers.items()}


async def _somebody_needs_no_steps(people_coming: Collection[Attendee]) -> bool:
    needs = await people.needs_of([one.person_id for one in people_coming])
    return any(NeedKind.STEP_FREE in one.kinds for one in needs.values())
