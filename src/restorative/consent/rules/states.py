"""How one key stands now: derived from the answers, never stored (R4, R19, R20, R26)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Member, Side
from restorative.consent.rules.codes import GROWS_OLD, Answer, Code, How, Is
from restorative.consent.rules.decisions import Decision, last, needs_second
from restorative.consent.rules.keys import Key
from restorative.kernel.sentences import Sentence, say
from restorative.preparation.rules import Explained, MeetingPlan
from restorative.profile import Profile
from restorative.profile.ages import becomes_adult_at


class Known(msgspec.Struct, frozen=True):
    """All that the state of a track's answers follows from, besides the clock and the profile.

    `explained`: what each person has been told. `talked_at`: when each was last
    talked with. `shared_phones`: pairs of people with one number.
    """

    circle: Circle
    plan: MeetingPlan | None
    decisions: tuple[Decision, ...] = ()
    explained: Mapping[UUID, Explained] = {}
    talked_at: Mapping[UUID, datetime] = {}
    shared_phones: frozenset[frozenset[UUID]] = frozenset()

    def is_ours(self, key: Key) -> bool:
        """What is asked about another young person's meeting is not this track's (R39)."""
        return key.track_id in (None, self.circle.track_id)

    def understood_at(self, person_id: UUID) -> datetime | None:
        """When this person had been told everything and had said it in their own words."""
        told = self.explained.get(person_id)
        return told.at if told else None


class State(msgspec.Struct, frozen=True):
    """`why` is there where the word alone would leave staff asking."""

    stands: Is
    decision: Decision | None = None
    why: Sentence | None = None

    @property
    def is_yes(self) -> bool:
        return self.stands is Is.YES

    @property
    def says_no(self) -> bool:
        return self.stands in (Is.NO, Is.WITHDRAWN)


SAID: dict[Answer, Is] = {
    Answer.NO: Is.NO,
    Answer.NOT_SURE: Is.NOT_SURE,
    Answer.TALK_FIRST: Is.TALK_FIRST,
    Answer.WITHDRAWN: Is.WITHDRAWN,
}


def state(key: Key, known: Known, profile: Profile, now: datetime) -> State:
    given = last(key, known.decisions)
    lapsed = _why_void(key, known)
    if lapsed:
        return State(Is.VOID, given, lapsed)
    if given is None:
        return State(Is.MISSING)
    if given.answer is Answer.WITHDRAWN:
        return State(Is.WITHDRAWN, given)
    reopened = _why_asked_anew(key, given, known, profile)
    if reopened:
        return State(Is.STALE, given, reopened)
    if given.answer is not Answer.YES:
        return State(SAID[given.answer], given)
    return _state_of_yes(key, given, known, profile, now)


def cooling_off(person_id: UUID, known: Known, profile: Profile) -> timedelta:
    """Longer for the young and for harmed children, and for who decides for them (5.5)."""
    careful = any(
        _is_careful(one, profile)
        for one in known.circle.members
        if one.person_id == person_id or _decides_for(person_id, one, known.circle)
    )
    hours = profile.cooling_off_hours_careful if careful else profile.cooling_off_hours
    return timedelta(hours=hours)


def may_be_asked_to_meet_at(person_id: UUID, known: Known, profile: Profile) -> datetime | None:
    """None: not everything has been explained yet."""
    understood = known.understood_at(person_id)
    return understood + cooling_off(person_id, known, profile) if understood else None


def _why_void(key: Key, known: Known) -> Sentence | None:
    holder = known.circle.member(key.person_id)
    if holder is None:
        return say("This person is no longer part of the case.")
    if key.on_behalf_of is None:
        return None
    child = known.circle.member(key.on_behalf_of)
    if child is None:
        return say("The child is no longer part of the case.")
    if not child.is_minor:
        return say("%(who)s is an adult now and decides alone.", who=child.card.initials)
    if not _may_decide(key, known.circle):
        return say("%(who)s may not decide for this child.", who=holder.card.initials)
    return None


def _may_decide(key: Key, circle: Circle) -> bool:
    """R10: somebody may stand for two children, and may decide for one of them only."""
    return any(
        one.person_id == key.person_id and one.may_authorise
        for one in circle.guardians_of(key.on_behalf_of or key.person_id)
    )


def _guardianship_changed_since(key: Key, given: Decision, known: Known) -> bool:
    """5.7: who stands for this child was written down anew, whoever of them it was."""
    return any(
        one.guardian is not None
        and one.guardian.recorded_at is not None
        and one.guardian.recorded_at > given.at
        for one in known.circle.guardians_of(key.on_behalf_of or key.person_id)
    )


def _why_asked_anew(key: Key, given: Decision, known: Known, profile: Profile) -> Sentence | None:
    if _was_given_as_a_child(key, given, known, profile):
        return say("Given before turning %(age)s. Ask again.", age=profile.majority_age)
    if key.on_behalf_of and _guardianship_changed_since(key, given, known):
        return say("The guardianship was recorded anew after this answer. Ask again.")
    if given.key.scope != key.scope:
        return _what_changed(key.code, given.key.scope, key.scope)
    return None


def _was_given_as_a_child(key: Key, given: Decision, known: Known, profile: Profile) -> bool:
    holder = known.circle.member(key.person_id)
    if key.on_behalf_of or holder is None or holder.is_minor or holder.card.born_on is None:
        return False
    return given.at < becomes_adult_at(holder.card.born_on, profile)


def _what_changed(code: Code, was: str, now_is: str) -> Sentence:
    if code is Code.C12:
        return say("The way to reach this person has changed. Ask again.")
    before, after = was.split("."), now_is.split(".")
    if before[0] != after[0]:
        return say("The kind of meeting has changed. Ask again.")
    if before[1] != after[1]:
        return say("The kind of place has changed. Ask again.")
    return say("It was in one room and is now at a distance, or the other way round. Ask again.")


def _state_of_yes(
    key: Key, given: Decision, known: Known, profile: Profile, now: datetime
) -> State:
    weak = _why_weak(key, given, known, profile, now)
    if weak:
        return State(Is.STALE, given, weak)
    if needs_second(given, shares_a_phone(key, known)) and given.countersigned_by is None:
        return State(Is.AWAITING, given, _what_it_waits_for(given))
    return State(Is.YES, given)


def _what_it_waits_for(given: Decision) -> Sentence:
    if given.how is How.LINK:
        return say("The phone is the same as a guardian's. Confirm this with the child in person.")
    return say("A second member of staff has to countersign.")


def _why_weak(
    key: Key, given: Decision, known: Known, profile: Profile, now: datetime
) -> Sentence | None:
    if key.code is Code.C2 and not given.is_free_acknowledgement:
        return say("Not recorded as voluntary, with lawyer and guardian offered. Ask again.")
    if key.code is Code.C4 and not _came_after_thinking(given, known, profile):
        return say("Given before everything was explained and thought over. Ask again.")
    if key.code in GROWS_OLD and _is_silent_since(key.person_id, given, known, profile, now):
        return say(
            "Nothing was heard for %(days)s days. Ask again.", days=profile.consent_fresh_days
        )
    return None


def _came_after_thinking(given: Decision, known: Known, profile: Profile) -> bool:
    from_when = may_be_asked_to_meet_at(given.key.person_id, known, profile)
    understood = known.understood_at(given.key.person_id)
    if given.cooling_off_waived and understood:
        return understood <= given.at
    return from_when is not None and from_when <= given.at


def _is_silent_since(
    person_id: UUID, given: Decision, known: Known, profile: Profile, now: datetime
) -> bool:
    heard = [one.at for one in known.decisions if one.key.person_id == person_id]
    talked = known.talked_at.get(person_id)
    latest = max([given.at, *heard, *([talked] if talked else [])])
    return now - latest >= timedelta(days=profile.consent_fresh_days)


def shares_a_phone(key: Key, known: Known) -> bool:
    """A child with the number of somebody who stands for them: two keys on one phone (R61)."""
    holder = known.circle.member(key.person_id)
    return (holder is not None and holder.is_minor) and any(
        frozenset({key.person_id, one.person_id}) in known.shared_phones
        for one in known.circle.guardians_of(key.person_id)
    )


def _is_careful(member: Member, profile: Profile) -> bool:
    if not member.is_minor:
        return False
    young = member.age is not None and member.age < profile.careful_below
    return young or (member.side is Side.HARMED and member.is_direct)


def _decides_for(person_id: UUID, member: Member, circle: Circle) -> bool:
    return any(one.person_id == person_id for one in circle.guardians_of(member.person_id))
