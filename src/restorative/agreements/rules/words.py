"""The words of an action: what may not stand in them, because the other side will read them."""

import re
from uuid import UUID

from restorative.cases.rules import Circle, Member, Side
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say

Told = dict[Side, dict[UUID, str]]
_NUMBER = re.compile(r"\d(?:[\s().-]?\d){5,}")
_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 3


def without_private_details(text: str, circle: Circle, told: Told, field: str) -> str:
    """The text itself; raises `RuleBroken` if it names what the other side may not read (R1, C7).

    That is a phone number, a surname, and the name of somebody who has not agreed
    that the other side hears it. `told` holds the names that readers of each side may hear.
    """
    said = {word.casefold() for word in _WORD.findall(text)}
    if _NUMBER.search(text):
        raise RuleBroken(say("Leave out phone numbers. The other side reads this text."), field)
    if said & _surnames(circle):
        raise RuleBroken(
            say("Leave out surnames. Use only the names that people go by here."), field
        )
    for member in circle.members:
        if member.person_id not in told[member.side.other] and said & _called(member):
            raise RuleBroken(
                say(
                    "Leave out “%(name)s”: they have not agreed that the other side hears it.",
                    name=member.card.called,
                ),
                field,
            )
    return text


def _called(member: Member) -> set[str]:
    words = {word.casefold() for word in _WORD.findall(member.card.called)}
    return {word for word in words if len(word) >= _SHORTEST_NAME}


def _surnames(circle: Circle) -> set[str]:
    words = set()
    for member in circle.members:
        called = {word.casefold() for word in _WORD.findall(member.card.called)}
        full = {word.casefold() for word in _WORD.findall(member.card.full_name)}
        words |= {word for word in full - called if len(word) >= _SHORTEST_NAME}
    return words
