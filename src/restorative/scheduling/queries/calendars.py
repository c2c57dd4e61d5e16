"""What a calendar file and a letter of one person are made from."""

from datetime import datetime
from urllib.parse import urlsplit

from restorative import settings
from restorative.access import queries as access
from restorative.scheduling import calendar
from restorative.scheduling.messages import Letterhead
from restorative.scheduling.rules import Appointment, Invitation, Venue


def place_words(venue: Venue, one: Invitation) -> str:
    """The place and this person's own door."""
    doors = [door.name for door in venue.entrances if door.id == one.arrival.entrance_id]
    return ", ".join(part for part in (venue.name, venue.address, *doors) if part)


def entry_of(
    this: Appointment,
    one: Invitation,
    office: str,
    attendee: str | None,
    place: str,
    now: datetime,
) -> calendar.Entry:
    return calendar.Entry(
        uid=one.uid,
        sequence=one.sequence,
        arrives_at=one.arrival.arrives_at,
        ends_at=this.ends_at,
        zone=this.plan.zone,
        organizer=office,
        stamp=now,
        attendee=attendee,
        place=place,
    )


def organizer() -> str:
    """The office's mailbox (S53)."""
    chosen = settings.in_use()
    if chosen.smtp is not None:
        return chosen.smtp.sender
    return f"office@{urlsplit(chosen.base_url).hostname or 'localhost'}"


async def letterhead() -> Letterhead:
    office = await access.office()
    return Letterhead(office.phone, office.hours)
