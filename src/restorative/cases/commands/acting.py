"""Add a decision to a case, and keep beside it where the case now stands."""

from datetime import datetime
from uuid import UUID

from restorative.cases import queries, rules
from restorative.cases.rules import Act
from restorative.cases.rules.notes import Note
from restorative.cases.tables import Case, CaseActRow
from restorative.db import alone_with
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id


async def alone_with_case(case_id: UUID) -> None:
    """With the case and all its tracks, before anything is read that this deed rests on."""
    await alone_with(case_id)
    await alone_with(*(one.id for one in await queries.tracks(case_id)))


async def add_act(
    case_id: UUID,
    act: Act,
    by: UUID,
    now: datetime,
    *,
    reasons: tuple[str, ...] = (),
    note: str = "",
    account_id: UUID | None = None,
) -> None:
    """Inside the caller's transaction, which is alone with the case."""
    act_id, number = new_id(), 1 + await CaseActRow.count().where(CaseActRow.case_id == case_id)
    key_id = await _shared_key(case_id)
    await CaseActRow(
        id=act_id,
        place=f"{case_id.hex}:{number}",
        case_id=case_id,
        number=number,
        act=act.value,
        reasons=" ".join(reasons),
        key_id=key_id,
        sealed=await vault.seal(Note(note), key_id, f"case_act:{act_id}") if note else None,
        account_id=account_id,
        at=now,
        by=by,
    ).save()
    await project_state(case_id)


async def project_state(case_id: UUID) -> None:
    """Write the derived state beside the case, for lists."""
    state = await queries.state(case_id)
    await Case.update({Case.state: state.value}).where(Case.id == case_id)


async def project_states() -> None:
    """Recompute the whole projection."""
    for row in await Case.select(Case.id):
        await project_state(row["id"])


async def require_may(act: Act, case_id: UUID) -> None:
    """From here on nobody else decides about this case until the deed is done."""
    await alone_with_case(case_id)
    rules.require_possible(act, await queries.state(case_id))


async def _shared_key(case_id: UUID) -> UUID:
    row = await Case.select(Case.key_id).where(Case.id == case_id).first()
    if row is None:
        raise NotFound
    key_id: UUID = row["key_id"]
    return key_id
