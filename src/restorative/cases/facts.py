"""What the room of cases tells the rooms above it."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.facts import Fact


class CaseAccepted(Fact, frozen=True, kw_only=True):
    case_id: UUID


class CaseDeclined(Fact, frozen=True, kw_only=True):
    case_id: UUID


class CaseAllocated(Fact, frozen=True, kw_only=True):
    case_id: UUID
    account_id: UUID


class FacilitatorStoodDown(Fact, frozen=True, kw_only=True):
    """A tie became known, or the case was taken from this facilitator."""

    case_id: UUID
    account_id: UUID
    at: datetime


class MemberAdded(Fact, frozen=True, kw_only=True):
    """`track_id` is None on the harmed side, which belongs to every track."""

    case_id: UUID
    track_id: UUID | None
    person_id: UUID


class MemberLeft(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID | None
    person_id: UUID
    at: datetime


class MandateChanged(Fact, frozen=True, kw_only=True):
    """An organisation's representative may accept something else than before (R38)."""

    case_id: UUID
    person_id: UUID
    organisation_id: UUID


class ContactPermissionChanged(Fact, frozen=True, kw_only=True):
    """C0 of one person harmed was answered, or taken back."""

    case_id: UUID
    person_id: UUID
    stands: bool
    at: datetime


class TrackHeld(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID
    at: datetime


class TrackResumed(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID


class CaseClosed(Fact, frozen=True, kw_only=True):
    case_id: UUID
    at: datetime
