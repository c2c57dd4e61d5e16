"""What did not arrive anywhere in the office (C9), until somebody has dealt with it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from restorative.access.rules import Staff
from restorative.cases import queries as cases
from restorative.correspondence.rules import Problem, ShownTask
from restorative.correspondence.rules.shown import shown_task
from restorative.correspondence.rules.words import CHANNELS, KINDS, STATES, TROUBLES
from restorative.notifications import queries as notifications
from restorative.notifications.rules import MessageLine, Task, TaskKind, asked
from restorative.notifications.rules.sending import quiet_until
from restorative.people import queries as people
from restorative.people.rules import initials
from restorative.profile import Profile

NOT_ARRIVED = frozenset({TaskKind.UNDELIVERED, TaskKind.DELIVERY_UNKNOWN, TaskKind.TOO_LATE})
STUCK_AFTER = timedelta(hours=2)


async def problems(staff: Staff, now: datetime, profile: Profile) -> list[Problem]:
    """Of the cases this member of staff may see, the oldest first."""
    case_ids = await cases.visible_case_ids(staff)
    tasks = {t.about: t for t in await notifications.tasks_for(case_ids) if t.kind in NOT_ARRIVED}
    lines = [
        *(await notifications.messages_with(list(tasks))).values(),
        *await _stuck(case_ids, now, profile),
    ]
    names = await people.called({line.to_person for line in lines})
    references = await cases.references({line.case_id for line in lines})
    return [
        _problem(line, tasks.get(line.id), names, references)
        for line in sorted(lines, key=lambda line: line.made_at)
    ]


async def office_tasks() -> list[ShownTask]:
    """What belongs to no case: the mail server."""
    return [shown_task(task, asked(task.kind, "")) for task in await notifications.office_tasks()]


async def _stuck(case_ids: Collection[UUID], now: datetime, profile: Profile) -> list[MessageLine]:
    """At night mail waits for the morning, and nothing is wrong."""
    if quiet_until(now, profile):
        return []
    return await notifications.stuck_in(case_ids, now - STUCK_AFTER)


def _problem(
    line: MessageLine, task: Task | None, names: dict[UUID, str], references: dict[UUID, str]
) -> Problem:
    short = initials(names.get(line.to_person, ""))
    return Problem(
        case_id=line.case_id,
        reference=references.get(line.case_id, ""),
        initials=short,
        channel=CHANNELS[line.channel],
        state_words=STATES[line.state],
        state_kind=KINDS.get(line.state, ""),
        trouble=TROUBLES.get(line.trouble),
        since=line.due_at,
        task=shown_task(task, asked(task.kind, short)) if task else None,
    )
