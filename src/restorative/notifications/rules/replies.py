"""What a reply that reached the office phone means."""

import unicodedata
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.facts import Fact


class Reply(StrEnum):
    """The three answers our messages offer; everything else is for a person to understand."""

    CAN_COME = "can_come"
    DOES_NOT_WANT_TO = "does_not_want_to"
    CALL_ME = "call_me"
    UNCLEAR = "unclear"


class ReplyWords(msgspec.Struct, frozen=True):
    """What is sealed of a reply."""

    words: str


class RepliedBySms(Fact, frozen=True, kw_only=True):
    """A person answered a message; `about` is what the last message to them was about."""

    reply_id: UUID
    case_id: UUID
    person_id: UUID
    reply: Reply
    about: UUID | None
    recorded_by: UUID | None
    at: datetime


MEANINGS = {1: Reply.CAN_COME, 2: Reply.DOES_NOT_WANT_TO, 3: Reply.CALL_ME}
AROUND = " \t\r\n.,!;:()[]\"'«»„“”"


def meant(words: str) -> Reply:
    """One digit alone, in any script; with anything more a person must look (R53)."""
    digit = words.strip(AROUND)
    if len(digit) != 1:
        return Reply.UNCLEAR
    return MEANINGS.get(unicodedata.digit(digit, 0), Reply.UNCLEAR)
