"""The messages of one case with their exact words, and one text message for the office phone."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.correspondence.queries import reaching
from restorative.correspondence.rules import (
    Dispatch,
    MessagesPage,
    ShownMessage,
    ShownReply,
    shown,
)
from restorative.correspondence.rules.shown import shown_task
from restorative.correspondence.rules.words import REPLIES
from restorative.notifications import queries as notifications
from restorative.notifications.queries.lines import envelope
from restorative.notifications.rules import MessageLine, State, asked
from restorative.notifications.rules.deciding import number_is_shown
from restorative.notifications.rules.sending import quiet_until
from restorative.people import queries as people
from restorative.profile import Profile


async def messages_page(case_id: UUID, now: datetime, profile: Profile) -> MessagesPage:
    """In a constant number of queries."""
    lines = await notifications.messages_of(case_id)
    tasks = await notifications.tasks_for([case_id])
    replies = await notifications.replies_of(case_id)
    members = await cases.members(case_id, now)
    names = await _names({line.to_person for line in lines} | {r.person_id for r in replies})
    names |= {member.person_id: member.card.called for member in members}
    messages = await _shown(lines, names)
    waiting = (State.DRAFT, State.WAITS_FOR_STAFF)
    return MessagesPage(
        reference=(await cases.references([case_id])).get(case_id, ""),
        drafts=_in(messages, State.DRAFT),
        to_send=_in(messages, State.WAITS_FOR_STAFF),
        tasks=tuple(
            shown_task(task, asked(task.kind, _called(names, task.person_id))) for task in tasks
        ),
        replies=tuple(
            ShownReply(_called(names, r.person_id), r.words, REPLIES[r.reply], r.received_at)
            for r in replies
        ),
        others=tuple(message for message in messages if message.state not in waiting),
        people=tuple((str(member.person_id), member.card.called) for member in members),
        night_until=quiet_until(now, profile),
    )


async def dispatch(case_id: UUID, message_id: UUID, to: UUID, now: datetime) -> Dispatch:
    """With number and full text for whoever asked for them within the last minutes."""
    line = await notifications.message_of(message_id, case_id)
    words = (await notifications.words_of_all([line.id]))[line.id]
    names = await _names({line.to_person})
    message = shown(line, words, _called(names, line.to_person))
    if not number_is_shown(line, to, now):
        return Dispatch(message, "", "")
    address = await reaching.reach(envelope(line))
    return Dispatch(message, address.to if address else "", words.body)


async def _shown(lines: list[MessageLine], names: dict[UUID, str]) -> list[ShownMessage]:
    words = await notifications.words_of_all([line.id for line in lines])
    return [shown(line, words[line.id], _called(names, line.to_person)) for line in lines]


async def _names(person_ids: Collection[UUID]) -> dict[UUID, str]:
    return await people.called(person_ids) if person_ids else {}


def _in(messages: list[ShownMessage], state: State) -> tuple[ShownMessage, ...]:
    return tuple(message for message in messages if message.state is state)


def _called(names: dict[UUID, str], person_id: UUID | None) -> str:
    return names.get(person_id, "…") if person_id else "…"
