"""Who belongs to a date: an invitation for each, with their own door, before anybody is told."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.ids import new_id
from restorative.profile import Profile
from restorative.scheduling.queries import invitations
from restorative.scheduling.rules import Arrival, Choice, Invitation
from restorative.scheduling.rules.invitations import arrivals
from restorative.scheduling.tables import InvitationRow


async def invite_nobody_yet(appointment_id: UUID, choice: Choice, profile: Profile) -> None:
    for arrival in arrivals(choice.people, choice.starts_at, choice.doors, profile):
        await _add(appointment_id, choice.case_id, arrival)


async def keep_guests(
    appointment_id: UUID, choice: Choice, now: datetime, profile: Profile
) -> list[Invitation]:
    """A new date: everybody is to be told anew, and who is left out is returned."""
    here = {one.person_id: one.invitation for one in await invitations.guests_of(appointment_id)}
    for arrival in arrivals(choice.people, choice.starts_at, choice.doors, profile):
        if known := here.pop(arrival.person_id, None):
            await _change(known, arrival)
        else:
            await _add(appointment_id, choice.case_id, arrival)
    for left_out in here.values():
        await InvitationRow.update(
            {InvitationRow.removed_at: now, InvitationRow.sequence: left_out.sequence + 1}
        ).where(InvitationRow.id == left_out.id)
    return list(here.values())


async def raise_sequences(appointment_id: UUID) -> None:
    """Every change of a date counts up, so that calendars take the newest (RFC 5546)."""
    await InvitationRow.update({InvitationRow.sequence: InvitationRow.sequence + 1}).where(
        (InvitationRow.appointment_id == appointment_id) & InvitationRow.removed_at.is_null()
    )


async def _add(appointment_id: UUID, case_id: UUID, arrival: Arrival) -> None:
    await InvitationRow(
        id=new_id(),
        appointment_id=appointment_id,
        case_id=case_id,
        person_id=arrival.person_id,
        uid=str(new_id()),
        sequence=0,
        arrives_at=arrival.arrives_at,
        entrance_id=arrival.entrance_id,
        waiting_room_id=arrival.waiting_room_id,
    ).save()


async def _change(known: Invitation, arrival: Arrival) -> None:
    await InvitationRow.update(
        {
            InvitationRow.sequence: known.sequence + 1,
            InvitationRow.arrives_at: arrival.arrives_at,
            InvitationRow.entrance_id: arrival.entrance_id,
            InvitationRow.waiting_room_id: arrival.waiting_room_id,
            InvitationRow.invited_at: None,
        }
    ).where(InvitationRow.id == known.id)
