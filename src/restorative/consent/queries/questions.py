"""What one person is asked, and what they read after an answer (P6)."""

from datetime import datetime

import msgspec

from restorative.access.rules import Participant
from restorative.consent import rules
from restorative.consent.queries.own import Mine, about, mine
from restorative.consent.queries.texts import LANGUAGES, wording_for, wordings
from restorative.consent.rules import (
    Answer,
    Code,
    Is,
    Key,
    Known,
    Wording,
)
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import MyTask
from restorative.profile import Profile


class Question(msgspec.Struct, frozen=True):
    """One question as its own page shows it. `about` is whom it is about, where that is unclear.

    `after` names the last answer that was given to it, so that a page that was opened
    before a withdrawal cannot undo it.
    """

    ref: str
    code: Code
    wording: Wording
    about: Sentence | None
    given: Answer | None
    given_at: datetime | None
    asks_name: bool
    called: str
    next_ref: str | None
    after: str = ""


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


async def asked(participant: Participant, now: datetime) -> Asked:
    return asked_of(await mine(participant, now), now)


def asked_of(own: Mine, now: datetime) -> Asked:
    if not rules.may_answer_alone(own.member, LANGUAGES):
        return Asked((), (), is_spoken=True)
    still = [one for one in own.keys if _leaves_open(*one, own.profile, now)]
    reasons = [rules.why_not_yet(*one, own.profile, now) for one in still]
    later = {str(reason): reason for reason in reasons if reason}
    now_open = [one for one in still if rules.is_open(*one, own.profile, now)]
    now_open.sort(key=lambda one: rules.last(one[0], one[1].decisions) is not None)
    refs = tuple(key.ref for key, _ in now_open)
    return Asked(refs, tuple(later.values()), is_spoken=False)


async def question(participant: Participant, ref: str, now: datetime) -> Question:
    """Not asked of this person and not there are the same."""
    return await question_of(await mine(participant, now), ref, participant.language, now)


async def question_of(own: Mine, ref: str, language: str, now: datetime) -> Question:
    key, known = own.find(ref)
    open_refs = asked_of(own, now)
    if open_refs.is_spoken or rules.why_not_yet(key, known, own.profile, now):
        raise NotFound
    given = rules.state(key, known, own.profile, now)
    shown = given.decision if given.stands is not Is.STALE else None
    latest = rules.last(key, known.decisions)
    return Question(
        ref=ref,
        code=key.code,
        wording=wording_for(key, rules.audience(key, own.member), language),
        about=await about(key, known, own),
        given=shown.answer if shown else None,
        given_at=shown.at if shown else None,
        asks_name=key.code is Code.C7 and key.on_behalf_of is None,
        called=own.member.card.called,
        next_ref=next((one for one in open_refs.refs if one != ref), None),
        after=str(latest.id) if latest else "",
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


async def my_tasks(participant: Participant, now: datetime) -> list[MyTask]:
    own = await mine(participant, now)
    return [_questions_task(asked_of(own, now), own), _changing_task()]


def _leaves_open(key: Key, known: Known, profile: Profile, now: datetime) -> bool:
    return rules.state(key, known, profile, now).stands in rules.STILL_OPEN


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
