"""What other rooms report and a date must answer to; `wiring` says which fact comes here."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.facts import (
    CaseClosed,
    ContactPermissionChanged,
    FacilitatorStoodDown,
    MemberLeft,
    TrackHeld,
)
from restorative.cases.queries.setting import office_profile
from restorative.consent.facts import ConsentWithdrawn
from restorative.db import alone_with
from restorative.notifications import commands as notifications
from restorative.people.facts import NoContactRecorded
from restorative.scheduling.commands.calling_off import hold_back
from restorative.scheduling.commands.holding_rooms import let_go_of
from restorative.scheduling.queries import dates, invitations
from restorative.scheduling.rules import Appointment, AppointmentStatus, HoldReason
from restorative.scheduling.tables import InvitationRow


async def consent_withdrawn(fact: ConsentWithdrawn) -> None:
    """R5, R6: in the same transaction, whatever is planned for these tracks is held back."""
    await _hold_tracks(fact.case_id, fact.track_ids, HoldReason.WITHDRAWAL, fact.at)


async def contact_permission_changed(fact: ContactPermissionChanged) -> None:
    """C0: whoever may not be contacted any more is expected nowhere."""
    if fact.stands:
        return
    for one in await _standing({fact.case_id}):
        if fact.person_id in await invitations.people_at([one.id]):
            await hold_back(one.id, HoldReason.WITHDRAWAL, fact.at, await office_profile())


async def track_held(fact: TrackHeld) -> None:
    await _hold_tracks(fact.case_id, (fact.track_id,), HoldReason.STAFF, fact.at)


async def case_closed(fact: CaseClosed) -> None:
    found = await dates.appointments([fact.case_id])
    await _hold_tracks(fact.case_id, {one.track_id for one in found}, HoldReason.STAFF, fact.at)


async def no_contact_recorded(fact: NoContactRecorded) -> None:
    """R2: two people who may not meet are on no list of one meeting."""
    case_ids = set((await cases.cases_of([fact.a, fact.b])).values())
    for one in await _standing(case_ids):
        if {fact.a, fact.b} <= await invitations.people_at([one.id]):
            await hold_back(one.id, HoldReason.NO_CONTACT, fact.at, await office_profile())


async def member_left(fact: MemberLeft) -> None:
    """Who is no longer part of the case hears no more of its dates."""
    for one in await _standing({fact.case_id}):
        await notifications.stop_queued(fact.at, about=one.id, person_id=fact.person_id)
        await InvitationRow.update({InvitationRow.removed_at: fact.at}).where(
            (InvitationRow.appointment_id == one.id) & (InvitationRow.person_id == fact.person_id)
        )


async def facilitator_stood_down(fact: FacilitatorStoodDown) -> None:
    """R32, S58: who knows somebody in the case is not kept for its meeting; another must lead."""
    for one in await _standing({fact.case_id}):
        await alone_with(one.id)
        await let_go_of(one.id, fact.account_id, fact.at)


async def _hold_tracks(
    case_id: UUID, track_ids: Collection[UUID], reason: HoldReason, now: datetime
) -> None:
    for one in await _standing({case_id}):
        if one.track_id in track_ids:
            await hold_back(one.id, reason, now, await office_profile())


async def _standing(case_ids: Collection[UUID]) -> list[Appointment]:
    """Looked at alone, so that a date that is being booked or moved is seen too."""
    tracks = [one.id for case_id in case_ids for one in await cases.tracks(case_id)]
    await alone_with(*tracks)
    return [
        one for one in await dates.appointments(case_ids) if one.status is AppointmentStatus.PLANNED
    ]
