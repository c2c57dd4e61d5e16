"""The answers of a case as they were given, with whoever stands by them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from restorative.consent.rules import Answer, Code, Decision, Evidence, How, Key, Offer
from restorative.consent.sealed import opened
from restorative.consent.tables import Countersignature, DecisionRow
from restorative.db.sealing import vault

UNSEALED = [one for one in DecisionRow.all_columns() if one is not DecisionRow.sealed]


async def decisions_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[Decision, ...]]:
    """By case, in the order in which they were given."""
    if not case_ids:
        return {}
    rows = (
        await DecisionRow.select(*UNSEALED)
        .where(DecisionRow.case_id.is_in(list(case_ids)))
        .order_by(DecisionRow.at, DecisionRow.number)
    )
    seconds = await _countersignatures(case_ids)
    found: dict[UUID, tuple[Decision, ...]] = {}
    for row in rows:
        one = _decision(row, seconds.get(row["id"]))
        found[row["case_id"]] = (*found.get(row["case_id"], ()), one)
    return found


async def evidence_of(decision_ids: Collection[UUID]) -> dict[UUID, Evidence]:
    """What is sealed of these answers."""
    if not decision_ids:
        return {}
    rows = await DecisionRow.select(DecisionRow.id, DecisionRow.key_id, DecisionRow.sealed).where(
        DecisionRow.id.is_in(list(decision_ids))
    )
    await vault.load({row["key_id"] for row in rows})
    return {row["id"]: await opened(row["sealed"], row["key_id"], row["id"]) for row in rows}


async def _countersignatures(case_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = await Countersignature.select().where(Countersignature.case_id.is_in(list(case_ids)))
    return {row["decision_id"]: row for row in rows}


def _decision(row: dict[str, Any], second: dict[str, Any] | None) -> Decision:
    return Decision(
        id=row["id"],
        key=Key(
            Code(row["code"]),
            row["person_id"],
            row["on_behalf_of"],
            row["scope"],
            row["track_id"],
        ),
        answer=Answer(row["answer"]),
        how=How(row["how"]),
        at=row["at"],
        number=row["number"],
        wording=row["wording"],
        language=row["language"],
        link_id=row["link_id"],
        recorded_by=row["recorded_by"],
        countersigned_by=second["by"] if second else None,
        countersigned_at=second["at"] if second else None,
        explained_at=row["explained_at"],
        explained_by=row["explained_by"],
        authority=row["authority"],
        offered=tuple(Offer(word) for word in row["offered"].split()),
        voluntary=row["voluntary"],
        cooling_off_waived=row["cooling_off_waived"],
        supersedes=row["supersedes"],
    )
