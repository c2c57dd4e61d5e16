"""Everything that the state of answers follows from; forty tracks cost as much as one."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Circle
from restorative.consent.queries.decisions import decisions_of
from restorative.consent.rules import Decision, Known
from restorative.people import queries as people
from restorative.preparation import queries as preparation
from restorative.preparation.rules import ContactHeld
from restorative.profile import Profile
from restorative.profile.days import local_day


async def known_of(circles: Collection[Circle], profile: Profile) -> dict[UUID, Known]:
    """By track."""
    ids = {circle.case_id for circle in circles}
    decisions = await decisions_of(ids)
    plans = await preparation.plans_of(ids)
    contacts = await preparation.contacts_of(ids)
    sittings = await preparation.explanations_of(ids)
    everybody = {one.person_id for circle in circles for one in circle.members}
    shared = frozenset(frozenset(pair) for pair in await people.same_number(everybody))
    return {
        circle.track_id: Known(
            circle=circle,
            plan=plans.get(circle.track_id),
            decisions=_of_track(circle, decisions.get(circle.case_id, ())),
            explained=preparation.explained_in(circle, sittings),
            talked_at=_talked_at(contacts, profile),
            shared_phones=shared,
        )
        for circle in circles
    }


async def known_of_track(track_id: UUID, now: datetime) -> tuple[Known, Profile]:
    profile = await office_profile()
    circle = await cases.circle(track_id, now)
    return (await known_of([circle], profile))[track_id], profile


async def known_of_case(case_id: UUID, now: datetime) -> tuple[list[Known], Profile]:
    """One for each track, in their order."""
    profile = await office_profile()
    circles = await cases.circles(case_id, now)
    known = await known_of(circles, profile)
    return [known[circle.track_id] for circle in circles], profile


def _of_track(circle: Circle, decisions: Collection[Decision]) -> tuple[Decision, ...]:
    """What was answered about another young person's meeting is not this track's (R39)."""
    return tuple(one for one in decisions if one.key.track_id in (None, circle.track_id))


def _talked_at(contacts: Collection[ContactHeld], profile: Profile) -> dict[UUID, datetime]:
    """The instant where it was written down on its day, else the day's beginning."""
    talks = {one.person_id: one for one in sorted(contacts, key=_when) if one.is_talk}
    return {
        person_id: one.at
        if local_day(one.at, profile) == one.on
        else datetime.combine(one.on, time.min, profile.zone)
        for person_id, one in talks.items()
    }


def _when(contact: ContactHeld) -> tuple[date, datetime]:
    return contact.on, contact.at
