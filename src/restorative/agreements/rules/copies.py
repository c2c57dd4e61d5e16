"""The copy that one person reads and signs: only what that person may see, and its hash."""

from datetime import date
from hashlib import sha256
from uuid import UUID

import msgspec

from restorative.agreements.rules.actions import Action, ConfirmedBy
from restorative.cases.rules import Member, Side


class CopyLine(msgspec.Struct, frozen=True):
    """One action as this reader may read it: names they may know, nobody's contact."""

    action_id: UUID
    number: int
    who: str
    for_whom: str
    what: str
    by_when: date
    how_known: str
    confirmed_by: ConfirmedBy
    amount: int
    hours: int
    is_mine: bool
    is_for_me: bool


class Copy(msgspec.Struct, frozen=True):
    """An agreement as one person may read it (R66). `number` is the version's."""

    version_id: UUID
    number: int
    language: str
    lines: tuple[CopyLine, ...]


def copy_for(
    reader: Member,
    version_id: UUID,
    number: int,
    language: str,
    actions: tuple[Action, ...],
    names: dict[UUID, str],
) -> Copy:
    """What this reader may see. `names` holds only the names that this reader may be told (C7)."""
    shown = [action for action in actions if _may_read(reader, action)]
    return Copy(
        version_id,
        number,
        language,
        tuple(_line(reader, place, action, names) for place, action in enumerate(shown, 1)),
    )


def hash_of(copy: Copy) -> str:
    """SHA-256 of the words that the reader was shown, in hex: the same words, the same hash."""
    words = [copy.number, copy.language]
    lines = [
        [
            line.who,
            line.for_whom,
            line.what,
            line.by_when.isoformat(),
            line.how_known,
            line.confirmed_by.value,
            line.amount,
            line.hours,
        ]
        for line in copy.lines
    ]
    return sha256(msgspec.json.encode([words, lines])).hexdigest()


def _may_read(reader: Member, action: Action) -> bool:
    return reader.side is not Side.HARMED or action.is_shown_to_harmed_side


def _line(reader: Member, place: int, action: Action, names: dict[UUID, str]) -> CopyLine:
    return CopyLine(
        action_id=action.id,
        number=place,
        who=names.get(action.who, ""),
        for_whom=names.get(action.for_whom, "") if action.for_whom else "",
        what=action.what,
        by_when=action.by_when,
        how_known=action.how_known,
        confirmed_by=action.confirmed_by,
        amount=action.amount,
        hours=action.hours,
        is_mine=action.who == reader.person_id,
        is_for_me=action.for_whom == reader.person_id,
    )
