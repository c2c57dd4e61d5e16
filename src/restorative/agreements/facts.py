"""What the agreement reports to the rooms above it."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.facts import Fact


class AgreementSigned(Fact, frozen=True, kw_only=True):
    """The last yes that was needed has been given: the plan is in force."""

    case_id: UUID
    track_id: UUID
    version_id: UUID
    at: datetime
