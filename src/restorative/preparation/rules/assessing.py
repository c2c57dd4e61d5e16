"""What the facilitator found out: gate questions and concerns, in words and never in sums."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Side
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile


class Gate(StrEnum):
    """Domain 6.1: any answer but yes blocks a joint meeting."""

    ACKNOWLEDGES = "acknowledges"
    FREE_OF_PRESSURE = "free_of_pressure"
    HARMED_WANTS_IT = "harmed_wants_it"
    UNDERSTANDS = "understands"
    NO_ORDER = "no_order"
    NO_THREAT = "no_threat"
    TRAINED = "trained"


ASKED: dict[Gate, Sentence] = {
    Gate.ACKNOWLEDGES: say(
        "Does the young person acknowledge the basic facts, and that somebody was affected?"
    ),
    Gate.FREE_OF_PRESSURE: say("Is that free of pressure, and was a lawyer offered?"),
    Gate.HARMED_WANTS_IT: say("Does the person harmed want contact for their own reasons?"),
    Gate.UNDERSTANDS: say("Does everybody understand what will happen?"),
    Gate.NO_ORDER: say("Is there no order against contact, or was it changed in writing?"),
    Gate.NO_THREAT: say("Is there no threat, stalking, control or harm that goes on?"),
    Gate.TRAINED: say("Are the facilitators trained for this kind of case?"),
}


class GateAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Domain(StrEnum):
    """Domain 6.2, A to I."""

    RESPONSIBILITY = "responsibility"
    WELLBEING = "wellbeing"
    POWER = "power"
    SAFETY = "safety"
    SPECIAL = "special"
    CAPACITY = "capacity"
    FAMILY = "family"
    PRACTICAL = "practical"
    ONLINE = "online"


NAMED: dict[Domain, Sentence] = {
    Domain.RESPONSIBILITY: say("How the young person sees what happened"),
    Domain.WELLBEING: say("How the person harmed is doing"),
    Domain.POWER: say("Their relation, and who has more power"),
    Domain.SAFETY: say("Violence and safety"),
    Domain.SPECIAL: say("Special kinds of harm"),
    Domain.CAPACITY: say("Understanding, health and needs"),
    Domain.FAMILY: say("Family and guardians"),
    Domain.PRACTICAL: say("Orders, custody and other practical things"),
    Domain.ONLINE: say("Talk in public and online"),
}


class Concern(StrEnum):
    """After what was done about it. Words, so that nobody adds them up."""

    NONE = "none"
    SOME = "some"
    MARKED = "marked"
    SEVERE = "severe"
    NOT_KNOWN = "not_known"


class Flag(StrEnum):
    """Why a decision needs two people."""

    HARMED_MINOR = "harmed_minor"
    SPECIAL_HARM = "special_harm"
    SAFETY = "safety"
    SPECIAL = "special"


class Assessment(msgspec.Struct, frozen=True):
    """The words of one look at the case; what was written is sealed elsewhere."""

    id: UUID
    track_id: UUID
    at: datetime
    by: UUID
    gates: dict[Gate, GateAnswer]
    concerns: dict[Domain, Concern]

    @property
    def shut_gates(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in Gate if self.gates.get(gate) is not GateAnswer.YES)


class RiskCheck(msgspec.Struct, frozen=True):
    """A look shortly before the meeting (R12); what has changed has to be decided anew."""

    track_id: UUID
    at: datetime
    by: UUID
    unchanged: bool


def flags(
    circle: Circle, harm_kinds: Collection[str], assessment: Assessment | None, profile: Profile
) -> frozenset[Flag]:
    """R11, R13, domain 6.3: what makes a second signature necessary."""
    found = set()
    if any(one.is_minor and one.side is Side.HARMED for one in circle.members if one.is_direct):
        found.add(Flag.HARMED_MINOR)
    if is_special(harm_kinds, profile):
        found.add(Flag.SPECIAL_HARM)
    if assessment and _weighs(assessment.concerns.get(Domain.SAFETY)):
        found.add(Flag.SAFETY)
    if assessment and _weighs(assessment.concerns.get(Domain.SPECIAL)):
        found.add(Flag.SPECIAL)
    return frozenset(found)


def is_special(harm_kinds: Collection[str], profile: Profile) -> bool:
    """R13: sexual harm, family violence, death or serious injury, exploitation."""
    return any(kind in profile.special_harm_kinds for kind in harm_kinds)


def is_fresh(check: RiskCheck | None, meets_at: datetime, profile: Profile) -> bool:
    """R12: looked at again no longer than this before the meeting."""
    return check is not None and meets_at - check.at <= timedelta(hours=profile.recheck_hours)


def _weighs(concern: Concern | None) -> bool:
    return concern in (Concern.MARKED, Concern.SEVERE, Concern.NOT_KNOWN)
