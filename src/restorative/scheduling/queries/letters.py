"""A letter for one person on paper: their own date, door and way to answer (R46, R53)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.cases import queries as cases
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.sentences import say
from restorative.scheduling.queries import dates, invitations
from restorative.scheduling.rules import AppointmentStatus


class Letter(msgspec.Struct, frozen=True):
    """Nothing of anybody else, and nothing of what happened."""

    called: str
    initials: str
    language: str
    starts_at: datetime
    arrives_at: datetime
    venue: str
    address: str
    entrance: str
    sender: str
    phone: str
    hours: str
    is_new_date: bool


async def letter(case_id: UUID, appointment_id: UUID, person_id: UUID, now: datetime) -> Letter:
    """Only for a date people have been invited to; of this case, or not there."""
    date = await dates.appointment_by_id(appointment_id, case_id)
    guest = await invitations.invitation_of(appointment_id, person_id)
    if guest is None:
        raise NotFound
    if date.status is not AppointmentStatus.PLANNED or guest.invitation.invited_at is None:
        raise RuleBroken(say("Invite the people first. Then the letters can be printed."))
    office, card = await access.office(), (await cases.member(case_id, person_id, now)).card
    arrival = guest.invitation.arrival
    doors = [one.name for one in date.venue.entrances if one.id == arrival.entrance_id]
    return Letter(
        called=card.called,
        initials=card.initials,
        language=card.language,
        starts_at=date.starts_at,
        arrives_at=arrival.arrives_at,
        venue=date.venue.name,
        address=date.venue.address,
        entrance=doors[0] if doors else "",
        sender=office.sender,
        phone=office.phone,
        hours=office.hours,
        is_new_date=date.moved,
    )
