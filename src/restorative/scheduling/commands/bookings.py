"""One helper more, or one less, for a date that is booked already."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.db import alone_with, transaction
from restorative.kernel.errors import NotFound
from restorative.profile import Profile
from restorative.scheduling.commands.choosing import of_case
from restorative.scheduling.commands.holding_rooms import hold
from restorative.scheduling.forms.booking import HelperWantedForm
from restorative.scheduling.queries import invitations, places
from restorative.scheduling.rules import ResourceKind, Wanted
from restorative.scheduling.rules.appointments import may_be_moved
from restorative.scheduling.rules.bookings import helper_span
from restorative.scheduling.tables import BookingRow

MAY_LEAVE = [ResourceKind.INTERPRETER.value, ResourceKind.ESCORT.value, ResourceKind.STAFF.value]


async def hold_helper(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    form: HelperWantedForm,
    now: datetime,
    profile: Profile,
) -> None:
    async with transaction():
        await alone_with(appointment_id)
        this = await of_case(appointment_id, case_id)
        may_be_moved(this)
        if form.helper not in {one.id for one in await places.helpers(form.kind)}:
            raise NotFound
        guests = await invitations.guests_of(appointment_id)
        span = helper_span(this.plan.span, [one.invitation.arrival for one in guests], profile)
        wanted = [Wanted(ResourceKind(form.kind.value), form.helper, span)]
        await hold(appointment_id, case_id, wanted, this.plan.span, now, profile)
        await record(Word.BOOKING_MADE, by=staff.account_id, at=now, about=appointment_id)


async def release_booking(
    staff: Staff, case_id: UUID, appointment_id: UUID, booking_id: UUID, now: datetime
) -> None:
    """Somebody cannot come: the readiness list will name who is missing (R55)."""
    async with transaction():
        await alone_with(appointment_id)
        await of_case(appointment_id, case_id)
        mine = (BookingRow.id == booking_id) & (BookingRow.appointment_id == appointment_id)
        standing = BookingRow.released_at.is_null() & BookingRow.kind.is_in(MAY_LEAVE)
        released = (
            await BookingRow.update({BookingRow.released_at: now})
            .where(mine & standing)
            .returning(BookingRow.id)
        )
        if not released:
            raise NotFound
        await record(Word.BOOKING_RELEASED, by=staff.account_id, at=now, about=appointment_id)
