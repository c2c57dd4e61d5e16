"""What may be asked of whom, and when; one question opens the next (R25, R27, screens.md P6)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.cases.rules import Member
from restorative.consent.rules.codes import ASKED_IN_ORDER, Answer, Code, Is
from restorative.consent.rules.decisions import last
from restorative.consent.rules.keys import Key, needed
from restorative.consent.rules.states import Known, may_be_asked_to_meet_at, state
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile

ORAL_BELOW = 12
"""Younger children say it aloud, before the facilitator and a witness (domain 5.4)."""
LEADS_TO = {Code.C5: Code.C4}
"""Who else may come is asked of those who want to meet."""
ALWAYS_OPEN = frozenset({Code.C1, Code.C12})
STILL_OPEN = frozenset({Is.MISSING, Is.STALE, Is.NOT_SURE, Is.TALK_FIRST})


def keys_of(person_id: UUID, known: Known) -> tuple[Key, ...]:
    """What this person is asked, in the order in which it is asked."""
    keys = needed(known.circle, known.plan)
    own = [key for key in keys if key.person_id == person_id]
    return tuple(sorted(own, key=lambda key: ASKED_IN_ORDER.index(key.code)))


def is_open(key: Key, known: Known, profile: Profile, now: datetime) -> bool:
    """Not answered, or answered in a way that leaves it open, and nothing has to come first."""
    stands = state(key, known, profile, now).stands
    return stands in STILL_OPEN and why_not_yet(key, known, profile, now) is None


def why_not_yet(key: Key, known: Known, profile: Profile, now: datetime) -> Sentence | None:
    """What has to come before this question; None: it may be asked."""
    if not _has_said_yes(Code.C1, key, known, profile, now) and key.code not in ALWAYS_OPEN:
        return say("We ask this after the question about taking part.")
    if key.code is Code.C4:
        return _why_not_yet_to_meet(key, known, profile, now)
    first = LEADS_TO.get(key.code)
    if first and not _has_said_yes(first, key, known, profile, now):
        return say("We ask this after the question about the meeting.")
    return None


def may_answer_alone(member: Member, languages: Collection[str]) -> bool:
    """By link: old enough to, and our words exist in their language; else we read it out (R27)."""
    young = member.is_minor and (member.age is None or member.age < ORAL_BELOW)
    return not young and member.card.language in languages


def _why_not_yet_to_meet(
    key: Key, known: Known, profile: Profile, now: datetime
) -> Sentence | None:
    from_when = may_be_asked_to_meet_at(key.person_id, known, profile)
    if from_when is None:
        return say("We ask this after we have explained everything to you.")
    if now < from_when:
        return say("Take time to think. We ask this from %(when)s on.", when=from_when)
    return None


def _has_said_yes(code: Code, key: Key, known: Known, profile: Profile, now: datetime) -> bool:
    """The same person, for themselves or for the same child."""
    before = [
        other
        for other in needed(known.circle, known.plan)
        if other.code is code
        and other.person_id == key.person_id
        and other.on_behalf_of == key.on_behalf_of
    ]
    return all(_said_yes(other, known, profile, now) for other in before)


def _said_yes(key: Key, known: Known, profile: Profile, now: datetime) -> bool:
    """What still waits for a second member of staff is a yes to the person who gave it."""
    given = last(key, known.decisions)
    stands = state(key, known, profile, now).stands
    waits = stands is Is.AWAITING and given is not None and given.answer is Answer.YES
    return stands is Is.YES or waits
