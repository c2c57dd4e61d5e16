"""All that is known of a track's preparation; forty tracks cost as many queries as one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Circle
from restorative.kernel.blockers import Blocker
from restorative.preparation import rules
from restorative.preparation.queries import people, tracks
from restorative.preparation.rules import ContactHeld, Explained, Explanation, Preparation


async def preparation(track_id: UUID, now: datetime) -> Preparation:
    return await preparation_of(await cases.circle(track_id, now))


async def preparation_of(circle: Circle) -> Preparation:
    return (await preparations_of([circle]))[circle.track_id]


async def preparations_of(circles: Collection[Circle]) -> dict[UUID, Preparation]:
    """By track. What belongs to another track of the same case stays out (R39)."""
    ids = {circle.case_id for circle in circles}
    contacts = await people.contacts_of(ids)
    sittings = await people.explanations_of(ids)
    wishes = await people.wishes_of(ids)
    plans = await tracks.plans_of(ids)
    assessments = await tracks.assessments_of(ids)
    decided = await tracks.suitability_of(ids)
    checks = await tracks.risk_checks_of(ids)
    safety = await tracks.safety_plans_of(ids)
    return {
        circle.track_id: Preparation(
            track_id=circle.track_id,
            contacts=_within(circle, contacts),
            explained=explained_in(circle, sittings),
            wishes={who: one for who, one in wishes.items() if circle.member(who)},
            plan=plans.get(circle.track_id),
            assessment=assessments.get(circle.track_id),
            suitability=decided.get(circle.track_id),
            safety_plan_at=safety.get(circle.track_id, {}).get("written_at"),
            risk_check=checks.get(circle.track_id),
        )
        for circle in circles
    }


async def blockers_of_scheduling(track_id: UUID, now: datetime) -> list[Blocker]:
    circle = await cases.circle(track_id, now)
    known = await preparation_of(circle)
    return rules.blockers_of_scheduling(circle, known, await office_profile(), now)


def explained_in(circle: Circle, sittings: Collection[Explanation]) -> dict[UUID, Explained]:
    found = {}
    for member in circle.members:
        own = [one for one in sittings if one.person_id == member.person_id]
        told = rules.explained(member, own)
        if told:
            found[member.person_id] = told
    return found


def _within(circle: Circle, contacts: Collection[ContactHeld]) -> tuple[ContactHeld, ...]:
    return tuple(one for one in contacts if circle.member(one.person_id))
