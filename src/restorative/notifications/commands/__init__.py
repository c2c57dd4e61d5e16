"""What is done with messages, replies and tasks."""

from restorative.notifications.commands.releasing import (
    discard,
    mark_sent_by_staff,
    release,
    show_number,
)
from restorative.notifications.commands.replying import record_reply
from restorative.notifications.commands.stopping import stop_queued
from restorative.notifications.commands.tasks import finish_task, finish_tasks_about, open_task
from restorative.notifications.commands.writing import draft, enqueue

__all__ = [
    "discard",
    "draft",
    "enqueue",
    "finish_task",
    "finish_tasks_about",
    "mark_sent_by_staff",
    "open_task",
    "record_reply",
    "release",
    "show_number",
    "stop_queued",
]
