"""Places, candidate times, dates with their events, what is held for them, who is invited."""

from piccolo.columns import (
    UUID,
    Boolean,
    Bytea,
    Date,
    Integer,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table


class VenueRow(Table, tablename="venue"):
    id = UUID(primary_key=True, default=None)
    name = Varchar(length=120)
    address = Varchar(length=300, default="")
    closed_at = Timestamptz(null=True, default=None)


class EntranceRow(Table, tablename="entrance"):
    id = UUID(primary_key=True, default=None)
    venue_id = UUID(index=True, default=None)
    name = Varchar(length=120)
    step_free = Boolean(default=False)
    closed_at = Timestamptz(null=True, default=None)


class RoomRow(Table, tablename="room"):
    id = UUID(primary_key=True, default=None)
    venue_id = UUID(index=True, default=None)
    name = Varchar(length=120)
    use = Varchar(length=12)
    capacity = Integer(default=0)
    step_free = Boolean(default=False)
    closed_at = Timestamptz(null=True, default=None)


class HelperRow(Table, tablename="helper"):
    """An interpreter or escort; the name and the phone are sealed."""

    id = UUID(primary_key=True, default=None)
    kind = Varchar(length=12)
    languages = Varchar(length=60, default="")
    key_id = UUID(default=None)
    sealed = Bytea(default=b"")
    ended_at = Timestamptz(null=True, default=None)


class HolidayRow(Table, tablename="holiday"):
    id = UUID(primary_key=True, default=None)
    day = Date(unique=True, default=None)
    name = Varchar(length=120)


class TimeOfferRow(Table, tablename="time_offer"):
    """A candidate time; `offered_by` is a person, or null for the office."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    track_id = UUID(index=True, default=None)
    starts_at = Timestamptz(default=None)
    offered_by = UUID(null=True, default=None)
    offered_at = Timestamptz(default=None)
    recorded_by = UUID(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = UUID(null=True, default=None)


class TimeAnswerRow(Table, tablename="time_answer"):
    """What somebody said about one time; a new answer is a new row."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    offer_id = UUID(index=True, default=None)
    person_id = UUID(index=True, default=None)
    answer = Varchar(length=12)
    how = Varchar(length=8)
    number = Integer(default=1)
    at = Timestamptz(default=None)
    recorded_by = UUID(null=True, default=None)


class AppointmentRow(Table, tablename="appointment"):
    """A meeting's date; everything that may change stands in its events."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    track_id = UUID(index=True, default=None)
    created_at = Timestamptz(default=None)
    created_by = UUID(default=None)


class AppointmentEventRow(Table, tablename="appointment_event"):
    """One thing that happened to a date; `wall` is what clocks in `zone` show at its start."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    number = Integer(default=1)
    kind = Varchar(length=16)
    reason = Varchar(length=16, default="")
    at = Timestamptz(default=None)
    by = UUID(null=True, default=None)
    starts_at = Timestamptz(null=True, default=None)
    ends_at = Timestamptz(null=True, default=None)
    zone = Varchar(length=40, default="")
    wall = Varchar(length=16, default="")
    venue_id = UUID(null=True, default=None)
    room_id = UUID(null=True, default=None)
    harmed_entrance = UUID(null=True, default=None)
    responsible_entrance = UUID(null=True, default=None)
    harmed_waiting = UUID(null=True, default=None)
    responsible_waiting = UUID(null=True, default=None)


class BookingRow(Table, tablename="booking"):
    """One room or person held; two that stand never overlap for one resource (R50)."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    kind = Varchar(length=12)
    resource_id = UUID(index=True, default=None)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    made_at = Timestamptz(default=None)
    released_at = Timestamptz(null=True, default=None)


class InvitationRow(Table, tablename="invitation"):
    """One person's own arrival; `removed_at` when a new date does without them."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    person_id = UUID(index=True, default=None)
    uid = Varchar(length=40, unique=True)
    sequence = Integer(default=0)
    arrives_at = Timestamptz(default=None)
    entrance_id = UUID(default=None)
    waiting_room_id = UUID(default=None)
    first_invited_at = Timestamptz(null=True, default=None)
    invited_at = Timestamptz(null=True, default=None)
    removed_at = Timestamptz(null=True, default=None)
    tells_place = Boolean(default=False)


class InvitationAnswerRow(Table, tablename="invitation_answer"):
    """What somebody answered to their invitation as it then was (`sequence`)."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    invitation_id = UUID(index=True, default=None)
    sequence = Integer(default=0)
    reply = Varchar(length=12)
    how = Varchar(length=8)
    number = Integer(default=1)
    at = Timestamptz(default=None)
    recorded_by = UUID(null=True, default=None)


class NoticeWaiverRow(Table, tablename="notice_waiver"):
    """Somebody agreed to hear of this very start late (R49)."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    appointment_id = UUID(index=True, default=None)
    person_id = UUID(default=None)
    starts_at = Timestamptz(default=None)
    how = Varchar(length=8)
    at = Timestamptz(default=None)
    recorded_by = UUID(default=None)
