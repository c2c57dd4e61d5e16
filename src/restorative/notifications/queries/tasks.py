"""The tasks that are open, and the replies that were recorded."""

from collections.abc import Collection
from uuid import UUID

import msgspec
from piccolo.columns import Column

from restorative.db.sealing import vault
from restorative.notifications.rules.lines import ReplyLine
from restorative.notifications.rules.replies import ReplyWords
from restorative.notifications.rules.tasks import Task, TaskKind
from restorative.notifications.tables import RecordedReply, StaffTask

COLUMNS: list[Column] = [getattr(StaffTask, field.name) for field in msgspec.structs.fields(Task)]


async def tasks_for(case_ids: Collection[UUID]) -> list[Task]:
    """Open tasks of these cases, the one due first at the top."""
    if not case_ids:
        return []
    rows = (
        await StaffTask.select(*COLUMNS)
        .where(StaffTask.case_id.is_in(list(case_ids)) & StaffTask.done_at.is_null())
        .order_by(StaffTask.due_at, StaffTask.opened_at)
    )
    return [msgspec.convert(row, Task, strict=False) for row in rows]


async def done_about(about: UUID, kind: TaskKind) -> frozenset[UUID]:
    """For whom a task of this kind about this thing has been finished."""
    rows = await StaffTask.select(StaffTask.person_id).where(
        (StaffTask.about == about)
        & (StaffTask.kind == kind.value)
        & StaffTask.done_at.is_not_null()
        & StaffTask.person_id.is_not_null()
    )
    return frozenset(row["person_id"] for row in rows)


async def office_tasks() -> list[Task]:
    """Open tasks that belong to no case."""
    rows = (
        await StaffTask.select(*COLUMNS)
        .where(StaffTask.case_id.is_null() & StaffTask.done_at.is_null())
        .order_by(StaffTask.due_at)
    )
    return [msgspec.convert(row, Task, strict=False) for row in rows]


async def replies_of(case_id: UUID) -> list[ReplyLine]:
    """What people of this case answered, word for word, the newest first."""
    rows = (
        await RecordedReply.select()
        .where(RecordedReply.case_id == case_id)
        .order_by(RecordedReply.received_at, ascending=False)
    )
    await vault.load({row["key_id"] for row in rows})
    return [
        ReplyLine(
            row["id"],
            row["person_id"],
            (
                await vault.open(
                    row["sealed"], ReplyWords, row["key_id"], f"recorded_reply:{row['id']}"
                )
            ).words,
            row["reply"],
            row["received_at"],
        )
        for row in rows
    ]
