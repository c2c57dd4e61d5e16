"""Staff are asked to do something, and do it."""

from datetime import datetime
from uuid import UUID

from restorative.audit import Word, record
from restorative.db import transaction
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.notifications.rules.tasks import TaskKind
from restorative.notifications.tables import StaffTask


async def open_task(
    kind: TaskKind,
    about: UUID,
    now: datetime,
    *,
    case_id: UUID | None = None,
    person_id: UUID | None = None,
    due_at: datetime | None = None,
) -> UUID:
    """In the caller's transaction; one that is still open for the same reason is enough."""
    same = (StaffTask.kind == kind.value) & (StaffTask.about == about) & StaffTask.done_at.is_null()
    who = StaffTask.person_id.is_null() if person_id is None else StaffTask.person_id == person_id
    if found := await StaffTask.select(StaffTask.id).where(same & who).first():
        return UUID(str(found["id"]))
    task_id = new_id()
    await StaffTask.insert(
        StaffTask(
            id=task_id,
            case_id=case_id,
            person_id=person_id,
            kind=kind.value,
            about=about,
            opened_at=now,
            due_at=due_at or now,
        )
    )
    return task_id


async def finish_task(task_id: UUID, case_id: UUID | None, by: UUID, now: datetime) -> None:
    """One task of this case (or of the whole office); finishing it twice changes nothing."""
    of_case = StaffTask.case_id.is_null() if case_id is None else StaffTask.case_id == case_id
    mine = (StaffTask.id == task_id) & of_case
    async with transaction():
        if not await StaffTask.exists().where(mine):
            raise NotFound
        open_still = mine & StaffTask.done_at.is_null()
        await StaffTask.update(done_at=now, done_by=by).where(open_still)
        await record(Word.TASK_FINISHED, by=by, at=now, about=task_id)


async def finish_tasks_about(
    about: UUID,
    kinds: tuple[TaskKind, ...],
    now: datetime,
    *,
    person_id: UUID | None = None,
    by: UUID | None = None,
) -> int:
    """What made these tasks needed is settled; how many it closed."""
    those = (
        (StaffTask.about == about)
        & StaffTask.kind.is_in([kind.value for kind in kinds])
        & StaffTask.done_at.is_null()
    )
    if person_id is not None:
        those = those & (StaffTask.person_id == person_id)
    closed = (
        await StaffTask.update({StaffTask.done_at: now, StaffTask.done_by: by})
        .where(those)
        .returning(StaffTask.id)
    )
    return len(closed)
