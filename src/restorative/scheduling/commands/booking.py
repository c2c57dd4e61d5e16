"""A date is booked, or an existing one is moved: rooms and people with it, or nothing."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.db import alone_with, transaction
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import RuleBroken
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.profile import Profile
from restorative.scheduling import queries
from restorative.scheduling.commands.choosing import chosen, circle_of, of_case
from restorative.scheduling.commands.guests import invite_nobody_yet, keep_guests
from restorative.scheduling.commands.happening import happened
from restorative.scheduling.commands.holding_rooms import hold, let_go
from restorative.scheduling.commands.messages import call_off, stop_messages
from restorative.scheduling.facts import MeetingBooked, MeetingMoved
from restorative.scheduling.forms.booking import BookingForm
from restorative.scheduling.queries import dates
from restorative.scheduling.rules import Choice, EventKind, Plan, Span
from restorative.scheduling.rules.appointments import OPEN, may_be_moved
from restorative.scheduling.rules.bookings import Holding, spans
from restorative.scheduling.rules.invitations import arrivals
from restorative.scheduling.rules.times import ends_at
from restorative.scheduling.tables import AppointmentRow


async def book(
    staff: Staff, case_id: UUID, track_id: UUID, form: BookingForm, now: datetime, profile: Profile
) -> UUID:
    """Nobody is told yet: inviting is a step of its own."""
    async with transaction():
        await alone_with(track_id)
        circle = await circle_of(case_id, track_id, now)
        before = await dates.planned(track_id)
        if before is not None and before.status in OPEN:
            raise RuleBroken(say("There is a date already. Move it instead."))
        choice = await chosen(circle, form, now)
        await alone_with(choice.venue.id)
        require_none(await queries.blockers_of_booking(choice, now, profile))
        appointment_id = new_id()
        await AppointmentRow(
            id=appointment_id,
            case_id=case_id,
            track_id=track_id,
            created_at=now,
            created_by=staff.account_id,
        ).save()
        plan = await _keep(appointment_id, choice, form, now, profile)
        await happened(
            appointment_id, case_id, EventKind.PLANNED, now, by=staff.account_id, plan=plan
        )
        await invite_nobody_yet(appointment_id, choice, profile)
        await record(Word.MEETING_BOOKED, by=staff.account_id, at=now, about=appointment_id)
        await announce(
            MeetingBooked(
                case_id=case_id,
                track_id=track_id,
                appointment_id=appointment_id,
                starts_at=choice.starts_at,
                at=now,
            )
        )
    return appointment_id


async def move(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    form: BookingForm,
    now: datetime,
    profile: Profile,
) -> None:
    """A new date replaces everything that was said of the old one; everybody is asked anew."""
    async with transaction():
        await alone_with((await of_case(appointment_id, case_id)).track_id)
        await alone_with(appointment_id)
        this = await of_case(appointment_id, case_id)
        may_be_moved(this)
        circle = await circle_of(case_id, this.track_id, now)
        choice = await chosen(circle, form, now)
        await alone_with(choice.venue.id)
        require_none(await queries.blockers_of_booking(choice, now, profile, appointment_id))
        await stop_messages(appointment_id, now, by=staff.account_id)
        await let_go(appointment_id, now)
        plan = await _keep(appointment_id, choice, form, now, profile)
        await happened(
            appointment_id, case_id, EventKind.MOVED, now, by=staff.account_id, plan=plan
        )
        left_out = await keep_guests(appointment_id, choice, now, profile)
        await call_off(this, left_out, now, profile)
        await record(Word.MEETING_MOVED, by=staff.account_id, at=now, about=appointment_id)
        await announce(
            MeetingMoved(
                case_id=case_id,
                track_id=this.track_id,
                appointment_id=appointment_id,
                starts_at=choice.starts_at,
                at=now,
            )
        )


async def _keep(
    appointment_id: UUID, choice: Choice, form: BookingForm, now: datetime, profile: Profile
) -> Plan:
    meeting = Span(choice.starts_at, ends_at(choice.starts_at, profile.meeting_minutes))
    arriving = arrivals(choice.people, choice.starts_at, choice.doors, profile)
    holding = Holding(
        room=choice.room.id,
        waiting=(choice.doors.harmed_waiting, choice.doors.responsible_waiting),
        staff=choice.facilitators,
        interpreters=tuple(form.interpreters),
        escorts=tuple(form.escorts),
    )
    wanted = spans(meeting, arriving, holding, profile)
    await hold(appointment_id, choice.case_id, wanted, meeting, now, profile)
    return Plan(meeting, profile.time_zone, choice.venue.id, choice.room.id, choice.doors)
