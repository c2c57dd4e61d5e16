"""What one person has answered, in the words they were asked in, to be changed (P7)."""

from datetime import datetime

import msgspec

from restorative.access.rules import Participant
from restorative.consent import rules
from restorative.consent.queries.own import Mine, about, mine
from restorative.consent.queries.texts import LANGUAGES, wordings
from restorative.consent.rules import (
    AFTER_STOPPING,
    TITLES,
    Answer,
    Decision,
    Key,
    Known,
    Wording,
)
from restorative.kernel.sentences import Sentence


class Permission(msgspec.Struct, frozen=True):
    """One answer in the words in which it was given, and what changing it does."""

    ref: str
    title: Sentence
    words: Wording | None
    about: Sentence | None
    said: Sentence
    at: datetime
    effect: Sentence
    may_stop: bool
    may_answer: bool


class Permissions(msgspec.Struct, frozen=True):
    """`has_stopped` taking part; `anything_stopped` is true of a single answer taken back too."""

    lines: tuple[Permission, ...]
    has_stopped: bool
    anything_stopped: bool = False


async def permissions(participant: Participant, now: datetime) -> Permissions:
    """What this person said, newest answers only, in the order in which it is asked."""
    own = await mine(participant, now)
    given = [
        (key, known, decision)
        for key, known in own.keys
        if (decision := rules.last(key, known.decisions))
    ]
    shown = {key: _words_shown(key, known) for key, known, _ in given}
    words = await wordings(shown.values())
    lines = [
        await _permission(key, known, decision, words.get(shown[key]), own, now)
        for key, known, decision in given
    ]
    stopped = _has_stopped(own)
    taken_back = any(decision.answer is Answer.WITHDRAWN for _, _, decision in given)
    return Permissions(tuple(lines), stopped, anything_stopped=stopped or taken_back)


async def _permission(
    key: Key, known: Known, decision: Decision, words: Wording | None, own: Mine, now: datetime
) -> Permission:
    waits = rules.why_not_yet(key, known, own.profile, now)
    return Permission(
        ref=key.ref,
        title=TITLES[key.code],
        words=words,
        about=await about(key, known, own),
        said=rules.ANSWERS[decision.answer],
        at=decision.at,
        effect=AFTER_STOPPING[key.code],
        may_stop=decision.answer is Answer.YES,
        may_answer=waits is None and rules.may_answer_alone(own.member, LANGUAGES),
    )


def _words_shown(key: Key, known: Known) -> str:
    """A withdrawal has no words of its own: those that it takes back are shown."""
    said = [one for one in known.decisions if one.wording]
    latest = rules.last(key, said)
    return latest.wording if latest else ""


def _has_stopped(own: Mine) -> bool:
    return any(
        own.member.person_id in rules.stopped(known.decisions, known.circle.track_id)
        for known in own.tracks
    )
