"""What people's room tells the rooms above it."""

from datetime import datetime
from uuid import UUID

from restorative.kernel.facts import Fact


class GuardianshipChanged(Fact, frozen=True, kw_only=True):
    """Somebody may speak for a child who could not, or the other way round."""

    child_id: UUID
    guardian_id: UUID


class NoContactRecorded(Fact, frozen=True, kw_only=True):
    """These two may not meet: what is planned for both has to be looked at again (R2)."""

    a: UUID
    b: UUID
    at: datetime


class ContactDetailsChanged(Fact, frozen=True, kw_only=True):
    """Somebody is reached in another way, in another language, or not at all."""

    person_id: UUID
