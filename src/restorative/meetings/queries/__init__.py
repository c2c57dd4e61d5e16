"""What can be read of meetings: the day's lists, their course, that they were held."""

from restorative.meetings.queries.course import run_of, runs, steps_done
from restorative.meetings.queries.day import Sheet, sheet
from restorative.meetings.queries.held import (
    HeldMeeting,
    attended,
    held,
    run_states,
    was_held,
)
from restorative.meetings.queries.scripts import script, steps_of
from restorative.meetings.queries.work import to_do

__all__ = [
    "HeldMeeting",
    "Sheet",
    "attended",
    "held",
    "run_of",
    "run_states",
    "runs",
    "script",
    "sheet",
    "steps_done",
    "steps_of",
    "to_do",
    "was_held",
]
