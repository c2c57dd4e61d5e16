"""What a page about messages shows, and when a person may be written to."""

from restorative.correspondence.rules.safe_times import may_be_written_to
from restorative.correspondence.rules.shown import (
    Dispatch,
    MessagesPage,
    Problem,
    ShownMessage,
    ShownReply,
    ShownTask,
    shown,
)
from restorative.correspondence.rules.to_do import to_do_of_message, to_do_of_task

__all__ = [
    "Dispatch",
    "MessagesPage",
    "Problem",
    "ShownMessage",
    "ShownReply",
    "ShownTask",
    "may_be_written_to",
    "shown",
    "to_do_of_message",
    "to_do_of_task",
]
