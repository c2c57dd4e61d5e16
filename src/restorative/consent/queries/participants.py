"""What one person is asked and what they have answered: their own, and nobody else's (S56)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Participant
from restorative.cases import queries as cases
from restorative.cases.rules import Member, Seat, Side
from restorative.consent import rules
from restorative.consent.queries.known import known_of_case
from restorative.consent.queries.standing import names_told
from restorative.consent.queries.texts import LANGUAGES, wording_for, wordings
from restorative.consent.rules import (
    AFTER_STOPPING,
    TITLES,
    Answer,
    Code,
    Decision,
    Is,
    Key,
    Known,
    Wording,
)
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import MyTask
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


class Question(msgspec.Struct, frozen=True):
    """One question as its own page shows it. `about` is whom it is about, where that is unclear."""

    ref: str
    code: Code
    wording: Wording
    about: Sentence | None
    given: Answer | None
    given_at: datetime | None
    asks_name: bool
    called: str
    next_ref: str | None


class Answered(msgspec.Struct, frozen=True):
    """The page after an answer, and whenever somebody comes back to it."""

    question: str
    said: Sentence
    at: datetime
    then: Sentence
    next_ref: str | None


class Asked(msgspec.Struct, frozen=True):
    """`refs` are open now, unanswered ones first; `later` says what comes before the next ones."""

    refs: tuple[str, ...]
    later: tuple[Sentence, ...]
    is_spoken: bool


class Permission(msgspec.Struct, frozen=True):
    """One answer in the words in which it was given, and what changing it does."""

    ref: str
    question: str
    language: str
    about: Sentence | None
    detail: Sentence | None
    said: Sentence
    at: datetime
    effect: Sentence
    may_stop: bool
    may_answer: bool


class Permissions(msgspec.Struct, frozen=True):
    lines: tuple[Permission, ...]
    has_stopped: bool


async def mine(participant: Participant, now: datetime) -> Mine:
    seat = await cases.seat(participant)
    everything, profile = await known_of_case(seat.case_id, now)
    tracks = tuple(one for one in everything if one.circle.track_id in seat.track_ids)
    member = next(iter(tracks)).circle.member(seat.person_id) if tracks else None
    if member is None:
        raise NotFound
    return Mine(seat, member, profile, _keys(seat.person_id, tracks), tracks)


async def asked(participant: Participant, now: datetime) -> Asked:
    return asked_of(await mine(participant, now), now)


def asked_of(own: Mine, now: datetime) -> Asked:
    if not rules.may_answer_alone(own.member, LANGUAGES):
        return Asked((), (), is_spoken=True)
    still = [one for one in own.keys if _leaves_open(*one, own.profile, now)]
    later = dict.fromkeys(_why_later(*one, own.profile, now) for one in still)
    now_open = [one for one in still if rules.is_open(*one, own.profile, now)]
    now_open.sort(key=lambda one: rules.last(one[0], one[1].decisions) is not None)
    refs = tuple(key.ref for key, _ in now_open)
    return Asked(refs, tuple(one for one in later if one), is_spoken=False)


async def question(participant: Participant, ref: str, now: datetime) -> Question:
    """Not asked of this person and not there are the same."""
    own = await mine(participant, now)
    key, known = own.find(ref)
    open_refs = asked_of(own, now)
    if open_refs.is_spoken or rules.why_not_yet(key, known, own.profile, now):
        raise NotFound
    given = rules.state(key, known, own.profile, now)
    shown = given.decision if given.stands is not Is.STALE else None
    return Question(
        ref=ref,
        code=key.code,
        wording=wording_for(key, rules.audience(key, own.member), participant.language),
        about=await _about(key, known, own),
        given=shown.answer if shown else None,
        given_at=shown.at if shown else None,
        asks_name=key.code is Code.C7 and key.on_behalf_of is None,
        called=own.member.card.called,
        next_ref=next((one for one in open_refs.refs if one != ref), None),
    )


async def answered(participant: Participant, ref: str, now: datetime) -> Answered:
    own = await mine(participant, now)
    key, known = own.find(ref)
    given = rules.last(key, known.decisions)
    if given is None:
        raise NotFound
    words = await wordings([given.wording])
    open_refs = asked_of(own, now).refs
    return Answered(
        question=words[given.wording].question if given.wording in words else "",
        said=rules.ANSWERS[given.answer],
        at=given.at,
        then=rules.THEN[given.answer],
        next_ref=next((one for one in open_refs if one != ref), None),
    )


async def permissions(participant: Participant, now: datetime) -> Permissions:
    """What this person said, newest answers only, in the order in which it is asked."""
    own = await mine(participant, now)
    given = [
        (key, known, decision)
        for key, known in own.keys
        if (decision := rules.last(key, known.decisions))
    ]
    words = await wordings([decision.wording for *_, decision in given])
    lines = [
        await _permission(key, known, decision, words.get(decision.wording), own)
        for key, known, decision in given
    ]
    return Permissions(tuple(lines), has_stopped=_has_stopped(own))


async def my_tasks(participant: Participant, now: datetime) -> list[MyTask]:
    own = await mine(participant, now)
    return [_questions_task(asked_of(own, now), own), _changing_task()]


def _keys(person_id: UUID, tracks: tuple[Known, ...]) -> tuple[tuple[Key, Known], ...]:
    """What belongs to the whole case is asked once, whatever the number of tracks."""
    found = {key.ref: (key, known) for known in tracks for key in rules.keys_of(person_id, known)}
    return tuple(sorted(found.values(), key=lambda one: rules.ASKED_IN_ORDER.index(one[0].code)))


def _leaves_open(key: Key, known: Known, profile: Profile, now: datetime) -> bool:
    return rules.state(key, known, profile, now).stands in rules.STILL_OPEN


def _why_later(key: Key, known: Known, profile: Profile, now: datetime) -> Sentence | None:
    return rules.why_not_yet(key, known, profile, now)


async def _about(key: Key, known: Known, own: Mine) -> Sentence | None:
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


async def _permission(
    key: Key, known: Known, decision: Decision, words: Wording | None, own: Mine
) -> Permission:
    return Permission(
        ref=key.ref,
        question=words.question if words else "",
        language=words.language if words else "",
        about=await _about(key, known, own),
        detail=rules.detail(decision.key) or TITLES[key.code],
        said=rules.ANSWERS[decision.answer],
        at=decision.at,
        effect=AFTER_STOPPING[key.code],
        may_stop=decision.answer is Answer.YES,
        may_answer=rules.may_answer_alone(own.member, LANGUAGES),
    )


def _has_stopped(own: Mine) -> bool:
    return any(
        own.member.person_id in rules.stopped(known.decisions, known.circle.track_id)
        for known in own.tracks
    )


def _questions_task(found: Asked, own: Mine) -> MyTask:
    what = say("Questions for you")
    if found.is_spoken:
        return MyTask(what, say("We ask you in person"), "/my/questions", False, 20)
    if found.refs:
        is_new = not any(
            one.key.person_id == own.member.person_id
            for known in own.tracks
            for one in known.decisions
        )
        state = say("Not yet started") if is_new else say("In progress")
        return MyTask(what, state, "/my/questions", True, 20)
    state = say("Cannot start yet") if found.later else say("Completed")
    return MyTask(what, state, "/my/questions", False, 20)


def _changing_task() -> MyTask:
    """Always there: stopping is never further than two steps away (R5)."""
    return MyTask(
        say("What I said, and changing my mind"), say("At any time"), "/my/permissions", True, 90
    )
