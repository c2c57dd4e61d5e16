"""Actions as those concerned may see them, each fetched through whoever asks."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Participant, Verifier
from restorative.agreements import queries as agreements
from restorative.agreements.rules.actions import ConfirmedBy
from restorative.cases import queries as cases
from restorative.followup.queries.tracks import Plan, plan_of
from restorative.followup.rules.steps import STANDING_WORDS, Standing, Tracked
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import MyTask


class MyStep(msgspec.Struct, frozen=True):
    """One action of the reader's own, or owed to them: no name of anybody else."""

    track_id: UUID
    action_id: UUID
    what: str
    due_on: date
    how_known: str
    amount: int
    hours: int
    standing: Sentence
    may_say_done: bool
    may_confirm: bool
    is_finished: bool


class OneAction(msgspec.Struct, frozen=True):
    """What a verifier sees: this action and nothing else (R37)."""

    action_id: UUID
    what: str
    due_on: date
    how_known: str
    hours: int
    standing: Sentence
    may_confirm: bool


async def my_steps(participant: Participant, now: datetime) -> list[MyStep]:
    """What the reader themselves has promised, next due first (P15)."""
    return _sorted(
        [
            _my_step(plan, one)
            for plan in await _plans(participant, now)
            for one in plan.actions
            if one.action.who == participant.person_id
        ]
    )


async def received_by(participant: Participant, now: datetime) -> list[MyStep]:
    """What is owed to the reader (P16)."""
    return _sorted(
        [
            _my_step(plan, one)
            for plan in await _plans(participant, now)
            for one in plan.actions
            if one.action.for_whom == participant.person_id
        ]
    )


async def action_for_verifier(verifier: Verifier, now: datetime) -> OneAction:
    """Raises `NotFound` when the action is no longer part of what is agreed."""
    track_id = await agreements.track_of_action(verifier.action_id)
    plan = await plan_of(track_id, now) if track_id else None
    if plan is None or plan.in_force.version.case_id != verifier.case_id:
        raise NotFound
    one = plan.action(verifier.action_id)
    if one.action.confirmed_by is not ConfirmedBy.VERIFIER:
        raise NotFound
    return OneAction(
        action_id=one.action.id,
        what=one.action.what,
        due_on=one.due_on,
        how_known=one.action.how_known,
        hours=one.action.hours,
        standing=STANDING_WORDS[one.standing],
        may_confirm=not one.is_finished,
    )


async def my_tasks(participant: Participant, now: datetime) -> list[MyTask]:
    """My steps, and what I may confirm as received."""
    plans = await _plans(participant, now)
    mine = [o for p in plans for o in p.actions if o.action.who == participant.person_id]
    owed = [o for p in plans for o in p.actions if o.action.for_whom == participant.person_id]
    return [
        *([_task(say("My steps"), "/my/steps", mine, order=70)] if mine else []),
        *([_task(say("What was promised to me"), "/my/received", owed, order=75)] if owed else []),
    ]


async def _plans(participant: Participant, now: datetime) -> list[Plan]:
    seat = await cases.seat(participant)
    plans = [await plan_of(track_id, now) for track_id in seat.track_ids]
    return [plan for plan in plans if plan is not None]


def _task(what: Sentence, where: str, actions: list[Tracked], order: int) -> MyTask:
    done = sum(one.is_finished for one in actions)
    state = say("%(done)s of %(all)s done", done=done, all=len(actions))
    return MyTask(what, state, where, is_open=done < len(actions), order=order)


def _my_step(plan: Plan, one: Tracked) -> MyStep:
    return MyStep(
        track_id=plan.in_force.version.track_id,
        action_id=one.action.id,
        what=one.action.what,
        due_on=one.due_on,
        how_known=one.action.how_known,
        amount=one.action.amount,
        hours=one.action.hours,
        standing=STANDING_WORDS[one.standing],
        may_say_done=not one.is_finished and one.standing is not Standing.SAID_DONE,
        may_confirm=not one.is_finished and one.action.confirmed_by is ConfirmedBy.RECEIVER,
        is_finished=one.is_finished,
    )


def _sorted(steps: list[MyStep]) -> list[MyStep]:
    return sorted(steps, key=lambda step: (step.is_finished, step.due_on))
