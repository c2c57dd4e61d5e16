"""What other rooms read from the answers: one yes, the names that may be said, who has stopped."""

from collections.abc import Iterable
from uuid import UUID

from restorative.consent.rules.blocking import unauthorised
from restorative.consent.rules.codes import Answer, Code
from restorative.consent.rules.decisions import Decision, last
from restorative.consent.rules.keys import FOR_A_CHILD, Key, needed
from restorative.consent.rules.matrix import Matrix, matrix
from restorative.consent.rules.states import Known
from restorative.profile import Profile


def stands(found: Matrix, person_id: UUID, code: Code, scope: str = "") -> bool:
    """The own yes and, for a minor, a guardian's beside it (R4); no scope means all of them."""
    row = found.row(person_id)
    own = [
        cell
        for cell in (row.of(code) if row else ())
        if cell.key.on_behalf_of is None and scope in ("", cell.key.scope)
    ]
    if row is None or not own or not all(cell.state.is_yes for cell in own):
        return False
    if not row.member.is_minor or code not in FOR_A_CHILD[row.member.side]:
        return True
    return not any(unauthorised(row.member, code, cell.key.scope, found) for cell in own)


def names_released(known: Known, profile: Profile) -> dict[UUID, Decision]:
    """Whose name may be said to the other side (C7), with the answer that carries the name.

    No clock is asked: this yes does not grow old by itself.
    """
    given = {
        key.person_id: decision
        for key in needed(known.circle, known.plan)
        if key.code is Code.C7 and key.on_behalf_of is None
        if (decision := last(key, known.decisions))
    }
    if not given:
        return {}
    found = matrix(known, profile, max(one.at for one in given.values()))
    return {who: one for who, one in given.items() if stands(found, who, Code.C7)}


def stopped(decisions: Iterable[Decision], track_id: UUID) -> frozenset[UUID]:
    """Whose last word on taking part is that they stop."""
    given = [one for one in decisions if one.key.track_id in (None, track_id)]
    keys: dict[Key, None] = dict.fromkeys(one.key for one in given if one.key.code is Code.C1)
    latest = [last(key, given) for key in keys]
    return frozenset(one.key.person_id for one in latest if one and one.answer is Answer.WITHDRAWN)
