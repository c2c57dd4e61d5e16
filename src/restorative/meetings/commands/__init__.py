"""What staff do on the meeting day."""

from restorative.meetings.commands.preparing import (
    record_presence,
    record_willing,
    say_go_ahead,
)
from restorative.meetings.commands.running import go_on, mark_step, start

__all__ = [
    "go_on",
    "mark_step",
    "record_presence",
    "record_willing",
    "say_go_ahead",
    "start",
]
