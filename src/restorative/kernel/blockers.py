"""What stands in the way of a step: one list, shown by the page and obeyed by the command."""

from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence


class Blocker(msgspec.Struct, frozen=True):
    """One thing that is missing before a step can be taken.

    `rule` is the requirement it comes from ("R18"), `whom` the person it concerns
    or None, `where` the staff page on which it can be resolved.
    """

    rule: str
    sentence: Sentence
    where: str = ""
    whom: UUID | None = None


class Blocked(Exception):
    """A step was asked for while its list was not empty."""

    def __init__(self, blockers: "tuple[Blocker, ...]") -> None:
        super().__init__(", ".join(blocker.rule for blocker in blockers))
        self.blockers = blockers


def require_none(blockers: "list[Blocker] | tuple[Blocker, ...]") -> None:
    """Raises `Blocked` unless nothing stands in the way."""
    if blockers:
        raise Blocked(tuple(blockers))
