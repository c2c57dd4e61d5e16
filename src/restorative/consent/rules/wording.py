"""The words of a question: who reads them, and the fingerprint that keeps them (R25, R27)."""

from enum import StrEnum
from hashlib import sha256

import msgspec

from restorative.cases.rules import Member
from restorative.consent.rules.codes import GROWS_OLD, Code
from restorative.consent.rules.keys import Key

TEEN_FROM = 13
"""Three reading levels: 8 to 12, 13 to 17, adult (screens.md A3)."""


class Audience(StrEnum):
    """GUARDIAN is an adult who is asked on behalf of a child."""

    ADULT = "adult"
    TEEN = "teen"
    CHILD = "child"
    GUARDIAN = "guardian"


class Until(StrEnum):
    MEETING = "meeting"
    CASE = "case"


class Part(StrEnum):
    """A part of a scope that has its own sentence."""

    MEETING = "meeting"
    PLACE = "place"
    WAY = "way"
    ATTENDEE = "attendee"
    TOLD = "told"
    CHANNEL = "channel"


class Wording(msgspec.Struct, frozen=True):
    """Everything that stands on the page around one question, and nothing about any person.

    `exactly` says the scope of the question, `about` what is asked, `promise` what a
    no does not do (R9), `note` who sees the answer and how long it holds.
    """

    code: Code
    scope: str
    audience: Audience
    language: str
    question: str
    exactly: tuple[str, ...]
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


def audience(key: Key, member: Member) -> Audience:
    if key.on_behalf_of:
        return Audience.GUARDIAN
    if not member.is_minor:
        return Audience.ADULT
    return Audience.CHILD if member.age is not None and member.age < TEEN_FROM else Audience.TEEN


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question for one audience, as it stands in the file of a language."""

    question: str
    about: tuple[str, ...]
    yes: str
    no: str


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is asked in one language."""

    not_sure: str
    talk_first: str
    promise: dict[Audience, tuple[str, ...]]
    sees: dict[Audience, str]
    until: dict[Until, str]
    scope: dict[Part, dict[str, str]]
    ask: dict[Code, dict[Audience, Text]]


PARTS: dict[Code, tuple[Part, ...]] = {
    Code.C4: (Part.MEETING, Part.PLACE, Part.WAY),
    Code.C5: (Part.ATTENDEE,),
    Code.C10: (Part.TOLD,),
    Code.C12: (Part.CHANNEL,),
}
"""Of what the scope of each code is made, in its order."""


def worded(key: Key, audience: Audience, language: str, texts: Texts) -> Wording:
    """The words for this key; whole sentences side by side, never one glued from pieces."""
    text = texts.ask[key.code][audience]
    until = Until.MEETING if key.code in GROWS_OLD else Until.CASE
    return Wording(
        code=key.code,
        scope=key.scope,
        audience=audience,
        language=language,
        question=text.question,
        exactly=_scope_lines(key, texts),
        about=text.about,
        promise=texts.promise[audience],
        note=(texts.sees[audience], texts.until[until]),
        yes=text.yes,
        no=text.no,
        not_sure=texts.not_sure,
        talk_first=texts.talk_first,
    )


def _scope_lines(key: Key, texts: Texts) -> tuple[str, ...]:
    named = zip(PARTS.get(key.code, ()), key.scope.split("."), strict=False)
    return tuple(texts.scope[part][name] for part, name in named)
