"""A meeting's date for the person who came by a link: their own arrival, and nobody else's."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Participant
from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import say
from restorative.kernel.todo import MyTask
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling.calendar import PUBLISH, calendar_file
from restorative.scheduling.queries import dates, invitations, places, times
from restorative.scheduling.queries.calendars import entry_of, organizer, place_words
from restorative.scheduling.rules import Appointment, Guest, MyAppointment, MyState, Venue
from restorative.scheduling.rules.invitations import SAID
from restorative.scheduling.rules.views import my_state, said_to, soonest_first
from restorative.web.visit import speaking

NO_DATE = MyAppointment(state=MyState.NO_DATE)


async def my_appointments(participant: Participant, now: datetime) -> list[MyAppointment]:
    """Every date this person was ever told of, the one that matters now first."""
    seat, profile = await cases.seat(participant), await office_profile()
    guests = {
        one.invitation.appointment_id: one
        for one in await invitations.of_person(seat.person_id)
        if one.invitation.first_invited_at is not None
    }
    dates_told = [one for one in await dates.appointments([seat.case_id]) if one.id in guests]
    houses = {one.id: one for one in await places.venues({d.plan.venue_id for d in dates_told})}
    mine = [
        _mine(one, guests[one.id], houses[one.plan.venue_id], now, profile) for one in dates_told
    ]
    return soonest_first(mine)


async def my_appointment(participant: Participant, now: datetime) -> MyAppointment:
    found = await my_appointments(participant, now)
    return found[0] if found else NO_DATE


async def my_appointment_by_id(
    participant: Participant, appointment_id: UUID, now: datetime
) -> MyAppointment:
    for one in await my_appointments(participant, now):
        if one.appointment_id == appointment_id:
            return one
    raise NotFound


async def my_calendar_file(participant: Participant, appointment_id: UUID, now: datetime) -> bytes:
    """For the phone in the person's own hand: a date that stands, without any address of theirs."""
    mine = await my_appointment_by_id(participant, appointment_id, now)
    if mine.state is not MyState.INVITED:
        raise NotFound
    this = await dates.plain(appointment_id)
    guest = await invitations.invitation_of(appointment_id, participant.person_id)
    if guest is None:
        raise NotFound
    house = (await places.venues([this.plan.venue_id]))[0]
    one = guest.invitation
    place = place_words(house, one) if one.tells_place else ""
    with speaking(participant.language):
        return calendar_file(entry_of(this, one, organizer(), None, place, now), PUBLISH)


async def my_tasks(participant: Participant, now: datetime) -> list[MyTask]:
    """What to do about times and dates, for the person's own page."""
    mine = await my_appointment(participant, now)
    return [
        *(await _times_task(participant, mine, now)),
        *_answer_task(mine),
        MyTask(say("About the meeting"), say("To read"), "/my/meeting", is_open=False, order=60),
    ]


async def _times_task(participant: Participant, mine: MyAppointment, now: datetime) -> list[MyTask]:
    if mine.state in (MyState.INVITED, MyState.CHECKING):
        return []
    asked = await times.my_times(participant, now)
    if not asked.offers and not asked.may_offer:
        return []
    left = asked.unanswered
    if mine.state is MyState.OVER and not left:
        return []
    state = say("Answered") if asked.offers and not left else say("Not answered yet")
    return [MyTask(say("When you can come"), state, "/my/times", bool(left), order=30)]


def _answer_task(mine: MyAppointment) -> list[MyTask]:
    if mine.state is not MyState.INVITED:
        return []
    state = SAID[mine.reply] if mine.reply else say("Not answered yet")
    where = f"/my/coming/{mine.appointment_id}"
    return [MyTask(say("Will you come?"), state, where, mine.reply is None, order=10)]


def _mine(
    this: Appointment, guest: Guest, house: Venue, now: datetime, profile: Profile
) -> MyAppointment:
    state = my_state(this, was_invited=True)
    is_today = local_day(this.starts_at, profile) == local_day(now, profile)
    headline, text = said_to(state, is_today)
    known = MyAppointment(
        state=state,
        appointment_id=this.id,
        headline=headline,
        text=text,
        changed_at=this.changed_at,
    )
    return _with_place(known, this, guest, house) if state is MyState.INVITED else known


def _with_place(
    known: MyAppointment, this: Appointment, guest: Guest, house: Venue
) -> MyAppointment:
    """Time, place and door: only of a date that stands, and this person's alone (R21)."""
    arrival = guest.invitation.arrival
    doors = [door.name for door in house.entrances if door.id == arrival.entrance_id]
    return MyAppointment(
        state=known.state,
        appointment_id=known.appointment_id,
        changed_at=known.changed_at,
        sequence=guest.invitation.sequence,
        starts_at=this.starts_at,
        ends_at=this.ends_at,
        arrives_at=arrival.arrives_at,
        venue=house.name,
        address=house.address,
        entrance=doors[0] if doors else "",
        reply=guest.reply,
        moved=this.moved,
    )
