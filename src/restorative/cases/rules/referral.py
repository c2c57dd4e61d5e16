"""What a referring body hands over: who, when, one neutral line, and nothing of the story."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile

LONGEST_INCIDENT = 300


class Proceedings(StrEnum):
    """Where the formal process stands when the case is handed over."""

    NONE = "none"
    CHECK = "check"
    INVESTIGATION = "investigation"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    AFTER_DECISION = "after_decision"


class Referral(msgspec.Struct, frozen=True):
    """The content of a referral; it is sealed under the key that the case shares.

    `incident` is one neutral line of what happened; `known_orders` names orders
    that stand (no contact, custody), in words.
    """

    referrer_kind: str
    referrer_name: str
    officer: str
    proceedings: Proceedings
    referred_on: date
    incident_on: date
    incident: str
    harm_kinds: tuple[str, ...]
    known_orders: str = ""


class Incomplete(RuleBroken):
    """Several things are wrong at once; each sentence belongs to a field."""

    def __init__(self, problems: dict[str, Sentence]) -> None:
        field, sentence = next(iter(problems.items()))
        super().__init__(sentence, field)
        self.problems = problems


def require_sound(problems: dict[str, Sentence]) -> None:
    if problems:
        raise Incomplete(problems)


def problems_of(referral: Referral, profile: Profile, today: date) -> dict[str, Sentence]:
    """Every problem at once, by the name of the field."""
    found = _problems_of_days(referral, today)
    if referral.referrer_kind not in profile.referrer_kinds:
        found["referrer_kind"] = say("Choose who refers the case.")
    known = {*profile.harm_kinds, *profile.special_harm_kinds}
    if not referral.harm_kinds or not known.issuperset(referral.harm_kinds):
        found["harm_kinds"] = say("Choose at least one kind of harm from the list.")
    if len(referral.incident) > LONGEST_INCIDENT:
        found["incident"] = say("Write at most %(limit)s letters.", limit=LONGEST_INCIDENT)
    return found


def _problems_of_days(referral: Referral, today: date) -> dict[str, Sentence]:
    found = {}
    if referral.referred_on > today:
        found["referred_on"] = say("The day of the referral cannot be after today.")
    if referral.incident_on > referral.referred_on:
        found["incident_on"] = say("The day it happened cannot be after the day of the referral.")
    return found


def special_kinds(harm_kinds: Collection[str], profile: Profile) -> tuple[str, ...]:
    """R13: kinds of harm that are blocked until two persons open them (R11)."""
    return tuple(kind for kind in harm_kinds if kind in profile.special_harm_kinds)
