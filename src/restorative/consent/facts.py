"""What people's answers tell the rooms above; never who said no to whom, never why (R7)."""

from datetime import datetime
from uuid import UUID

from restorative.consent.rules.codes import Code
from restorative.kernel.facts import Fact


class ConsentGiven(Fact, frozen=True, kw_only=True):
    case_id: UUID
    track_ids: tuple[UUID, ...]
    person_id: UUID
    code: Code
    at: datetime


class ConsentRefused(Fact, frozen=True, kw_only=True):
    """A no where there had been no yes; nothing that rested on it has to stop."""

    case_id: UUID
    track_ids: tuple[UUID, ...]
    person_id: UUID
    code: Code
    at: datetime


class ConsentWithdrawn(Fact, frozen=True, kw_only=True):
    """A yes to taking part or to the meeting has ended: what rested on it stops now (R5, R6)."""

    case_id: UUID
    track_ids: tuple[UUID, ...]
    person_id: UUID
    at: datetime
