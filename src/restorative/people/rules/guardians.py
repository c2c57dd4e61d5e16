"""Who may speak for a child, how we know, and what takes that power away (R10, 5.6, 5.9)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence, say


class GuardianKind(StrEnum):
    """On what ground somebody stands beside a child; never police, never the facilitator (5.9)."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN_BY_ORDER = "guardian_by_order"
    RELATIVE = "relative"
    GUARDIANSHIP_AUTHORITY = "guardianship_authority"
    SOCIAL_WORKER = "social_worker"
    LAWYER = "lawyer"
    OTHER_ADULT = "other_adult"


class Authority(StrEnum):
    SOLE = "sole"
    JOINT = "joint"
    NOT_KNOWN = "not_known"


class Verified(StrEnum):
    """What was seen: that it was seen is kept, never a copy of it."""

    NOT_YET = "not_yet"
    BIRTH_CERTIFICATE = "birth_certificate"
    PASSPORT = "passport"
    COURT_ORDER = "court_order"
    GUARDIANSHIP_ORDER = "guardianship_order"
    WRITTEN_AUTHORITY = "written_authority"
    KNOWN_TO_REFERRER = "known_to_referrer"


class Conflict(StrEnum):
    NONE = "none"
    HARMED = "harmed"
    CO_RESPONSIBLE = "co_responsible"
    SUSPECTED = "suspected"
    DISPUTE = "dispute"
    BENEFITS = "benefits"
    NO_CONTACT = "no_contact"


NO_ORDER_SEEN = frozenset({Verified.BIRTH_CERTIFICATE, Verified.PASSPORT})


class Guardian(msgspec.Struct, frozen=True):
    """How one adult stands to one child today."""

    child_id: UUID
    guardian_id: UUID
    kind: GuardianKind
    authority: Authority
    verified_how: Verified
    conflict: Conflict = Conflict.NONE
    excluded: bool = False
    number: int = 1
    recorded_at: datetime | None = None
    recorded_by: UUID | None = None

    @property
    def is_verified(self) -> bool:
        return self.verified_how is not Verified.NOT_YET

    @property
    def may_authorise(self) -> bool:
        """R4, R10: known to be who they say, in no conflict, not excluded for the child's sake."""
        return self.is_verified and self.conflict is Conflict.NONE and not self.excluded


class Grounds(msgspec.Struct, frozen=True):
    """What staff enter about a guardian; who entered it and when is added when it is kept."""

    kind: GuardianKind
    authority: Authority = Authority.NOT_KNOWN
    verified_how: Verified = Verified.NOT_YET
    conflict: Conflict = Conflict.NONE
    excluded: bool = False


def problems_of_grounds(grounds: Grounds) -> dict[str, Sentence]:
    """5.6: a power that comes from a court or an office is not known without its paper."""
    if grounds.kind is GuardianKind.GUARDIAN_BY_ORDER and grounds.verified_how in NO_ORDER_SEEN:
        return {"verified_how": say("For a guardian by order, choose the order that was seen.")}
    return {}
