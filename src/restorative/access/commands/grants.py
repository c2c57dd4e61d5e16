"""Let an account into a case, and out of it."""

from datetime import datetime
from uuid import UUID

from restorative.access.queries import grants_on
from restorative.access.rules import GrantKind
from restorative.access.tables import Grant
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.kernel.ids import new_id


async def grant(account_id: UUID, case_id: UUID, kind: GrantKind, by: UUID, now: datetime) -> None:
    """Nothing happens where the account holds this grant already."""
    async with transaction():
        if kind in await grants_on(case_id, account_id):
            return
        await Grant(
            id=new_id(),
            account_id=account_id,
            case_id=case_id,
            kind=kind.value,
            granted_at=now,
            granted_by=by,
        ).save()
        await record(Word.GRANT_GIVEN, by=by, at=now, about=case_id, reason=kind.value)


async def end_grant(
    account_id: UUID, case_id: UUID, kind: GrantKind, by: UUID, now: datetime
) -> None:
    """Felt on the next request (S60)."""
    async with transaction():
        ended = (
            await Grant.update({Grant.ended_at: now, Grant.ended_by: by})
            .where(
                (Grant.account_id == account_id)
                & (Grant.case_id == case_id)
                & (Grant.kind == kind.value)
                & Grant.ended_at.is_null()
            )
            .returning(Grant.id)
        )
        if ended:
            await record(Word.GRANT_ENDED, by=by, at=now, about=case_id, reason=kind.value)
