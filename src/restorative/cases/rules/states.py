"""What is decided about a case, one row for each decision; where it stands follows from them."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say

CLOSED = say("This case is closed. Nothing in it can be changed.")


class CaseState(StrEnum):
    """REFERRED waits for a decision, RETURNED for missing data, ACCEPTED for a facilitator."""

    REFERRED = "referred"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ALLOCATED = "allocated"
    DECLINED = "declined"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        return self not in (CaseState.DECLINED, CaseState.CLOSED)


class Act(StrEnum):
    RECORDED = "recorded"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ALLOCATED = "allocated"
    STOOD_DOWN = "stood_down"
    CLOSED = "closed"


class MissingData(StrEnum):
    YOUNG_PERSON = "young_person"
    GUARDIAN = "guardian"
    PERSON_HARMED = "person_harmed"
    CONTACT_PERMISSION = "contact_permission"
    INCIDENT = "incident"
    ORDERS = "orders"


class DeclineReason(StrEnum):
    DENIES_FACTS = "denies_facts"
    NO_HARM = "no_harm"
    WAS_ADULT = "was_adult"
    OUT_OF_SCOPE = "out_of_scope"
    CHILD_PROTECTION = "child_protection"
    HEALTH = "health"


class CaseAct(msgspec.Struct, frozen=True):
    """One decision; `account_id` is whom the case was given to, or taken from."""

    number: int
    act: Act
    at: datetime
    by: UUID
    reasons: tuple[str, ...] = ()
    note: str = ""
    account_id: UUID | None = None


UNDECIDED = frozenset({CaseState.REFERRED, CaseState.RETURNED})
ACCEPTED = frozenset({CaseState.ACCEPTED, CaseState.ALLOCATED})
MAY_FOLLOW: dict[Act, frozenset[CaseState]] = {
    Act.RETURNED: UNDECIDED,
    Act.ACCEPTED: UNDECIDED,
    Act.DECLINED: UNDECIDED,
    Act.ALLOCATED: ACCEPTED,
    Act.STOOD_DOWN: ACCEPTED,
    Act.CLOSED: ACCEPTED,
}
LEADS_TO = {
    Act.RECORDED: CaseState.REFERRED,
    Act.RETURNED: CaseState.RETURNED,
    Act.ACCEPTED: CaseState.ACCEPTED,
    Act.DECLINED: CaseState.DECLINED,
    Act.CLOSED: CaseState.CLOSED,
}


def state_of(acts: Sequence[CaseAct]) -> CaseState:
    """Where a case stands after everything that was decided about it."""
    decided = [LEADS_TO[one.act] for one in acts if one.act in LEADS_TO]
    state = decided[-1] if decided else CaseState.REFERRED
    has_facilitator = state is CaseState.ACCEPTED and bool(facilitators(acts))
    return CaseState.ALLOCATED if has_facilitator else state


def facilitators(acts: Sequence[CaseAct]) -> tuple[UUID, ...]:
    """Who has the case now, in the order in which they were given it."""
    have: dict[UUID, None] = {}
    for one in acts:
        if one.act is Act.ALLOCATED and one.account_id:
            have[one.account_id] = None
        if one.act is Act.STOOD_DOWN and one.account_id:
            have.pop(one.account_id, None)
    return tuple(have)


def require_open(state: CaseState) -> None:
    if not state.is_open:
        raise RuleBroken(CLOSED)


def require_possible(act: Act, state: CaseState) -> None:
    if state in MAY_FOLLOW[act]:
        return
    require_open(state)
    if state in UNDECIDED:
        raise RuleBroken(say("Accept the referral first."))
    raise RuleBroken(say("This referral has been decided already."))
