"""The lines of the work list that come from messages, replies and links."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.correspondence.rules import to_do_of_message, to_do_of_task
from restorative.kernel.todo import ToDo
from restorative.notifications import queries as notifications
from restorative.people import queries as people
from restorative.people.rules import initials


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    """A task of a later day is not shown yet."""
    messages = await notifications.waiting_in(case_ids)
    tasks = [task for task in await notifications.tasks_for(case_ids) if task.due_at <= now]
    wanted = {line.to_person for line in messages} | {t.person_id for t in tasks if t.person_id}
    names = {who: initials(called) for who, called in (await people.called(wanted)).items()}
    return [
        *(to_do_of_task(t, t.case_id, _name(names, t.person_id)) for t in tasks if t.case_id),
        *(to_do_of_message(line, _name(names, line.to_person)) for line in messages),
    ]


def _name(names: dict[UUID, str], person_id: UUID | None) -> str:
    return names.get(person_id, "…") if person_id else "…"
