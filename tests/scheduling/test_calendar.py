"""Calendar files, read back by two parsers: one person, one neutral word, nobody else."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import vobject
from msgspec.structs import replace

from restorative.scheduling.calendar import CANCEL, PUBLISH, REQUEST, Entry, calendar_file
from restorative.web.visit import speaking
from tests.scheduling.people import INVITED, MEETING

ENTRY = Entry(
    uid="2f1c9d3e-0000-4000-8000-000000000001",
    sequence=3,
    arrives_at=MEETING - timedelta(minutes=30),
    ends_at=MEETING + timedelta(minutes=150),
    zone="Asia/Ashgabat",
    organizer="office@meetings.example",
    stamp=INVITED,
    attendee="jemal@example.com",
)
HOSTILE = [
    "Library\r\nATTENDEE:mailto:evil@example.com",
    "Library\nBEGIN:VALARM",
    "Library\rSUMMARY:Trial",
    'semi;comma,colon:"quote"\\back',
    "ä" * 74 + "Ýaşlar kitaphanasy, Görogly köçesi",
    "📚 library 👩‍👧",
    "\u202eyrarbil\u202c",
]


def event(file: bytes) -> icalendar.Event:
    (found,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert isinstance(found, icalendar.Event)
    return found


def test_it_says_appointment_and_names_nobody():
    """S53"""
    with speaking("en"):
        file = calendar_file(ENTRY, REQUEST)
    found = event(file)
    assert str(found["summary"]) == "Appointment"
    assert str(found["organizer"]) == "mailto:office@meetings.example"
    assert found["organizer"].params == {}
    assert str(found["attendee"]) == "mailto:jemal@example.com"
    assert "CN" not in found["attendee"].params
    assert not {"description", "location", "comment", "contact"} & {key.lower() for key in found}
    assert icalendar.Calendar.from_ical(file).walk("VALARM") == []


def test_it_keeps_its_id_and_counts_up():
    """S53, RFC 5546"""
    first = event(calendar_file(ENTRY, REQUEST))
    second = event(calendar_file(replace(ENTRY, sequence=4), CANCEL))
    assert str(first["uid"]) == str(second["uid"])
    assert (int(first["sequence"]), int(second["sequence"])) == (3, 4)
    assert (str(first["status"]), str(second["status"])) == ("CONFIRMED", "CANCELLED")
    assert b"METHOD:CANCEL" in calendar_file(ENTRY, CANCEL)


def test_the_wall_time_is_the_offices_with_its_zone():
    """F28"""
    file = calendar_file(ENTRY, REQUEST)
    zone = icalendar.Calendar.from_ical(file).walk("VTIMEZONE")
    assert [str(one["tzid"]) for one in zone] == ["Asia/Ashgabat"]
    assert b"DTSTART;TZID=Asia/Ashgabat:20270320T093000" in file
    assert event(file)["dtstart"].dt == MEETING - timedelta(minutes=30)


def test_a_zone_that_changes_its_clocks_is_written_out():
    """F28: a relative reads it in Berlin after the clocks went forward."""
    berlin = replace(
        ENTRY,
        zone="Europe/Berlin",
        arrives_at=datetime(2027, 3, 28, 7, 0, tzinfo=UTC),
        ends_at=datetime(2027, 3, 28, 9, 0, tzinfo=UTC),
    )
    assert b"DTSTART;TZID=Europe/Berlin:20270328T090000" in calendar_file(berlin, REQUEST)


@pytest.mark.parametrize("place", HOSTILE)
@pytest.mark.parametrize("method", [REQUEST, CANCEL, PUBLISH])
def test_words_stay_words_whatever_is_in_them(place: str, method: str):
    """S66: read back by both parsers, still one event with one attendee."""
    file = calendar_file(replace(ENTRY, place=place), method)
    found = event(file)
    attendees = found["attendee"]
    assert str(attendees) == "mailto:jemal@example.com"
    assert str(found["summary"]) == "Appointment"
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    read = vobject.readOne(file.decode())
    assert read.vevent.summary.value == "Appointment"
    assert len(read.vevent.contents["attendee"]) == 1
    assert (
        read.vevent.location.value.split("\n")[0][:7]
        == place.replace("\r", "\n").split("\n")[0][:7]
    )
    assert "valarm" not in read.vevent.contents


def test_a_file_for_a_phone_has_no_address_at_all():
    """Saved by hand from the page: nobody is written to."""
    found = event(calendar_file(replace(ENTRY, attendee=None), PUBLISH))
    assert "attendee" not in found
