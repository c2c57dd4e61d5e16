"""Who belongs to a case: members, circles, seats; always in the same number of queries."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.access.rules import Participant
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Circle, Member, Role, Seat, Side, Track
from restorative.cases.tables import Case, Membership, TrackRow
from restorative.kernel.errors import NotFound
from restorative.people import queries as people
from restorative.people.rules import Guardian, PersonCard
from restorative.profile import Profile
from restorative.profile.ages import age_on, is_adult
from restorative.profile.days import local_day


async def tracks(case_id: UUID) -> tuple[Track, ...]:
    return (await tracks_of([case_id])).get(case_id, ())


async def tracks_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[Track, ...]]:
    if not case_ids:
        return {}
    rows = (
        await TrackRow.select()
        .where(TrackRow.case_id.is_in(list(case_ids)))
        .order_by(TrackRow.number)
    )
    found: dict[UUID, tuple[Track, ...]] = {}
    for row in rows:
        found[row["case_id"]] = (*found.get(row["case_id"], ()), _track(row))
    return found


async def track(track_id: UUID) -> Track:
    row = await TrackRow.select().where(TrackRow.id == track_id).first()
    if row is None:
        raise NotFound
    return _track(row)


async def track_in(case_id: UUID, track_id: UUID) -> Track:
    """A track of this very case; of another case is not there."""
    found = await track(track_id)
    if found.case_id != case_id:
        raise NotFound
    return found


async def members(case_id: UUID, now: datetime) -> tuple[Member, ...]:
    """Everybody in the case, of every track, in the order in which they joined."""
    return (await _members([case_id], now)).get(case_id, ())


async def member(case_id: UUID, person_id: UUID, now: datetime) -> Member:
    """Not in this case is not there."""
    for one in await members(case_id, now):
        if one.person_id == person_id:
            return one
    raise NotFound


async def circle(track_id: UUID, now: datetime) -> Circle:
    found = await circles((await track(track_id)).case_id, now)
    return next(one for one in found if one.track_id == track_id)


async def circles(case_id: UUID, now: datetime) -> list[Circle]:
    """One for each responsible young person of the case."""
    return (await circles_of([case_id], now)).get(case_id, [])


async def circles_of(case_ids: Collection[UUID], now: datetime) -> dict[UUID, list[Circle]]:
    known = await references(case_ids)
    all_tracks = await tracks_of(case_ids)
    everybody = await _members(case_ids, now)
    return {
        case_id: [
            _circle(one, reference, everybody.get(case_id, ()))
            for one in all_tracks.get(case_id, ())
        ]
        for case_id, reference in known.items()
    }


async def seat(participant: Participant) -> Seat:
    """Whose link it is decides, never an address: not in this case is not there."""
    row = (
        await Membership.select()
        .where(
            (Membership.person_id == participant.person_id)
            & (Membership.case_id == participant.case_id)
            & Membership.left_at.is_null()
        )
        .first()
    )
    if row is None:
        raise NotFound
    return Seat(
        case_id=row["case_id"],
        person_id=row["person_id"],
        role=Role(row["role"]),
        side=Side(row["side"]),
        for_person_id=row["for_person_id"],
        track_ids=await _tracks_at(row),
    )


async def references(case_ids: Collection[UUID]) -> dict[UUID, str]:
    if not case_ids:
        return {}
    rows = await Case.select(Case.id, Case.reference).where(Case.id.is_in(list(case_ids)))
    return {row["id"]: row["reference"] for row in rows}


async def cases_of(person_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """In which case each of these people is; a person is in one."""
    if not person_ids:
        return {}
    rows = await Membership.select(Membership.person_id, Membership.case_id).where(
        Membership.person_id.is_in(list(person_ids))
    )
    return {row["person_id"]: row["case_id"] for row in rows}


async def key_of_party(case_id: UUID, person_id: UUID) -> UUID:
    """The key of a person's party: whoever is there for them is sealed under it too."""
    row = (
        await Membership.select(Membership.key_id)
        .where((Membership.person_id == person_id) & (Membership.case_id == case_id))
        .first()
    )
    if row is None:
        raise NotFound
    key_id: UUID = row["key_id"]
    return key_id


async def _tracks_at(row: dict[str, Any]) -> tuple[UUID, ...]:
    if row["track_id"] is not None:
        return (row["track_id"],)
    return tuple(one.id for one in await tracks(row["case_id"]))


async def _members(case_ids: Collection[UUID], now: datetime) -> dict[UUID, tuple[Member, ...]]:
    if not case_ids:
        return {}
    rows = (
        await Membership.select()
        .where(Membership.case_id.is_in(list(case_ids)) & Membership.left_at.is_null())
        .order_by(Membership.number)
    )
    cards = await people.cards([row["person_id"] for row in rows])
    known = await people.guardians([row["for_person_id"] for row in rows if row["for_person_id"]])
    guardians = {(one.guardian_id, one.child_id): one for one in known}
    profile = await office_profile()
    found: dict[UUID, tuple[Member, ...]] = {}
    for row in rows:
        one = _member(row, cards, guardians, profile, now)
        found[row["case_id"]] = (*found.get(row["case_id"], ()), one)
    return found


def _member(
    row: dict[str, Any],
    cards: dict[UUID, PersonCard],
    guardians: dict[tuple[UUID, UUID], Guardian],
    profile: Profile,
    now: datetime,
) -> Member:
    card = cards[row["person_id"]]
    ward = cards.get(row["for_person_id"]) if row["for_person_id"] else None
    guardian = guardians.get((card.id, ward.id)) if ward else None
    return Member(
        person_id=card.id,
        role=Role(row["role"]),
        side=Side(row["side"]),
        track_id=row["track_id"],
        for_person_id=row["for_person_id"],
        card=card,
        age=age_on(card.born_on, local_day(now, profile)) if card.born_on else None,
        is_minor=_is_minor(card, profile, now),
        may_authorise=(
            guardian is not None
            and ward is not None
            and guardian.may_authorise
            and _is_minor(ward, profile, now)
        ),
        guardian=guardian,
    )


def _is_minor(card: PersonCard, profile: Profile, now: datetime) -> bool:
    return card.born_on is not None and not is_adult(card.born_on, now, profile)


def _circle(one: Track, reference: str, everybody: tuple[Member, ...]) -> Circle:
    mine = tuple(m for m in everybody if m.track_id in (None, one.id))
    young_person = next(m for m in mine if m.person_id == one.person_id)
    return Circle(one.case_id, one.id, reference, young_person, mine)


def _track(row: dict[str, Any]) -> Track:
    return Track(row["id"], row["case_id"], row["number"], row["person_id"])
