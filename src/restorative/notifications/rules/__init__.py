"""What is true of a message, a reply and a task, without a database."""

from restorative.notifications.rules.lines import (
    Address,
    Envelope,
    Letter,
    MessageLine,
    ReplyLine,
)
from restorative.notifications.rules.replies import RepliedBySms, Reply, meant
from restorative.notifications.rules.sending import Goes, Never, NotBefore, Verdict
from restorative.notifications.rules.states import DELIVERED, OPEN, Channel, State, Trouble
from restorative.notifications.rules.tasks import Task, TaskKind, asked

__all__ = [
    "DELIVERED",
    "OPEN",
    "Address",
    "Channel",
    "Envelope",
    "Goes",
    "Letter",
    "MessageLine",
    "Never",
    "NotBefore",
    "RepliedBySms",
    "Reply",
    "ReplyLine",
    "State",
    "Task",
    "TaskKind",
    "Trouble",
    "Verdict",
    "asked",
    "meant",
]
