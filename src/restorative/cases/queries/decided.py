"""What was decided about cases, and what facilitators declared."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from restorative.cases import rules
from restorative.cases.rules import (
    Act,
    CaseAct,
    CaseState,
    Declaration,
    Tie,
)
from restorative.cases.rules.notes import Note
from restorative.cases.tables import (
    CaseActRow,
    DeclarationRow,
)
from restorative.db.sealing import vault


async def acts_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[CaseAct, ...]]:
    if not case_ids:
        return {}
    rows = (
        await CaseActRow.select()
        .where(CaseActRow.case_id.is_in(list(case_ids)))
        .order_by(CaseActRow.number)
    )
    found: dict[UUID, tuple[CaseAct, ...]] = {}
    for row in rows:
        found[row["case_id"]] = (*found.get(row["case_id"], ()), await _act(row))
    return found


async def state(case_id: UUID) -> CaseState:
    return rules.state_of((await acts_of([case_id])).get(case_id, ()))


async def require_open(case_id: UUID) -> None:
    """Asked by every room in which something of a case is changed."""
    rules.require_open(await state(case_id))


async def declarations(case_id: UUID) -> dict[UUID, Declaration]:
    """What each facilitator who was asked declared last."""
    return (await latest_declarations([case_id])).get(case_id, {})


async def latest_declarations(case_ids: Collection[UUID]) -> dict[UUID, dict[UUID, Declaration]]:
    """By case and account."""
    if not case_ids:
        return {}
    rows = (
        await DeclarationRow.select()
        .where(DeclarationRow.case_id.is_in(list(case_ids)))
        .order_by(DeclarationRow.number)
    )
    found: dict[UUID, dict[UUID, Declaration]] = {}
    for row in rows:
        one = Declaration(row["account_id"], Tie(row["tie"]), row["roster"], row["at"])
        found.setdefault(row["case_id"], {})[one.account_id] = one
    return found


async def _act(row: dict[str, Any]) -> CaseAct:
    note = ""
    if row["sealed"] is not None:
        opened = await vault.open(row["sealed"], Note, row["key_id"], f"case_act:{row['id']}")
        note = opened.text
    return CaseAct(
        number=row["number"],
        act=Act(row["act"]),
        at=row["at"],
        by=row["by"],
        reasons=tuple(word for word in row["reasons"].split(" ") if word),
        note=note,
        account_id=row["account_id"],
    )
