"""What happened here that other rooms may want to hear of."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.facts import Fact
from restorative.scheduling.rules.invitations import InvitationReply


class MeetingBooked(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    starts_at: datetime
    at: datetime


class MeetingMoved(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    starts_at: datetime
    at: datetime


class MeetingHeldBack(Fact, frozen=True, kw_only=True):
    """Nobody has been told yet; the facilitator looks first (R6)."""

    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    at: datetime


class MeetingCancelled(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    at: datetime


class InvitationAnswered(Fact, frozen=True, kw_only=True):
    case_id: UUID
    appointment_id: UUID
    person_id: UUID
    reply: InvitationReply
    at: datetime
