"""An answer is given, taken back, countersigned: what is allowed, and the row that comes of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.consent.rules.asking import why_not_yet
from restorative.consent.rules.codes import TAKING_PART, Answer, Code, How, Offer
from restorative.consent.rules.decisions import Decision, last
from restorative.consent.rules.keys import Key, needed
from restorative.consent.rules.states import Known, state
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say
from restorative.profile import Profile


class Line(msgspec.Struct, frozen=True):
    """Where the answer will stand in the case: its id and its place in the order."""

    id: UUID
    number: int


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What comes with an answer, whoever brings it.

    `waived`: the person gave up the time to think, in writing (5.5). `witness`
    is a name: only that there is one matters here.
    """

    answer: Answer
    how: How
    wording: str = ""
    language: str = ""
    link_id: UUID | None = None
    recorded_by: UUID | None = None
    witness: str = ""
    offered: tuple[Offer, ...] = ()
    voluntary: bool = False
    waived: bool = False


def decided(
    key: Key, given: Given, known: Known, profile: Profile, now: datetime, line: Line
) -> Decision:
    """A no is always heard; a yes only where it may be given."""
    if key not in needed(known.circle, known.plan):
        raise RuleBroken(say("This question is no longer asked. Go back and look again."))
    if given.answer is Answer.YES:
        _may_say_yes(key, given, known, profile, now)
    return _row(key, line, given, known, now)


def withdrawn(key: Key, given: Given, known: Known, now: datetime, line: Line) -> Decision:
    """Never refused: no date, no state and no earlier answer stands against it (R5)."""
    return _row(key, line, given, known, now)


def all_of_taking_part(person_id: UUID, known: Known) -> list[Key]:
    """What ends when this person stops: all they were asked, and all they ever said yes to."""
    asked = needed(known.circle, known.plan)
    said = [one.key for one in known.decisions if one.answer is Answer.YES]
    own = dict.fromkeys(
        key
        for key in (*asked, *said)
        if key.person_id == person_id and key.code in TAKING_PART and known.is_ours(key)
    )
    return [key for key in own if _may_end(key, known)]


def ends_a_yes(decision: Decision, before: Iterable[Decision]) -> bool:
    """Whatever is said after a yes and is not a yes stops what rested on it (R5)."""
    earlier = last(decision.key, before)
    return (
        decision.answer is not Answer.YES and earlier is not None and earlier.answer is Answer.YES
    )


def countersigned(decision: Decision, by: UUID, now: datetime) -> Decision:
    """Two people means two (5.6, R46)."""
    if decision.countersigned_by is not None:
        raise RuleBroken(say("This answer has been countersigned already."))
    if by == decision.recorded_by:
        raise RuleBroken(say("Somebody else has to countersign: not who recorded it."))
    return msgspec.structs.replace(decision, countersigned_by=by, countersigned_at=now)


def _may_say_yes(key: Key, given: Given, known: Known, profile: Profile, now: datetime) -> None:
    _child_has_not_said_no(key, given, known, profile, now)
    _is_witnessed(key, given, known, profile)
    if key.code is Code.C2 and not (given.voluntary and set(given.offered) == set(Offer)):
        raise RuleBroken(
            say("Tick both boxes, or choose another answer."),
            "offered",
        )
    if given.waived and given.how is not How.PAPER:
        raise RuleBroken(say("Only the person can shorten the time to think, in writing."), "how")
    not_yet = why_not_yet(key, known, profile, now)
    if not_yet and not (given.waived and known.understood_at(key.person_id)):
        raise RuleBroken(not_yet, "answer")


def _is_witnessed(key: Key, given: Given, known: Known, profile: Profile) -> None:
    """A young child's spoken yes needs somebody who heard it (5.4)."""
    holder = known.circle.member(key.person_id)
    young = (
        holder is not None
        and holder.is_minor
        and (holder.age is None or holder.age < profile.assent_below)
    )
    if young and given.how is How.ORAL and not given.witness:
        raise RuleBroken(say("Enter who heard the child say it."), "witness")


def _child_has_not_said_no(
    key: Key, given: Given, known: Known, profile: Profile, now: datetime
) -> None:
    """R3: staff do not write down a guardian's yes over a child's no.

    By link it is kept and has no effect: a refusal would tell the guardian what the
    child has answered (S56).
    """
    if key.on_behalf_of is None or given.how is How.LINK:
        return
    own = msgspec.structs.replace(key, person_id=key.on_behalf_of, on_behalf_of=None)
    if state(own, known, profile, now).says_no:
        raise RuleBroken(
            say("The child has said no. Nobody can say yes in the child's place."), "answer"
        )


def _row(key: Key, line: Line, given: Given, known: Known, now: datetime) -> Decision:
    earlier, told = last(key, known.decisions), known.explained.get(key.person_id)
    return Decision(
        id=line.id,
        key=key,
        answer=given.answer,
        how=given.how,
        at=now,
        number=line.number,
        wording=given.wording,
        language=given.language,
        link_id=given.link_id,
        recorded_by=given.recorded_by,
        explained_at=told.at if told else None,
        explained_by=told.by if told else None,
        authority=_authority(key, known),
        offered=given.offered,
        voluntary=given.voluntary,
        cooling_off_waived=given.waived,
        supersedes=earlier.id if earlier else None,
    )


def _authority(key: Key, known: Known) -> str:
    """On what ground this person stands for the child (5.8)."""
    grounds = [
        one.guardian.kind
        for one in known.circle.guardians_of(key.on_behalf_of or key.person_id)
        if one.person_id == key.person_id and one.guardian
    ]
    return grounds[0] if grounds else ""


def _may_end(key: Key, known: Known) -> bool:
    earlier = last(key, known.decisions)
    return earlier is None or earlier.answer is not Answer.WITHDRAWN
