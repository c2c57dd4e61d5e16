"""What happened at a meeting that other rooms may want to hear of."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.facts import Fact


class MeetingStarted(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    at: datetime


class MeetingStopped(Fact, frozen=True, kw_only=True):
    """Stopped for good, or adjourned to another day."""

    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    adjourned: bool
    at: datetime


class MeetingEnded(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    at: datetime
