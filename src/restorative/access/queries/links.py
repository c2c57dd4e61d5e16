"""Private links as staff see them, and as the gate finds them."""

from typing import Any
from uuid import UUID

from restorative.access.rules import LinkPurpose
from restorative.access.rules.links import LinkState
from restorative.access.rules.sent import LinkCard
from restorative.access.tables import PrivateLink, SafetyRead
from restorative.kernel.errors import NotFound

STATE = [getattr(PrivateLink, name) for name in LinkState.__struct_fields__]
COLUMNS = [
    PrivateLink.id,
    PrivateLink.purpose,
    PrivateLink.case_id,
    PrivateLink.person_id,
    PrivateLink.action_id,
    PrivateLink.language,
    PrivateLink.created_at,
    PrivateLink.last_used_at,
    PrivateLink.opened,
    PrivateLink.entered,
    *STATE,
]


async def links_of_case(case_id: UUID) -> list[LinkCard]:
    return await _cards(PrivateLink.case_id == case_id)


async def links_of_person(person_id: UUID) -> list[LinkCard]:
    return await _cards(PrivateLink.person_id == person_id)


async def link(link_id: UUID, case_id: UUID) -> LinkCard:
    """Of this case, or not there."""
    found = await _cards((PrivateLink.id == link_id) & (PrivateLink.case_id == case_id))
    if not found:
        raise NotFound
    return found[0]


async def has_read_safety(person_id: UUID) -> bool:
    return await SafetyRead.exists().where(SafetyRead.person_id == person_id)


def state_in(row: dict[str, Any]) -> LinkState:
    return LinkState(**{name: row[name] for name in LinkState.__struct_fields__})


async def _cards(which: Any) -> list[LinkCard]:
    """The newest first."""
    query = PrivateLink.select(*COLUMNS).where(which)
    rows = await query.order_by(PrivateLink.created_at, ascending=False)
    return [_card(row) for row in rows]


def _card(row: dict[str, Any]) -> LinkCard:
    return LinkCard(
        link_id=row["id"],
        purpose=LinkPurpose(row["purpose"]),
        case_id=row["case_id"],
        person_id=row["person_id"],
        action_id=row["action_id"],
        language=row["language"],
        sent_at=row["created_at"],
        expires_at=row["expires_at"],
        last_used_at=row["last_used_at"],
        opened_elsewhere=max(0, row["opened"] - row["entered"]),
        state=state_in(row),
    )
