"""What people's answers mean for the agreement: who has stopped, and whose name may be told."""

from uuid import UUID

from restorative.cases.rules import Side
from restorative.consent.rules import Code, Is, Matrix


def stopped(found: Matrix) -> frozenset[UUID]:
    """Who takes part for themselves and does not want to any more (R5)."""
    return frozenset(
        cell.key.person_id
        for cell in found.cells
        if cell.code is Code.C1
        and cell.key.on_behalf_of is None
        and cell.state.stands is Is.WITHDRAWN
    )


def names_told(found: Matrix) -> dict[Side, dict[UUID, str]]:
    """By the reader's side: names of their own side, and of the other only with a yes (C7)."""
    return {
        side: {
            member.person_id: member.card.called
            for member in found.circle.members
            if member.side is side or _may_be_told(member.person_id, found)
        }
        for side in Side
    }


def without_yes(found: Matrix, code: Code) -> frozenset[UUID]:
    """Who takes part for themselves and has not said yes to this, alone or through a guardian."""
    own = {
        cell.key.person_id
        for cell in found.cells
        if cell.code is code and cell.key.on_behalf_of is None and not cell.state.is_yes
    }
    return frozenset(own & {member.person_id for member in found.circle.direct})


def _may_be_told(person_id: UUID, found: Matrix) -> bool:
    row = found.row(person_id)
    own = [cell for cell in row.of(Code.C7) if cell.key.on_behalf_of is None] if row else []
    return bool(own) and all(cell.state.is_yes for cell in own)
