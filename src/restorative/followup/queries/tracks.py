"""One track's plan in force, with where each action stands."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.agreements import queries as agreements
from restorative.agreements.queries.staff import InForce
from restorative.cases.rules import Circle
from restorative.db.sealing import vault
from restorative.followup.rules.steps import Step, StepKind, Tracked, tracked
from restorative.followup.sealed import StepNote
from restorative.followup.tables import ActionStep
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence, say


class Plan(msgspec.Struct, frozen=True):
    """What was agreed on one track and how far it is; `None` where nothing is in force."""

    in_force: InForce
    actions: tuple[Tracked, ...]

    @property
    def circle(self) -> Circle:
        return self.in_force.circle

    def action(self, action_id: UUID) -> Tracked:
        """Raises `NotFound` for an action that is not in this plan."""
        for one in self.actions:
            if one.action.id == action_id:
                return one
        raise NotFound


async def plan_of(track_id: UUID, now: datetime) -> Plan | None:
    in_force = await agreements.in_force(track_id, now)
    if in_force is None:
        return None
    steps = await _steps_of(in_force)
    return Plan(
        in_force,
        tuple(
            tracked(action, tuple(s for s in steps if s.action_id == action.id))
            for action in in_force.actions
        ),
    )


async def track_of_action(action_id: UUID) -> UUID | None:
    return await agreements.track_of_action(action_id)


async def _steps_of(in_force: InForce) -> list[Step]:
    rows = (
        await ActionStep.select()
        .where(ActionStep.track_id == in_force.version.track_id)
        .order_by(ActionStep.at, ActionStep.place)
    )
    await vault.load({row["key_id"] for row in rows})
    return [await _step(row, in_force.circle) for row in rows]


async def _step(row: dict[str, Any], circle: Circle) -> Step:
    note = await vault.open(row["sealed"], StepNote, row["key_id"], f"action_step:{row['id']}")
    return Step(
        action_id=row["action_id"],
        kind=StepKind(row["kind"]),
        at=row["at"],
        due_on=row["due_on"],
        note=note.words,
        by_words=_by(row, circle),
    )


def _by(row: dict[str, Any], circle: Circle) -> Sentence:
    member = circle.member(row["by_person"]) if row["by_person"] else None
    if member:
        return say("by %(name)s", name=member.card.called)
    if row["by_link"]:
        return say("by the person who confirms")
    return say("recorded by staff")
