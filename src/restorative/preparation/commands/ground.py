"""The case under every deed of preparation has to be in hand."""

from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.rules import Member
from restorative.preparation import queries, rules
from restorative.preparation.queries import Ground


async def ground_to_build_on(case_id: UUID, track_id: UUID, now: datetime) -> Ground:
    ground = await queries.ground(case_id, track_id, now)
    rules.require_in_hand(ground.state)
    return ground


async def person_to_prepare(case_id: UUID, person_id: UUID, now: datetime) -> Member:
    """Somebody of another case is not there."""
    member = await cases.member(case_id, person_id, now)
    rules.require_in_hand(await cases.state(case_id))
    return member
