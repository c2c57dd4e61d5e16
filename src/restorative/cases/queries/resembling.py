"""Who seems to be known already: in another case, or on the other side of this one."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.cases.queries.lists import lines_of, possible_duplicates
from restorative.cases.queries.members import members
from restorative.cases.rules import CaseLine, Side
from restorative.people import queries as people
from restorative.people.rules import Details


async def cases_resembling(details: Details, except_case: UUID | None = None) -> tuple[str, ...]:
    """The references of other cases with somebody of the same full name, number or address."""
    found = await possible_duplicates(await people.look_alikes(details), except_case)
    return tuple(sorted(found.values()))


async def lines_resembling(
    staff: Staff, details: Details, now: datetime, except_case: UUID | None = None
) -> list[CaseLine]:
    """The same cases as lines, for whoever may see them."""
    found = await possible_duplicates(await people.look_alikes(details), except_case)
    return await lines_of(staff, list(found), now)


async def others_resembling(
    case_id: UUID, side: Side, details: Details, now: datetime
) -> tuple[str, ...]:
    """Who on the other side of the case may be the same person (5.9)."""
    alike = await people.look_alikes(details)
    return tuple(
        one.card.called
        for one in await members(case_id, now)
        if one.side is side.other and one.person_id in alike
    )
