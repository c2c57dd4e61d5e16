"""Is a facilitator free of ties to everybody in the case? Asked anew when people join (R32)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say


class Tie(StrEnum):
    """4.3: what a facilitator may not be to any party."""

    NONE = "none"
    RELATED = "related"
    TEACHES = "teaches"
    SUPERVISES = "supervises"
    INVESTIGATES = "investigates"
    PROSECUTES = "prosecutes"
    TREATS = "treats"
    REGISTERED = "registered"
    FRIEND = "friend"


class Declaration(msgspec.Struct, frozen=True):
    """What a facilitator declared when the case had `roster` people in it."""

    account_id: UUID
    tie: Tie
    roster: int
    at: datetime


def declaration_stands(declaration: Declaration | None, roster: int) -> bool:
    """Somebody who joined later has not been looked at: the declaration is asked for again."""
    return declaration is not None and declaration.roster == roster


def blockers_of_allocating(
    name: str, declaration: Declaration | None, roster: int, where: str = ""
) -> list[Blocker]:
    if declaration is not None and declaration.tie is not Tie.NONE:
        return [Blocker("R32", say("%(name)s knows somebody in this case.", name=name), where)]
    if not declaration_stands(declaration, roster):
        sentence = say("%(name)s has not declared that they know nobody in this case.", name=name)
        return [Blocker("R32", sentence, where)]
    return []
