"""The words of a question: who reads them, and the fingerprint that keeps them (R25, R27)."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec

from restorative.cases.rules import Member
from restorative.consent.rules.codes import Code
from restorative.consent.rules.keys import Key, is_minor
from restorative.profile import Profile

TEEN_FROM = 13
"""Three reading levels: 8 to 12, 13 to 17, adult (screens.md A3)."""


class Audience(StrEnum):
    """GUARDIAN is an adult who is asked on behalf of a child."""

    ADULT = "adult"
    TEEN = "teen"
    CHILD = "child"
    GUARDIAN = "guardian"


class Wording(msgspec.Struct, frozen=True):
    """Everything that stands on the page around one question, and nothing about any person.

    `about` is what is asked, `promise` what a no does not do (R9), `note` who sees
    the answer and how long it holds.
    """

    code: Code
    scope: str
    audience: Audience
    language: str
    question: str
    about: tuple[str, ...]
    promise: tuple[str, ...]
    note: tuple[str, ...]
    yes: str
    no: str
    not_sure: str
    talk_first: str

    @property
    def fingerprint(self) -> str:
        """The same words have the same fingerprint; one changed letter has another."""
        return sha256(msgspec.json.encode(self)).hexdigest()


def audience(key: Key, member: Member, profile: Profile, now: datetime) -> Audience:
    if key.on_behalf_of:
        return Audience.GUARDIAN
    if not is_minor(member, now, profile):
        return Audience.ADULT
    return Audience.CHILD if member.age is not None and member.age < TEEN_FROM else Audience.TEEN
