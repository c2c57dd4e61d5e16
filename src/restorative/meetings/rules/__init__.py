"""What is true and allowed of the meeting day: readiness, its course, who came."""

from restorative.meetings.rules.attending import (
    Asked,
    Attendance,
    Seen,
    attendance,
    last_word,
)
from restorative.meetings.rules.readiness import (
    Day,
    blockers_of_readiness,
    blockers_of_starting,
)
from restorative.meetings.rules.running import Run, RunEvent, broken_off_at, may_happen, run
from restorative.meetings.rules.words import (
    GoAhead,
    Presence,
    RunKind,
    RunState,
    StopReason,
    Willing,
)

__all__ = [
    "Asked",
    "Attendance",
    "Day",
    "GoAhead",
    "Presence",
    "Run",
    "RunEvent",
    "RunKind",
    "RunState",
    "Seen",
    "StopReason",
    "Willing",
    "attendance",
    "blockers_of_readiness",
    "blockers_of_starting",
    "broken_off_at",
    "last_word",
    "may_happen",
    "run",
]
