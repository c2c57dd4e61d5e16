"""May these people meet? A supervisor decides; where it is flagged, a second signs (R11, R13)."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say
from restorative.preparation.rules.assessing import Assessment, Flag


class Verdict(StrEnum):
    GO = "go"
    CONDITIONS = "conditions"
    INDIRECT_ONLY = "indirect_only"
    NOT_NOW = "not_now"
    NO = "no"

    @property
    def allows_meeting(self) -> bool:
        return self in (Verdict.GO, Verdict.CONDITIONS)

    @property
    def allows_contact(self) -> bool:
        return self.allows_meeting or self is Verdict.INDIRECT_ONLY


class Suitability(msgspec.Struct, frozen=True):
    """A decision as it stands; its reasons and conditions are sealed elsewhere.

    `specialist`: the default block of a special kind of harm was lifted after a
    specialist had been asked, at the wish of the person harmed (R13).
    """

    id: UUID
    track_id: UUID
    decision: Verdict
    decided_at: datetime
    flagged: frozenset[Flag]
    signed_by: tuple[UUID, ...]
    review_on: date | None = None
    specialist: bool = False

    @property
    def needs_second(self) -> bool:
        return bool(self.flagged) and len(set(self.signed_by)) < 2

    @property
    def stands(self) -> bool:
        return not self.needs_second


def decided(
    suitability: Suitability, assessment: Assessment | None, conditions: str, today: date
) -> Suitability:
    """Raises where the decision says more than the facts allow."""
    if assessment is None:
        raise RuleBroken(say("The facilitator has not written the assessment yet."), "decision")
    if suitability.decision.allows_meeting and assessment.shut_gates:
        raise RuleBroken(
            say("One of the gate questions is not answered with yes. Choose another decision."),
            "decision",
        )
    if suitability.decision is Verdict.CONDITIONS and not conditions:
        raise RuleBroken(say("Write down the conditions."), "conditions")
    if suitability.decision is Verdict.NOT_NOW:
        _must_come_back(suitability.review_on, today)
    if _is_shut_by_default(suitability):
        raise RuleBroken(
            say(
                "This kind of harm is outside the usual way. It needs a specialist "
                "and the wish of the person harmed."
            ),
            "specialist",
        )
    return suitability


def signed_as_second(suitability: Suitability, by: UUID) -> Suitability:
    """Two people means two: nobody signs twice (R11)."""
    if not suitability.needs_second:
        raise RuleBroken(say("This decision needs no second signature."))
    if by in suitability.signed_by:
        raise RuleBroken(say("Somebody else has to sign as the second person."))
    return msgspec.structs.replace(suitability, signed_by=(*suitability.signed_by, by))


def _must_come_back(review_on: date | None, today: date) -> None:
    if review_on is None or review_on <= today:
        raise RuleBroken(say("Choose a day after today for the next look."), "review_on")


def _is_shut_by_default(suitability: Suitability) -> bool:
    return (
        Flag.SPECIAL_HARM in suitability.flagged
        and suitability.decision.allows_contact
        and not suitability.specialist
    )


def in_force(decisions: Collection[Suitability]) -> Suitability | None:
    """The last decision is the one that counts, signed or not."""
    return max(decisions, key=lambda one: one.decided_at, default=None)
