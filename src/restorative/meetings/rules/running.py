"""The course of a meeting, derived from its events: started, paused, stopped, ended."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.meetings.rules.words import RunKind, RunState, StopReason


class RunEvent(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    appointment_id: UUID
    kind: RunKind
    at: datetime
    by: UUID
    reason: StopReason | None = None


class Run(msgspec.Struct, frozen=True):
    """How one meeting went, in times and codes; nothing that was said."""

    state: RunState = RunState.NOT_STARTED
    started_at: datetime | None = None
    finished_at: datetime | None = None
    pauses: int = 0
    reason: StopReason | None = None

    @property
    def is_going_on(self) -> bool:
        return self.state in (RunState.RUNNING, RunState.PAUSED)

    @property
    def was_broken_off(self) -> bool:
        return self.state in (RunState.STOPPED, RunState.ADJOURNED)


LEADS_TO = {
    RunKind.STARTED: RunState.RUNNING,
    RunKind.PAUSED: RunState.PAUSED,
    RunKind.RESUMED: RunState.RUNNING,
    RunKind.STOPPED: RunState.STOPPED,
    RunKind.ADJOURNED: RunState.ADJOURNED,
    RunKind.ENDED: RunState.ENDED,
}
_FROM: dict[RunKind, frozenset[RunState]] = {
    RunKind.STARTED: frozenset({RunState.NOT_STARTED}),
    RunKind.PAUSED: frozenset({RunState.RUNNING}),
    RunKind.RESUMED: frozenset({RunState.PAUSED}),
    RunKind.STOPPED: frozenset({RunState.RUNNING, RunState.PAUSED}),
    RunKind.ADJOURNED: frozenset({RunState.RUNNING, RunState.PAUSED}),
    RunKind.ENDED: frozenset({RunState.RUNNING, RunState.PAUSED}),
}
BREAKS_OFF = frozenset({RunKind.STOPPED, RunKind.ADJOURNED})
FINISHES = BREAKS_OFF | {RunKind.ENDED}


def run(events: Iterable[RunEvent]) -> Run:
    history = list(events)
    if not history:
        return Run()
    last = history[-1]
    return Run(
        LEADS_TO[last.kind],
        next((one.at for one in history if one.kind is RunKind.STARTED), None),
        last.at if last.kind in FINISHES else None,
        sum(one.kind is RunKind.PAUSED for one in history),
        last.reason,
    )


def may_happen(kind: RunKind, this: Run) -> None:
    if this.state not in _FROM[kind]:
        raise RuleBroken(_NOT_NOW[kind])


_NOT_NOW: dict[RunKind, Sentence] = {
    RunKind.STARTED: say("This meeting has been started already."),
    RunKind.PAUSED: say("There is no meeting going on that could be paused."),
    RunKind.RESUMED: say("This meeting is not paused."),
    RunKind.STOPPED: say("There is no meeting going on that could be stopped."),
    RunKind.ADJOURNED: say("There is no meeting going on that could be adjourned."),
    RunKind.ENDED: say("There is no meeting going on that could end."),
}


def broken_off_at(events: Iterable[RunEvent]) -> datetime | None:
    """When a meeting of this track was last broken off: then risk is checked anew (R12)."""
    return max((one.at for one in events if one.kind in BREAKS_OFF), default=None)
