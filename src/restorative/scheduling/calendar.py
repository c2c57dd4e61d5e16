"""A calendar file for one person: a neutral appointment that names nobody else (S53, S66)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from icalendar import Calendar, Event, vCalAddress

from restorative.web.languages import gettext

CANCEL, REQUEST, PUBLISH = "CANCEL", "REQUEST", "PUBLISH"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One person's appointment. `attendee` is their own bare address, where they have one."""

    uid: str
    sequence: int
    arrives_at: datetime
    ends_at: datetime
    zone: str
    organizer: str
    stamp: datetime
    attendee: str | None = None
    place: str = ""


def calendar_file(entry: Entry, method: str) -> bytes:
    """In the language that is being spoken, at the wall time of the office."""
    file = Calendar()
    file.add("prodid", "-//Meeting service//EN")
    file.add("version", "2.0")
    file.add("method", method)
    file.add_component(_event(entry, method))
    file.add_missing_timezones(
        first_date=entry.arrives_at.date() - timedelta(days=366),
        last_date=entry.ends_at.date() + timedelta(days=366),
    )
    made: bytes = file.to_ical()
    return made


def _event(entry: Entry, method: str) -> Event:
    zone = ZoneInfo(entry.zone)
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp)
    event.add("dtstart", entry.arrives_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", gettext("Appointment"))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event["organizer"] = vCalAddress(f"mailto:{entry.organizer}")
    if entry.place:
        event.add("location", entry.place)
    if entry.attendee:
        event.add("attendee", _attendee(entry.attendee, method), encode=False)
    return event


def _attendee(address: str, method: str) -> vCalAddress:
    """The bare address, no name (S53)."""
    attendee = vCalAddress(f"mailto:{address}")
    if method == REQUEST:
        attendee.params["PARTSTAT"] = "NEEDS-ACTION"
        attendee.params["RSVP"] = "TRUE"
    return attendee
