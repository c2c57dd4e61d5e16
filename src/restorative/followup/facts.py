"""What the follow-up reports to the rooms above it."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.facts import Fact


class TrackCompleted(Fact, frozen=True, kw_only=True):
    """The last action of a plan is finished."""

    case_id: UUID
    track_id: UUID
    at: datetime
