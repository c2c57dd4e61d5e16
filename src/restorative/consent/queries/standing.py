"""What stands now, for the rooms above: the matrix, what is in the way, who may be told what."""

from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Circle, Side
from restorative.consent import rules
from restorative.consent.queries.decisions import decisions_of, evidence_of
from restorative.consent.queries.known import known_of_case, known_of_track
from restorative.consent.rules import Code, Known, Matrix
from restorative.kernel.blockers import Blocker


async def matrix(track_id: UUID, now: datetime) -> Matrix:
    known, profile = await known_of_track(track_id, now)
    return rules.matrix(known, profile, now)


async def matrices(case_id: UUID, now: datetime) -> list[Matrix]:
    """One for each track of the case."""
    everything, profile = await known_of_case(case_id, now)
    return [rules.matrix(known, profile, now) for known in everything]


async def blockers_of_inviting(track_id: UUID, now: datetime) -> list[Blocker]:
    """What in people's answers forbids to invite them, and to begin."""
    return rules.blockers_of_meeting(await matrix(track_id, now))


async def stands(person_id: UUID, code: Code, scope: str, now: datetime) -> bool:
    """Has this person said yes, and does it hold; for a minor, with the second key.

    An empty scope asks for every scope of this code.
    """
    case_id = (await cases.cases_of([person_id])).get(person_id)
    if case_id is None:
        return False
    theirs = [one for one in await matrices(case_id, now) if one.row(person_id)]
    return bool(theirs) and all(rules.stands(one, person_id, code, scope) for one in theirs)


async def withdrawn(track_id: UUID) -> frozenset[UUID]:
    """Who of this track has stopped taking part."""
    track = await cases.track(track_id)
    decisions = (await decisions_of([track.case_id])).get(track.case_id, ())
    return rules.stopped(decisions, track_id)


async def names_told(circle: Circle) -> dict[Side, dict[UUID, str]]:
    """For readers of each side, the names that they may hear: their own side's, and C7's."""
    decisions = (await decisions_of([circle.case_id])).get(circle.case_id, ())
    told = rules.names_released(Known(circle, None, decisions), await office_profile())
    evidence = await evidence_of([one.id for one in told.values()])
    released = {who: evidence[one.id].told_name for who, one in told.items()}
    return {side: _heard_on(side, circle, released) for side in Side}


async def may_be_told(person_id: UUID, now: datetime) -> str:
    """The name that the other side may hear; empty: none (C7)."""
    case_id = (await cases.cases_of([person_id])).get(person_id)
    if case_id is None:
        return ""
    for circle in await cases.circles(case_id, now):
        if member := circle.member(person_id):
            return (await names_told(circle))[member.side.other].get(person_id, "")
    return ""


def _heard_on(side: Side, circle: Circle, released: dict[UUID, str]) -> dict[UUID, str]:
    own = {one.person_id: one.card.called for one in circle.side(side)}
    others = {
        one.person_id: released[one.person_id]
        for one in circle.side(side.other)
        if released.get(one.person_id)
    }
    return own | others
