"""One participant's own questions: theirs, and nobody else's (S56)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Participant
from restorative.cases import queries as cases
from restorative.cases.rules import Member, Seat, Side
from restorative.consent import rules
from restorative.consent.queries.known import known_of_case
from restorative.consent.queries.standing import names_told
from restorative.consent.rules import (
    Key,
    Known,
)
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile


class Mine(msgspec.Struct, frozen=True):
    """One participant's questions, with all that their states follow from."""

    seat: Seat
    member: Member
    profile: Profile
    keys: tuple[tuple[Key, Known], ...]
    tracks: tuple[Known, ...]

    def find(self, ref: str) -> tuple[Key, Known]:
        for key, known in self.keys:
            if key.ref == ref:
                return key, known
        raise NotFound


async def mine(participant: Participant, now: datetime) -> Mine:
    seat = await cases.seat(participant)
    everything, profile = await known_of_case(seat.case_id, now)
    tracks = tuple(one for one in everything if one.circle.track_id in seat.track_ids)
    member = next(iter(tracks)).circle.member(seat.person_id) if tracks else None
    if member is None:
        raise NotFound
    return Mine(seat, member, profile, _keys(seat.person_id, tracks), tracks)


async def about(key: Key, known: Known, own: Mine) -> Sentence | None:
    """The child for whom a guardian decides; the young person, where there are several."""
    if key.on_behalf_of:
        child = known.circle.member(key.on_behalf_of)
        return say("This is about %(name)s.", name=child.card.called) if child else None
    if key.track_id is None or len(own.tracks) < 2:
        return None
    told = (await names_told(known.circle))[own.member.side]
    name = told.get(known.circle.young_person.person_id, "")
    number = 1 + [one.circle.track_id for one in own.tracks].index(known.circle.track_id)
    if own.member.side is Side.HARMED and not name:
        return say("This is about young person %(number)s.", number=number)
    return say("This is about %(name)s.", name=name)


def _keys(person_id: UUID, tracks: tuple[Known, ...]) -> tuple[tuple[Key, Known], ...]:
    """What belongs to the whole case is asked once, whatever the number of tracks."""
    found = {key.ref: (key, known) for known in tracks for key in rules.keys_of(person_id, known)}
    return tuple(sorted(found.values(), key=lambda one: rules.ASKED_IN_ORDER.index(one[0].code)))
