"""The life of one action, derived from what people said about it (domain 9.5)."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.agreements.rules.actions import Action
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile


class StepKind(StrEnum):
    """What somebody said or did about an action."""

    PROGRESS = "progress"
    SAID_DONE = "said_done"
    HELP_WANTED = "help_wanted"
    CONFIRMED = "confirmed"
    NOT_YET = "not_yet"
    MOVED = "moved"
    WAIVED = "waived"


class Step(msgspec.Struct, frozen=True):
    """One line in an action's history. `due_on` is set when the day was moved."""

    action_id: UUID
    kind: StepKind
    at: datetime
    due_on: date | None = None
    note: str = ""
    by_words: Sentence | None = None


class Standing(StrEnum):
    """How an action stands today. Late is not broken: it is "not completed yet" (R57)."""

    PLANNED = "planned"
    SAID_DONE = "said_done"
    NOT_YET = "not_yet"
    DONE = "done"
    WAIVED = "waived"


STANDING_WORDS: dict[Standing, Sentence] = {
    Standing.PLANNED: say("Planned"),
    Standing.SAID_DONE: say("Waits to be confirmed"),
    Standing.NOT_YET: say("Not completed yet"),
    Standing.DONE: say("Done"),
    Standing.WAIVED: say("No longer asked for"),
}
FINISHED = frozenset({Standing.DONE, Standing.WAIVED})
_MOVES = {
    StepKind.SAID_DONE: Standing.SAID_DONE,
    StepKind.CONFIRMED: Standing.DONE,
    StepKind.NOT_YET: Standing.NOT_YET,
    StepKind.WAIVED: Standing.WAIVED,
}


class Tracked(msgspec.Struct, frozen=True):
    """An action with where it stands. `steps` are its history, oldest first."""

    action: Action
    standing: Standing
    due_on: date
    steps: tuple[Step, ...]

    @property
    def is_finished(self) -> bool:
        return self.standing in FINISHED

    @property
    def wants_help(self) -> bool:
        kinds = [step.kind for step in self.steps if step.kind is not StepKind.PROGRESS]
        return bool(kinds) and kinds[-1] is StepKind.HELP_WANTED

    def is_late(self, day: date) -> bool:
        return not self.is_finished and self.due_on < day


def tracked(action: Action, steps: tuple[Step, ...]) -> Tracked:
    """Where an action stands after these steps, oldest first. A finished one stays finished."""
    standing, due_on = Standing.PLANNED, action.by_when
    for step in steps:
        if standing not in FINISHED:
            standing = _MOVES.get(step.kind, standing)
        due_on = step.due_on or due_on
    return Tracked(action, standing, due_on, steps)


def may_step(before: Tracked, kind: StepKind) -> None:
    """Raises `RuleBroken` where an action is finished already."""
    if before.is_finished:
        raise RuleBroken(say("This is finished already."))
    if kind is StepKind.SAID_DONE and before.standing is Standing.SAID_DONE:
        raise RuleBroken(say("You have told us this already. It waits to be confirmed."))


def moved_to(before: Tracked, due_on: date, day: date, profile: Profile) -> date:
    """A new day within the small change that staff may make alone (9.5).

    Raises `RuleBroken` for a day in the past or further away than the profile allows:
    that needs a new version of the agreement, with everybody's yes.
    """
    if due_on < day:
        raise RuleBroken(say("Choose a day that is not in the past."), "due_on")
    furthest = before.action.by_when + timedelta(days=profile.minor_change_days)
    if due_on > furthest:
        raise RuleBroken(
            say(
                "A change of more than %(n)s days needs a new version of the agreement.",
                n=profile.minor_change_days,
            ),
            "due_on",
        )
    return due_on
