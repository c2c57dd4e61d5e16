"""When a plan is completed, who is told first, and what stands in the way of report and closing."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Side
from restorative.followup.rules.steps import Tracked
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say


class Outcome(StrEnum):
    """What became of the plan as a whole."""

    GOING_ON = "going_on"
    COMPLETED = "completed"


class ClosingReason(StrEnum):
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"


class Ending(msgspec.Struct, frozen=True):
    """All that decides whether the report may leave and the track may be closed.

    `untold` are people on the harmed side who have not been told of the end;
    `without_c10` are those whose yes to telling the referrer is missing.
    """

    actions: tuple[Tracked, ...]
    was_agreed: bool = True
    untold: frozenset[UUID] = frozenset()
    without_c10: frozenset[UUID] = frozenset()
    drafts_waiting: int = 0
    report_sent: bool = False


def outcome(actions: Collection[Tracked]) -> Outcome:
    """Completed when every action is done or no longer asked for, and something was done."""
    if actions and all(one.is_finished for one in actions):
        return Outcome.COMPLETED
    return Outcome.GOING_ON


def owed_to(circle: Circle, action: Tracked) -> UUID | None:
    """Whom on the harmed side this action is owed to (R58)."""
    member = circle.member(action.action.for_whom) if action.action.for_whom else None
    return member.person_id if member and member.side is Side.HARMED else None


def to_be_told(circle: Circle) -> tuple[UUID, ...]:
    """Who hears of the end before the referrer does: each person harmed or their representative."""
    return tuple(member.person_id for member in circle.direct if member.side is Side.HARMED)


def blockers_of_reporting(circle: Circle, ending: Ending) -> list[Blocker]:
    """The referrer hears last, and only what everybody agreed to (R36, R58)."""
    case = f"/cases/{circle.case_id}"
    missing = [
        Blocker(
            "R36",
            say(
                "%(name)s has not agreed that the result is told to the referrer.",
                name=_called(circle, person_id),
            ),
            f"{case}/consent",
            person_id,
        )
        for person_id in sorted(ending.without_c10, key=str)
    ]
    unfinished = _open_actions(ending, f"{case}/tracks/{circle.track_id}/actions")
    if unfinished:
        return [*unfinished, *missing]
    return [*_untold(circle, ending, f"{case}/messages"), *missing]


def _untold(circle: Circle, ending: Ending, page: str) -> list[Blocker]:
    return [
        Blocker(
            "R58",
            say("Tell %(name)s first: release the message.", name=_called(circle, person_id)),
            page,
            person_id,
        )
        for person_id in sorted(ending.untold, key=str)
    ]


def blockers_of_closing(endings: Collection[Ending], page: str) -> list[Blocker]:
    """Nothing is left open behind a closed door (C10 of the screens)."""
    return [blocker for ending in endings for blocker in _still_open(ending, page)]


def closing_reason(endings: Collection[Ending]) -> ClosingReason:
    """Said to nobody outside: did any young person's plan come about?"""
    if any(ending.was_agreed for ending in endings):
        return ClosingReason.COMPLETED
    return ClosingReason.ENDED_EARLY


def _still_open(ending: Ending, page: str) -> list[Blocker]:
    blockers = _open_actions(ending, page)
    if ending.was_agreed and not ending.report_sent:
        blockers.append(Blocker("R35", say("The report to the referrer has not been sent."), page))
    if ending.drafts_waiting:
        blockers.append(Blocker("R58", say("Messages wait to be released."), page))
    return blockers


def _open_actions(ending: Ending, page: str) -> list[Blocker]:
    return [
        Blocker("R56", say("Action %(n)s is not finished.", n=one.action.number), page)
        for one in ending.actions
        if not one.is_finished
    ]


def _called(circle: Circle, person_id: UUID) -> str:
    member = circle.member(person_id)
    return member.card.called if member else ""


def share_done(actions: Collection[Tracked]) -> tuple[int, int]:
    """How many are finished, of how many: "3 of 5"."""
    return sum(one.is_finished for one in actions), len(actions)
