"""The report to the referrer: an allow-list, never a file with parts crossed out (R35, 10.3)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import msgspec

from restorative.agreements.rules.actions import ActionKind
from restorative.cases.rules import Circle, Role
from restorative.followup.rules.completion import Outcome
from restorative.followup.rules.steps import Standing, Tracked


class ReportedAction(msgspec.Struct, frozen=True):
    """An action by its family, its day and how it stands: no words, no names."""

    kind: ActionKind
    due_on: date
    standing: Standing


class Report(msgspec.Struct, frozen=True):
    """Everything a referrer may be told, and nothing else.

    Not in here, on purpose: who declined or why, statements, feelings, assessments,
    contact data, opinions, forgiveness, recommendations.
    """

    reference: str
    referred_on: date
    first_contact_on: date | None
    met_on: date | None
    format: str
    consent_steps_followed: bool
    present: tuple[Role, ...]
    outcome: Outcome
    actions: tuple[ReportedAction, ...]
    asks_for_closure: bool


def steps_followed(circle: Circle, talked: Collection[UUID], explained: Collection[UUID]) -> bool:
    """Was everybody who took part for themselves talked with, and told everything first?"""
    return all(one.person_id in talked and one.person_id in explained for one in circle.direct)


def report(
    *,
    reference: str,
    referred_on: date,
    first_contact_on: date | None,
    met_on: date | None,
    format: str,
    steps_followed: bool,
    roles_present: Collection[Role],
    outcome: Outcome,
    actions: Collection[Tracked],
) -> Report:
    """Built from named facts only."""
    return Report(
        reference=reference,
        referred_on=referred_on,
        first_contact_on=first_contact_on,
        met_on=met_on,
        format=format,
        consent_steps_followed=steps_followed,
        present=tuple(role for role in Role if role in roles_present),
        outcome=outcome,
        actions=tuple(ReportedAction(one.action.kind, one.due_on, one.standing) for one in actions),
        asks_for_closure=outcome is Outcome.COMPLETED,
    )
