"""People by questions: the whole of one track at a glance (F7)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Member
from restorative.consent.rules.codes import ASKED_IN_ORDER, MEETING, Code, Is
from restorative.consent.rules.keys import Key, needed
from restorative.consent.rules.states import Known, State, state
from restorative.preparation.rules import MeetingPlan
from restorative.profile import Profile


class Cell(msgspec.Struct, frozen=True):
    key: Key
    state: State

    @property
    def code(self) -> Code:
        return self.key.code


class Row(msgspec.Struct, frozen=True):
    """One person: their own answers, and those they gave for a child."""

    member: Member
    cells: tuple[Cell, ...]

    @property
    def has_withdrawn(self) -> bool:
        return any(cell.state.stands is Is.WITHDRAWN for cell in self.cells)

    def of(self, code: Code) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.code is code)


class Matrix(msgspec.Struct, frozen=True):
    circle: Circle
    plan: MeetingPlan | None
    rows: tuple[Row, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for row in self.rows for cell in row.cells)

    def row(self, person_id: UUID) -> Row | None:
        return next((row for row in self.rows if row.member.person_id == person_id), None)

    def for_child(self, child: Member, code: Code, scope: str) -> tuple[Cell, ...]:
        return tuple(
            cell
            for cell in self.cells
            if cell.key.on_behalf_of == child.person_id
            and cell.code is code
            and cell.key.scope == scope
        )

    def lacks_a_guardian(self, child: Member) -> bool:
        return not any(one.may_authorise for one in self.circle.guardians_of(child.person_id))


def matrix(known: Known, profile: Profile, now: datetime) -> Matrix:
    """Whoever withdrew stands first."""
    people = {one.person_id: one for one in reversed(known.circle.members)}
    keys = _keys(known)
    rows = [_row(people[one], keys, known, profile, now) for one in reversed(people)]
    shown = sorted((row for row in rows if row.cells), key=lambda row: not row.has_withdrawn)
    return Matrix(known.circle, known.plan, tuple(shown))


def _keys(known: Known) -> list[Key]:
    """What is needed, and what was once said for a child and has lost its effect (A4.2)."""
    asked = needed(known.circle, known.plan)
    lapsed = dict.fromkeys(
        one.key
        for one in known.decisions
        if one.key.on_behalf_of
        and known.is_ours(one.key)
        and not any(one.key.is_same_question(key) for key in asked)
    )
    return [*asked, *lapsed]


def _row(member: Member, keys: list[Key], known: Known, profile: Profile, now: datetime) -> Row:
    own = [key for key in keys if key.person_id == member.person_id]
    own.sort(key=lambda key: ASKED_IN_ORDER.index(key.code))
    return Row(member, tuple(Cell(key, state(key, known, profile, now)) for key in own))


def may_come(found: Matrix, person_id: UUID) -> bool:
    """A supporter is invited once they have agreed to come themselves (5.3)."""
    row = found.row(person_id)
    own = [cell for cell in row.cells if cell.key.on_behalf_of is None] if row else []
    return all(cell.state.is_yes for cell in own if cell.code in MEETING)
