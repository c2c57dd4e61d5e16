"""What stands in the outbox, what staff have to do, and what people answered."""

from restorative.notifications.queries.lines import (
    delivery,
    message_of,
    messages_of,
    messages_with,
    stuck_in,
    waiting_in,
    words_of_all,
)
from restorative.notifications.queries.tasks import (
    done_about,
    office_tasks,
    replies_of,
    tasks_for,
)

__all__ = [
    "delivery",
    "done_about",
    "message_of",
    "messages_of",
    "messages_with",
    "office_tasks",
    "replies_of",
    "stuck_in",
    "tasks_for",
    "waiting_in",
    "words_of_all",
]
