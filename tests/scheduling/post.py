"""What lies in the outbox and on the task list, for tests."""

from uuid import UUID

from restorative.notifications import queries as outbox
from restorative.notifications.rules import MessageLine, State, TaskKind


async def messages(case_id: UUID, *states: State) -> list[MessageLine]:
    found = await outbox.messages_of(case_id)
    return [one for one in found if not states or one.state in states]


async def kinds(case_id: UUID, *states: State) -> list[tuple[UUID, str]]:
    """(to whom, which template), in no particular order of time."""
    found = [(one.to_person, one.template) for one in await messages(case_id, *states)]
    return sorted(found, key=str)


async def words(case_id: UUID) -> list[str]:
    """Every word that was ever written to anybody in this case."""
    found = await outbox.words_of_all([one.id for one in await messages(case_id)])
    return [f"{one.subject}\n{one.body}\n{one.ics.decode()}" for one in found.values()]


async def tasks(case_id: UUID) -> set[tuple[TaskKind, UUID | None]]:
    return {(one.kind, one.person_id) for one in await outbox.tasks_for([case_id])}


async def words_of(message_id: UUID) -> str:
    found = (await outbox.words_of_all([message_id]))[message_id]
    return f"{found.subject}\n{found.body}\n{found.ics.decode()}"


async def calendar_of(message_id: UUID) -> bytes:
    return (await outbox.words_of_all([message_id]))[message_id].ics
