"""One answer, with all that proves it (domain 5.8). A correction is a new answer (R26)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.consent.rules.codes import Answer, How, Offer
from restorative.consent.rules.keys import Key


class Decision(msgspec.Struct, frozen=True):
    """`number` orders the answers of a case; `wording` is the fingerprint of the text shown.

    `explained_at` and `explained_by` are copied from the preparation at the time.
    Names of witness and interpreter, and the name that others may hear, are sealed.
    """

    id: UUID
    key: Key
    answer: Answer
    how: How
    at: datetime
    number: int
    wording: str = ""
    language: str = ""
    link_id: UUID | None = None
    recorded_by: UUID | None = None
    countersigned_by: UUID | None = None
    countersigned_at: datetime | None = None
    explained_at: datetime | None = None
    explained_by: UUID | None = None
    authority: str = ""
    offered: tuple[Offer, ...] = ()
    voluntary: bool = False
    cooling_off_waived: bool = False
    supersedes: UUID | None = None

    @property
    def is_free_acknowledgement(self) -> bool:
        """R8: voluntary, with lawyer and guardian offered."""
        return self.voluntary and set(self.offered) == set(Offer)


class Evidence(msgspec.Struct, frozen=True):
    """What of the proof is personal: kept sealed under the key of the person who answered."""

    told_name: str = ""
    interpreter: str = ""
    witness: str = ""
    sheet_kept: str = ""


def last(key: Key, decisions: Iterable[Decision]) -> Decision | None:
    """The answer that counts for this question; of two at one instant, the withdrawal."""
    same = [one for one in decisions if one.key.is_same_question(key)]
    return max(same, key=order_of, default=None)


def order_of(decision: Decision) -> tuple[datetime, int, bool]:
    return (decision.at, decision.number, decision.answer is Answer.WITHDRAWN)


def needs_second(decision: Decision, shares_a_phone: bool) -> bool:
    """Paper and speech are countersigned (5.6), and a child's yes from a guardian's phone (R61)."""
    if decision.answer is not Answer.YES:
        return False
    return decision.how is not How.LINK or shares_a_phone
