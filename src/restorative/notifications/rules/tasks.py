"""What staff are asked to do because of a message, a reply or a link."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence, say


class TaskKind(StrEnum):
    """One word per reason; a slice adds its own line here and its sentence below."""

    CALL_WANTED = "call_wanted"
    CODE_LOCKED = "code_locked"
    DELIVERY_UNKNOWN = "delivery_unknown"
    INVITE_BY_VOICE = "invite_by_voice"
    MAIL_IS_DOWN = "mail_is_down"
    NO_REPLY = "no_reply"
    REPLY_UNCLEAR = "reply_unclear"
    STOP_REPLIED = "stop_replied"
    TELL_BY_VOICE = "tell_by_voice"
    TOO_LATE = "too_late"
    UNDELIVERED = "undelivered"
    WELFARE_CALL = "welfare_call"
    WRONG_PERSON = "wrong_person"


class Task(msgspec.Struct, frozen=True):
    """One thing for staff to do; `about` is the message, reply, link or meeting it comes from."""

    id: UUID
    case_id: UUID | None
    person_id: UUID | None
    kind: TaskKind
    about: UUID
    opened_at: datetime
    due_at: datetime
    done_at: datetime | None = None
    done_by: UUID | None = None

    @property
    def is_open(self) -> bool:
        return self.done_at is None


def asked(kind: TaskKind, called: str) -> Sentence:
    """What to do, with the name the person is called by ("" where there is no person)."""
    return SENTENCES[kind](called)


SENTENCES = {
    TaskKind.CALL_WANTED: lambda who: say("Call %(name)s, who asked for a call", name=who),
    TaskKind.CODE_LOCKED: lambda who: say(
        "Call %(name)s: the code was typed wrong too often", name=who
    ),
    TaskKind.DELIVERY_UNKNOWN: lambda who: say(
        "Call %(name)s: nobody can say if a message arrived", name=who
    ),
    TaskKind.INVITE_BY_VOICE: lambda who: say("Invite %(name)s in your own voice too", name=who),
    TaskKind.MAIL_IS_DOWN: lambda who: say("Tell the administrator: no mail can be sent"),
    TaskKind.NO_REPLY: lambda who: say("Call %(name)s, who has not answered yet", name=who),
    TaskKind.REPLY_UNCLEAR: lambda who: say("Call %(name)s: the reply is not clear", name=who),
    TaskKind.STOP_REPLIED: lambda who: say(
        "Call %(name)s, who replied that they do not want to go on", name=who
    ),
    TaskKind.TELL_BY_VOICE: lambda who: say("Tell %(name)s by phone or in person", name=who),
    TaskKind.TOO_LATE: lambda who: say(
        "Call %(name)s: it is too late for the message now", name=who
    ),
    TaskKind.UNDELIVERED: lambda who: say("Call %(name)s: a message did not arrive", name=who),
    TaskKind.WELFARE_CALL: lambda who: say("Call %(name)s and ask how they are", name=who),
    TaskKind.WRONG_PERSON: lambda who: say(
        "Find out who has the link of %(name)s: it reached somebody else", name=who
    ),
}
