"""What a slice hands over when it wants something said to one person."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.notifications.rules.states import Channel


class CalendarFile(msgspec.Struct, frozen=True):
    """One appointment for one person, made by scheduling; `method` is REQUEST or CANCEL."""

    ics: bytes
    method: str = "REQUEST"


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one person; there is no message to two (S52).

    `template` is a folder of `templates/messages` ("scheduling/invitation");
    `key_id` the person's own key, under which the words are sealed;
    `about` what the message is about, so that it can be stopped with it;
    `occurrence` what makes a second message of the same kind a different one;
    `concerns_on` the local day it speaks of: a draft released by hand on that
    very day is not held back by quiet hours (domain 7.3).
    """

    template: str
    case_id: UUID
    to_person: UUID
    key_id: UUID
    channel: Channel
    language: str
    about: UUID
    occurrence: str
    not_before: datetime | None = None
    useless_after: datetime | None = None
    concerns_on: date | None = None
    values: dict[str, Any] = {}
    calendar: CalendarFile | None = None


class Words(msgspec.Struct, frozen=True):
    """The exact words, as they are kept, shown and sent."""

    subject: str
    body: str
    ics: bytes = b""
    method: str = ""
