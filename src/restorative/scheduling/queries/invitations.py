"""Who is invited to a date, to which door, and what they answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.scheduling.rules import (
    Arrival,
    Guest,
    Invitation,
    InvitationReply,
    Replied,
)
from restorative.scheduling.rules.invitations import reply_to
from restorative.scheduling.tables import (
    InvitationAnswerRow,
    InvitationRow,
    NoticeWaiverRow,
)


async def guests(appointment_ids: Collection[UUID]) -> list[Guest]:
    """Everybody who belongs to these dates now, with their own answer."""
    found = await _invitations(appointment_ids)
    said = await _replies([one.id for one in found])
    return [Guest(one, reply_to(one, said)) for one in found]


async def guests_of(appointment_id: UUID) -> list[Guest]:
    return await guests([appointment_id])


async def answers(appointment_id: UUID) -> dict[UUID, InvitationReply | None]:
    """What each invited person answered to the date that now stands; None is silence."""
    return {one.person_id: one.reply for one in await guests_of(appointment_id)}


async def invitation_of(appointment_id: UUID, person_id: UUID) -> Guest | None:
    found = [one for one in await guests_of(appointment_id) if one.person_id == person_id]
    return found[0] if found else None


async def of_person(person_id: UUID) -> list[Guest]:
    """Every date this one person belongs to."""
    rows = await InvitationRow.select().where(
        (InvitationRow.person_id == person_id) & InvitationRow.removed_at.is_null()
    )
    found = [invitation_in(row) for row in rows]
    said = await _replies([one.id for one in found])
    return [Guest(one, reply_to(one, said)) for one in found]


async def people_at(appointment_ids: Collection[UUID]) -> set[UUID]:
    return {one.person_id for one in await _invitations(appointment_ids)}


async def waived(appointment_id: UUID, starts_at: datetime) -> frozenset[UUID]:
    """Who agreed to hear late of this very start."""
    rows = await NoticeWaiverRow.select(NoticeWaiverRow.person_id).where(
        (NoticeWaiverRow.appointment_id == appointment_id)
        & (NoticeWaiverRow.starts_at == starts_at)
    )
    return frozenset(row["person_id"] for row in rows)


async def _invitations(appointment_ids: Collection[UUID]) -> list[Invitation]:
    if not appointment_ids:
        return []
    rows = await InvitationRow.select().where(
        InvitationRow.appointment_id.is_in(list(appointment_ids))
        & InvitationRow.removed_at.is_null()
    )
    found = [invitation_in(row) for row in rows]
    return sorted(found, key=lambda one: (one.arrival.arrives_at, one.person_id))


async def _replies(invitation_ids: Collection[UUID]) -> list[Replied]:
    if not invitation_ids:
        return []
    rows = (
        await InvitationAnswerRow.select()
        .where(InvitationAnswerRow.invitation_id.is_in(list(invitation_ids)))
        .order_by(InvitationAnswerRow.number)
    )
    return [
        Replied(row["invitation_id"], row["sequence"], InvitationReply(row["reply"]), row["at"])
        for row in rows
    ]


def invitation_in(row: dict[str, Any]) -> Invitation:
    return Invitation(
        id=row["id"],
        appointment_id=row["appointment_id"],
        person_id=row["person_id"],
        uid=row["uid"],
        sequence=row["sequence"],
        arrival=Arrival(
            row["person_id"], row["arrives_at"], row["entrance_id"], row["waiting_room_id"]
        ),
        first_invited_at=row["first_invited_at"],
        invited_at=row["invited_at"],
        tells_place=row["tells_place"],
    )
