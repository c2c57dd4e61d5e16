"""The words of an action: what may not stand in them, because the other side will read them."""

import re

from restorative.cases.rules import Circle
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say

_NUMBER = re.compile(r"\d(?:[\s().-]?\d){5,}")
_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 3


def without_private_details(text: str, circle: Circle, field: str) -> str:
    """The text itself; raises `RuleBroken` if it names a surname or a phone number (R1)."""
    if _NUMBER.search(text):
        raise RuleBroken(say("Leave out phone numbers. The other side reads this text."), field)
    said = {word.casefold() for word in _WORD.findall(text)}
    if said & _surnames(circle):
        raise RuleBroken(
            say("Leave out surnames. Use only the names that people go by here."), field
        )
    return text


def _surnames(circle: Circle) -> set[str]:
    words = set()
    for member in circle.members:
        called = {word.casefold() for word in _WORD.findall(member.card.called)}
        full = {word.casefold() for word in _WORD.findall(member.card.full_name)}
        words |= {word for word in full - called if len(word) >= _SHORTEST_NAME}
    return words
