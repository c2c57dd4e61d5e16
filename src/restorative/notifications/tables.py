"""The outbox, the replies, the tasks, and the demonstration's letter box."""

from piccolo.columns import (
    UUID,
    BigInt,
    Boolean,
    Bytea,
    Date,
    Integer,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table


class OutboxMessage(Table, tablename="outbox_message"):
    """One message to one person. `once` is unique: person, template, occurrence and channel.

    `fence` grows with every claim, so that a worker that slept through its lease
    can change nothing; `handed_over_at` is written just before the words leave.
    """

    id = UUID(primary_key=True, default=None)
    once = Varchar(length=64, unique=True)
    case_id = UUID(index=True, default=None)
    to_person = UUID(index=True, default=None)
    key_id = UUID(default=None)
    about = UUID(index=True, default=None)
    template = Varchar(length=120)
    occurrence = Varchar(length=200)
    channel = Varchar(length=8)
    language = Varchar(length=8)
    state = Varchar(length=20, index=True)
    trouble = Varchar(length=24, default="")
    sealed = Bytea(default=b"")
    has_calendar = Boolean(default=False)
    words_need_a_look = Boolean(default=False)
    made_at = Timestamptz(default=None)
    due_at = Timestamptz(index=True, default=None)
    useless_after = Timestamptz(null=True, default=None)
    concerns_on = Date(null=True, default=None)
    at_any_hour = Boolean(default=False)
    attempts = Integer(default=0)
    duplicates = Integer(default=0)
    fence = BigInt(default=0)
    leased_until = Timestamptz(null=True, default=None)
    handed_over_at = Timestamptz(null=True, default=None)
    released_at = Timestamptz(null=True, default=None)
    released_by = UUID(null=True, default=None)
    stopped_at = Timestamptz(null=True, default=None)
    stopped_by = UUID(null=True, default=None)
    number_shown_at = Timestamptz(null=True, default=None)
    number_shown_to = UUID(null=True, default=None)
    sent_at = Timestamptz(null=True, default=None)
    sent_by = UUID(null=True, default=None)


class RecordedReply(Table, tablename="recorded_reply"):
    """What a person answered, word for word, and what it was taken to mean."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    person_id = UUID(index=True, default=None)
    key_id = UUID(default=None)
    about = UUID(null=True, default=None)
    sealed = Bytea(default=b"")
    reply = Varchar(length=24)
    received_at = Timestamptz(default=None)
    recorded_by = UUID(null=True, default=None)


class StaffTask(Table, tablename="staff_task"):
    """One thing for staff to do; finished, never deleted."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(null=True, index=True, default=None)
    person_id = UUID(null=True, default=None)
    kind = Varchar(length=32)
    about = UUID(index=True, default=None)
    opened_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    done_at = Timestamptz(null=True, default=None)
    done_by = UUID(null=True, default=None)


class MailboxLetter(Table, tablename="mailbox_letter"):
    """A message that a demonstration delivered to itself; a real office has none."""

    id = UUID(primary_key=True, default=None)
    message_id = UUID(unique=True, default=None)
    key_id = UUID(default=None)
    channel = Varchar(length=8)
    sealed = Bytea(default=b"")
    arrived_at = Timestamptz(default=None)
    copies = Integer(default=1)
