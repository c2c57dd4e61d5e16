"""Preparation at a glance: who has been talked with, what is written, what is still open."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Circle, Member
from restorative.kernel.blockers import Blocker
from restorative.preparation import rules
from restorative.preparation.queries.whole import preparations_of
from restorative.preparation.rules import Explained, Preparation, Wishes


class PersonLine(msgspec.Struct, frozen=True):
    """One person; `talks` counts conversations, not tries."""

    member: Member
    talks: int
    last_on: date | None
    explained: Explained | None
    wishes: Wishes | None
    owes_talk_alone: bool


class TrackLine(msgspec.Struct, frozen=True):
    track_id: UUID
    young_person: Member
    known: Preparation
    blockers: tuple[Blocker, ...]


class Overview(msgspec.Struct, frozen=True):
    reference: str
    people: tuple[PersonLine, ...]
    tracks: tuple[TrackLine, ...]


class PersonSheet(msgspec.Struct, frozen=True):
    """One person, and what preparation knows of them besides the notes."""

    member: Member
    reference: str
    explained: Explained | None
    wishes: Wishes | None


async def overview(case_id: UUID, now: datetime) -> Overview:
    circles = await cases.circles(case_id, now)
    known, profile = await preparations_of(circles), await office_profile()
    people = {
        member.person_id: _person(member, known[circle.track_id])
        for circle in circles
        for member in rules.people_to_prepare(circle)
    }
    lines = [
        TrackLine(
            circle.track_id,
            circle.young_person,
            known[circle.track_id],
            tuple(rules.blockers_of_scheduling(circle, known[circle.track_id], profile, now)),
        )
        for circle in circles
    ]
    return Overview(circles[0].reference, tuple(people.values()), tuple(lines))


async def person_sheet(case_id: UUID, person_id: UUID, now: datetime) -> PersonSheet:
    member = await cases.member(case_id, person_id, now)
    circle = await _a_circle_of(member, case_id, now)
    known = (await preparations_of([circle]))[circle.track_id]
    return PersonSheet(
        member, circle.reference, known.explained.get(person_id), known.wishes.get(person_id)
    )


async def _a_circle_of(member: Member, case_id: UUID, now: datetime) -> Circle:
    found = await cases.circles(case_id, now)
    return next(one for one in found if one.member(member.person_id))


def _person(member: Member, known: Preparation) -> PersonLine:
    talks = [one for one in known.contacts if one.person_id == member.person_id and one.is_talk]
    alone = rules.was_talked_to_alone(member.person_id, known.contacts)
    return PersonLine(
        member=member,
        talks=len(talks),
        last_on=max((one.on for one in talks), default=None),
        explained=known.explained.get(member.person_id),
        wishes=known.wishes.get(member.person_id),
        owes_talk_alone=rules.owes_a_talk_alone(member) and not alone,
    )
