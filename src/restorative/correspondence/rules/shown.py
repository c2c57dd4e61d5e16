"""What the pages about messages are given: Structs for staff, and for nobody else."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.correspondence.rules.words import CHANNELS, KINDS, STATES, TROUBLES
from restorative.kernel.sentences import Sentence
from restorative.notifications.messages import Words
from restorative.notifications.rules import Channel, MessageLine, State, Task, TaskKind
from restorative.notifications.rules.neutral import telling_words
from restorative.notifications.rules.sms import Length, length
from restorative.notifications.rules.words import without_secrets

STAYS = frozenset({State.DRAFT, State.QUEUED, State.WAITS_FOR_STAFF})


class ShownMessage(msgspec.Struct, frozen=True):
    """One message with its exact words; a private link in it has lost its secret."""

    id: UUID
    called: str
    channel: Sentence
    language: str
    state: State
    state_words: Sentence
    state_kind: str
    trouble: Sentence | None
    subject: str
    body: str
    has_calendar: bool
    length: Length | None
    telling: tuple[str, ...]
    since: datetime
    due_at: datetime
    useless_after: datetime | None
    was_sent_twice: bool
    can_be_thrown_away: bool


class ShownReply(msgspec.Struct, frozen=True):
    called: str
    words: str
    meant: Sentence
    received_at: datetime


class ShownTask(msgspec.Struct, frozen=True):
    id: UUID
    case_id: UUID | None
    what: Sentence
    kind: TaskKind
    due_at: datetime


class MessagesPage(msgspec.Struct, frozen=True):
    """Everything of one case: what waits for staff first."""

    reference: str
    drafts: tuple[ShownMessage, ...]
    to_send: tuple[ShownMessage, ...]
    tasks: tuple[ShownTask, ...]
    replies: tuple[ShownReply, ...]
    others: tuple[ShownMessage, ...]
    people: tuple[tuple[str, str], ...]
    night_until: datetime | None


class Dispatch(msgspec.Struct, frozen=True):
    """One text message on its way to the office phone; `number` only after it was asked for."""

    message: ShownMessage
    number: str
    full_text: str


class Problem(msgspec.Struct, frozen=True):
    """One message that did not arrive, or may not have (C9)."""

    case_id: UUID
    reference: str
    initials: str
    channel: Sentence
    state_words: Sentence
    state_kind: str
    trouble: Sentence | None
    since: datetime
    task: ShownTask | None


def shown(message: MessageLine, words: Words, called: str) -> ShownMessage:
    is_sms = message.channel is Channel.SMS
    return ShownMessage(
        id=message.id,
        called=called,
        channel=CHANNELS[message.channel],
        language=message.language,
        state=message.state,
        state_words=STATES[message.state],
        state_kind=KINDS.get(message.state, ""),
        trouble=TROUBLES.get(message.trouble),
        subject=words.subject,
        body=without_secrets(words.body),
        has_calendar=message.has_calendar,
        length=length(words.body) if is_sms else None,
        telling=telling_words(words.subject, words.body),
        since=message.sent_at or message.stopped_at or message.made_at,
        due_at=message.due_at,
        useless_after=message.useless_after,
        was_sent_twice=message.duplicates > 0,
        can_be_thrown_away=message.state in STAYS,
    )


def shown_task(task: Task, what: Sentence) -> ShownTask:
    return ShownTask(task.id, task.case_id, what, task.kind, task.due_at)
