"""Everything that proves one answer, for the staff of its case (domain 5.8, R25)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.cases.rules import Member
from restorative.consent import rules
from restorative.consent.queries.decisions import evidence_of
from restorative.consent.queries.known import known_of_case
from restorative.consent.queries.texts import wording
from restorative.consent.rules import ANSWERS, TITLES, WAYS, Decision, Evidence, Known, Wording
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence


class Earlier(msgspec.Struct, frozen=True):
    """An answer to the same question that another one took the place of."""

    id: UUID
    said: Sentence
    at: datetime


class Proof(msgspec.Struct, frozen=True):
    """`names` are those of the staff who had a part in it, by account."""

    who: Member
    child: Member | None
    title: Sentence
    said: Sentence
    way: Sentence
    decision: Decision
    evidence: Evidence
    words: Wording | None
    names: dict[UUID, str]
    others: tuple[Earlier, ...]


async def proof(case_id: UUID, decision_id: UUID, now: datetime) -> Proof:
    """An answer of another case, or of somebody who has left it, is not there."""
    everything, _ = await known_of_case(case_id, now)
    known, decision = _found(everything, decision_id)
    key = decision.key
    who = known.circle.member(key.person_id)
    if who is None:
        raise NotFound
    return Proof(
        who=who,
        child=known.circle.member(key.on_behalf_of) if key.on_behalf_of else None,
        title=TITLES[key.code],
        said=ANSWERS[decision.answer],
        way=WAYS[decision.how],
        decision=decision,
        evidence=(await evidence_of([decision_id]))[decision_id],
        words=await wording(decision.wording),
        names=await _names(decision),
        others=_others(decision, known),
    )


def _found(everything: Iterable[Known], decision_id: UUID) -> tuple[Known, Decision]:
    for known in everything:
        for decision in known.decisions:
            if decision.id == decision_id and known.circle.member(decision.key.person_id):
                return known, decision
    raise NotFound


async def _names(decision: Decision) -> dict[UUID, str]:
    had_a_part = (decision.recorded_by, decision.countersigned_by, decision.explained_by)
    return {one: await access.colleague(one) for one in had_a_part if one}


def _others(decision: Decision, known: Known) -> tuple[Earlier, ...]:
    """The newest first."""
    same = [
        one
        for one in known.decisions
        if one.key.is_same_question(decision.key) and one.id != decision.id
    ]
    same.sort(key=rules.order_of, reverse=True)
    return tuple(Earlier(one.id, ANSWERS[one.answer], one.at) for one in same)
