"""Who may stand at the gate, and what the gate knows about each of them."""

from enum import StrEnum
from typing import Self
from uuid import UUID

import msgspec
from msgspec.structs import replace


class Standing(StrEnum):
    """What an account is in the office: exactly one of these."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"
    SUPERVISOR = "supervisor"


class GrantKind(StrEnum):
    """As what an account is let into one case.

    ASKED: was asked to take the case and sees no more of it than the
    declaration of interests (R32).
    """

    ASKED = "asked"
    FACILITATOR = "facilitator"


class LinkPurpose(StrEnum):
    TAKING_PART = "taking_part"
    ONE_ACTION = "one_action"


class Tier(StrEnum):
    """How far a private link has been opened: the link alone, or the link and its code."""

    LINK = "link"
    CODE = "code"


class Area(StrEnum):
    """The two sides of the house. Each has its own session, so that one browser may hold both."""

    STAFF = "staff"
    LINK = "link"


class Nobody(msgspec.Struct, frozen=True):
    """Nobody we know."""


class PasswordGiven(msgspec.Struct, frozen=True):
    """Staff between the password and the second factor: may do nothing but give it (S28)."""

    account_id: UUID
    session_id: UUID
    enrolled: bool


class Staff(msgspec.Struct, frozen=True):
    account_id: UUID
    name: str
    standing: Standing
    language: str
    session_id: UUID

    def in_language(self, language: str) -> Self:
        return replace(self, language=language)


class Participant(msgspec.Struct, frozen=True):
    """One person in one case, come by a private link; `tier` is LINK before the code."""

    person_id: UUID
    case_id: UUID
    link_id: UUID
    language: str
    tier: Tier = Tier.CODE

    def in_language(self, language: str) -> Self:
        return replace(self, language=language)


class Verifier(msgspec.Struct, frozen=True):
    """Someone with a link to one action and nothing else (R37)."""

    action_id: UUID
    case_id: UUID
    link_id: UUID
    language: str
    tier: Tier = Tier.CODE

    def in_language(self, language: str) -> Self:
        return replace(self, language=language)


class Guest(msgspec.Struct, frozen=True):
    """Either of the two who come by a private link, as far as only the link matters."""

    link_id: UUID
    case_id: UUID
    person_id: UUID | None
    action_id: UUID | None
    tier: Tier


def as_guest(actor: Participant | Verifier) -> Guest:
    person_id = actor.person_id if isinstance(actor, Participant) else None
    action_id = actor.action_id if isinstance(actor, Verifier) else None
    return Guest(actor.link_id, actor.case_id, person_id, action_id, actor.tier)


Actor = Nobody | PasswordGiven | Staff | Participant | Verifier
