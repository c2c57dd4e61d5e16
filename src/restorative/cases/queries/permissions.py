"""C0: who of the harmed side may be contacted, and whether a link may go out; mandates."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.cases import rules
from restorative.cases.queries.decided import state
from restorative.cases.queries.members import cases_of, members
from restorative.cases.rules import (
    CLOSED,
    Answered,
    ContactPermission,
    GivenBy,
    GivenHow,
    GivenTo,
    Mandate,
    Member,
    Role,
)
from restorative.cases.tables import ContactPermissionRow, MandateRow
from restorative.db.sealing import vault
from restorative.kernel.blockers import Blocker
from restorative.kernel.errors import NotFound


async def contact_permission(person_id: UUID) -> ContactPermission | None:
    """C0 as this person harmed (or their guardian) answered it last."""
    return (await contact_permissions([person_id])).get(person_id)


async def contact_permissions(person_ids: Collection[UUID]) -> dict[UUID, ContactPermission]:
    if not person_ids:
        return {}
    rows = (
        await ContactPermissionRow.select()
        .where(ContactPermissionRow.person_id.is_in(list(person_ids)))
        .order_by(ContactPermissionRow.number)
    )
    return {row["person_id"]: _permission(row) for row in rows}


async def blockers_of_sending_a_link(
    person_id: UUID, first_contact_held: bool, now: datetime
) -> list[Blocker]:
    """What stands in the way of a link to this person."""
    case_id = (await cases_of([person_id])).get(person_id)
    if case_id is None:
        raise NotFound
    spoken_to = {person_id} if first_contact_held else set()
    return (await blockers_of_links(case_id, spoken_to, now)).get(person_id, [])


async def blockers_of_links(
    case_id: UUID, spoken_to: Collection[UUID], now: datetime
) -> dict[UUID, list[Blocker]]:
    """The same for everybody in a case at once; `spoken_to` had their first contact."""
    everybody = await members(case_id, now)
    if not (await state(case_id)).is_open:
        return {one.person_id: [Blocker("S11", CLOSED, "", one.person_id)] for one in everybody}
    permissions = await contact_permissions([one.person_id for one in everybody])
    return {
        one.person_id: rules.blockers_of_sending_a_link(
            one,
            permissions.get(harmed_behind(one)),
            one.person_id in spoken_to,
            f"/cases/{case_id}/people/{one.person_id}",
        )
        for one in everybody
    }


def harmed_behind(one: Member) -> UUID:
    """The person harmed whose C0 covers this member."""
    if one.role is Role.HARMED or one.for_person_id is None:
        return one.person_id
    return one.for_person_id


async def mandates(person_ids: Collection[UUID]) -> dict[UUID, Mandate]:
    """In what name and how far each of these representatives may speak (R38)."""
    if not person_ids:
        return {}
    rows = (
        await MandateRow.select()
        .where(MandateRow.person_id.is_in(list(person_ids)))
        .order_by(MandateRow.recorded_at)
    )
    await vault.load({row["key_id"] for row in rows})
    return {
        row["person_id"]: await vault.open(
            row["sealed"], Mandate, row["key_id"], f"mandate:{row['id']}"
        )
        for row in rows
    }


def _permission(row: dict[str, Any]) -> ContactPermission:
    return ContactPermission(
        person_id=row["person_id"],
        answer=Answered(row["answer"]),
        given_by=GivenBy(row["given_by"]),
        given_how=GivenHow(row["given_how"]),
        given_to=GivenTo(row["given_to"]),
        given_on=row["given_on"],
        recorded_at=row["recorded_at"],
        recorded_by=row["recorded_by"],
    )
