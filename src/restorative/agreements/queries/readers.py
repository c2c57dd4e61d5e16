"""The agreement as one person may read it, fetched through that person."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Participant
from restorative.agreements.queries.drafts import Version, draft_of, versions_of
from restorative.agreements.rules.copies import Copy, copy_for, hash_of
from restorative.agreements.rules.signing import Draft, must_sign, unsigned
from restorative.cases import queries as cases
from restorative.cases.rules import Circle, Member
from restorative.consent.queries import names_told
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import say
from restorative.kernel.todo import MyTask
from restorative.meetings import queries as meetings


class MyCopy(msgspec.Struct, frozen=True):
    """What one reader sees: their copy, its hash, and what they themselves have said to it."""

    track_id: UUID
    copy: Copy
    text_hash: str
    dated: datetime
    may_sign: bool
    signed_at: datetime | None
    objected_at: datetime | None
    in_force: bool


async def copies_for(participant: Participant, now: datetime) -> list[MyCopy]:
    """Each agreement of the asker's own tracks that was given out for reading."""
    seat = await cases.seat(participant)
    found = [await _copy(track_id, participant.person_id, now) for track_id in seat.track_ids]
    return [copy for copy in found if copy is not None]


async def copy_of(participant: Participant, version_id: UUID, now: datetime) -> MyCopy:
    """Raises `NotFound` for a version that is not the asker's to read, or not the newest."""
    for copy in await copies_for(participant, now):
        if copy.copy.version_id == version_id:
            return copy
    raise NotFound


async def _copy(track_id: UUID, person_id: UUID, now: datetime) -> MyCopy | None:
    version = next(iter(await versions_of(track_id)), None)
    if version is None:
        return None
    circle = await cases.circle(track_id, now)
    member = circle.member(person_id)
    draft = await draft_of(version, circle)
    if member is None or not _is_given_out(member, draft):
        return None
    return await _my_copy(member, version, draft, circle)


async def my_tasks(participant: Participant, now: datetime) -> list[MyTask]:
    """The agreement on the reader's own page, once there is one to read."""
    return [_task(copy) for copy in await copies_for(participant, now)][:1]


def _task(copy: MyCopy) -> MyTask:
    waits = copy.may_sign and copy.signed_at is None
    state = say("Waits for your answer") if waits else say("You can read it")
    if copy.signed_at:
        state = say("You signed it")
    return MyTask(say("The agreement"), state, "/my/agreement", is_open=waits, order=60)


def _is_given_out(member: Member, draft: Draft) -> bool:
    """A draft is nobody's to read until it has been read back to them or signed by somebody."""
    heard = any(one.person_id == member.person_id for one in draft.read_back)
    return heard or draft.is_frozen


async def _my_copy(member: Member, version: Version, draft: Draft, circle: Circle) -> MyCopy:
    names = (await names_told(circle))[member.side]
    copy = copy_for(member, version.id, version.number, version.language, draft.actions, names)
    attended = await meetings.attended(version.track_id)
    signed = [one.signed_at for one in draft.signatures if one.person_id == member.person_id]
    objected = [
        one.said_at
        for one in draft.objections
        if one.person_id == member.person_id and not draft.has_signed_since(one)
    ]
    return MyCopy(
        track_id=version.track_id,
        copy=copy,
        text_hash=hash_of(copy),
        dated=version.opened_at,
        may_sign=member in must_sign(circle, draft.actions, attended),
        signed_at=signed[-1] if signed else None,
        objected_at=objected[-1] if objected else None,
        in_force=not unsigned(circle, draft, attended),
    )
