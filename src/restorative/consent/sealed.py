"""What of an answer only its own key opens."""

from uuid import UUID

from restorative.consent.rules import Evidence
from restorative.db.sealing import vault


def place_of(decision_id: UUID) -> str:
    return f"consent_decision:{decision_id}"


async def sealed(evidence: Evidence, key_id: UUID, decision_id: UUID) -> bytes | None:
    """Nothing personal, nothing kept."""
    if evidence == Evidence():
        return None
    return await vault.seal(evidence, key_id, place_of(decision_id))


async def opened(content: bytes | None, key_id: UUID, decision_id: UUID) -> Evidence:
    if content is None:
        return Evidence()
    return await vault.open(content, Evidence, key_id, place_of(decision_id))
