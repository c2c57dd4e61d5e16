"""Who is let into which case."""

from uuid import UUID

from restorative.access.policy import Permission, allows_in_case
from restorative.access.queries.accounts import account
from restorative.access.rules import GrantKind, Staff, Standing
from restorative.access.rules.accounts import AccountCard
from restorative.access.tables import Grant
from restorative.kernel.errors import NotFound


async def grants_on(case_id: UUID, account_id: UUID) -> frozenset[GrantKind]:
    rows = await Grant.select(Grant.kind).where(
        (Grant.case_id == case_id) & (Grant.account_id == account_id) & Grant.ended_at.is_null()
    )
    return frozenset(GrantKind(row["kind"]) for row in rows)


async def cases_granted(account_id: UUID, kind: GrantKind = GrantKind.FACILITATOR) -> set[UUID]:
    rows = await Grant.select(Grant.case_id).where(
        (Grant.account_id == account_id) & (Grant.kind == kind.value) & Grant.ended_at.is_null()
    )
    return {row["case_id"] for row in rows}


async def facilitators_of(
    case_id: UUID, kind: GrantKind = GrantKind.FACILITATOR
) -> list[AccountCard]:
    """In the order in which they were let in: the first leads."""
    rows = (
        await Grant.select(Grant.account_id)
        .where((Grant.case_id == case_id) & (Grant.kind == kind.value) & Grant.ended_at.is_null())
        .order_by(Grant.granted_at)
    )
    return [await account(row["account_id"]) for row in rows]


async def require_case(staff: Staff, needs: Permission, case_id: UUID) -> None:
    """The guard's question, for a row whose case stands in no path; not yours is not there."""
    held: frozenset[GrantKind] = frozenset()
    if staff.standing is Standing.FACILITATOR:
        held = await grants_on(case_id, staff.account_id)
    if not allows_in_case(needs, staff, held):
        raise NotFound
