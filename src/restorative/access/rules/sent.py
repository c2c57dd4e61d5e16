"""What staff may know of a private link: never the link itself."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.access.rules.actors import LinkPurpose
from restorative.access.rules.links import LinkState, is_locked, is_usable


class LinkStanding(StrEnum):
    OPEN = "open"
    LOCKED = "locked"
    EXPIRED = "expired"
    REVOKED = "revoked"


class LinkCard(msgspec.Struct, frozen=True):
    """`opened_elsewhere` counts openings that no right code followed (S16)."""

    link_id: UUID
    purpose: LinkPurpose
    case_id: UUID
    person_id: UUID | None
    action_id: UUID | None
    language: str
    sent_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    opened_elsewhere: int
    state: LinkState

    def standing(self, now: datetime) -> LinkStanding:
        if self.state.revoked_at is not None:
            return LinkStanding.REVOKED
        if not is_usable(self.state, now):
            return LinkStanding.EXPIRED
        return LinkStanding.LOCKED if is_locked(self.state, now) else LinkStanding.OPEN


class SentLink(msgspec.Struct, frozen=True):
    """What exists only now: the secret for the message, the code to be read aloud."""

    link_id: UUID
    secret: str
    code: str
