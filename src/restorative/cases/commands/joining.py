"""Somebody joins a case, and the declarations age (R32)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries
from restorative.cases.commands.acting import alone_with_case
from restorative.cases.facts import MemberAdded
from restorative.cases.rules import Role, Side, require_open
from restorative.cases.tables import Case, Membership
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id


class Place(msgspec.Struct, frozen=True):
    """As what somebody joins, and under which key."""

    role: Role
    side: Side
    key_id: UUID
    track_id: UUID | None = None
    for_person_id: UUID | None = None


async def join(case_id: UUID, person_id: UUID, place: Place, staff: Staff, now: datetime) -> None:
    """The roster grows: what facilitators declared before does not cover this person (R32)."""
    (case,) = (
        await Case.update({Case.roster: Case.roster + 1})
        .where(Case.id == case_id)
        .returning(Case.roster)
    )
    await Membership(
        id=new_id(),
        case_id=case_id,
        person_id=person_id,
        role=place.role.value,
        side=place.side.value,
        track_id=place.track_id,
        for_person_id=place.for_person_id,
        key_id=place.key_id,
        number=case["roster"],
        joined_at=now,
        joined_by=staff.account_id,
    ).save()
    await record(Word.MEMBER_ADDED, by=staff.account_id, at=now, about=case_id)
    await announce(MemberAdded(case_id=case_id, track_id=place.track_id, person_id=person_id))


async def require_case_open(case_id: UUID) -> None:
    """And it stays open until the deed is done."""
    await alone_with_case(case_id)
    require_open(await queries.state(case_id))
