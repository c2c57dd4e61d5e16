"""What others may see of a message: Structs for the worker, the hooks and the pages."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.kernel.facts import Fact
from restorative.notifications.rules.replies import Reply
from restorative.notifications.rules.states import Channel, State, Trouble


class Envelope(msgspec.Struct, frozen=True):
    """All that the hooks need to know of a message: no words, no address."""

    id: UUID
    case_id: UUID
    to_person: UUID
    template: str
    about: UUID
    occurrence: str
    channel: Channel
    language: str
    concerns_on: date | None = None


class Address(msgspec.Struct, frozen=True):
    """How a person can be reached now; `sender` is the neutral name it goes out under."""

    to: str
    sender: str


class MessageLine(msgspec.Struct, frozen=True):
    """One message on a staff page, without its words."""

    id: UUID
    case_id: UUID
    to_person: UUID
    template: str
    about: UUID
    occurrence: str
    channel: Channel
    language: str
    state: State
    trouble: Trouble
    made_at: datetime
    due_at: datetime
    useless_after: datetime | None
    concerns_on: date | None
    sent_at: datetime | None
    stopped_at: datetime | None
    duplicates: int
    at_any_hour: bool
    has_calendar: bool
    number_shown_at: datetime | None
    number_shown_to: UUID | None
    words_need_a_look: bool


class ReplyLine(msgspec.Struct, frozen=True):
    """One recorded reply, word for word."""

    id: UUID
    person_id: UUID
    words: str
    reply: Reply
    received_at: datetime


class SentByOfficePhone(Fact, frozen=True, kw_only=True):
    """A member of staff says that they sent a text message."""

    message_id: UUID
    case_id: UUID
    at: datetime


class WordsReleased(Fact, frozen=True, kw_only=True):
    """A member of staff has read a draft and let it go; `about` is what it speaks of."""

    message_id: UUID
    case_id: UUID
    template: str
    about: UUID
    by: UUID
    at: datetime


class LetterContent(msgspec.Struct, frozen=True):
    """What is sealed of a letter in the demonstration's mailbox."""

    to: str
    sender: str
    subject: str
    body: str
    has_calendar: bool


class Letter(msgspec.Struct, frozen=True):
    """A message as it lies in the demonstration's mailbox."""

    channel: Channel
    content: LetterContent
    arrived_at: datetime
    copies: int
