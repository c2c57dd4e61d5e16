"""A sentence for a person: its English key and its values, until a page knows the language."""

from typing import Any

import msgspec


class Sentence(msgspec.Struct, frozen=True):
    """An English gettext key with `%(name)s` places, and what stands in them."""

    text: str
    values: dict[str, Any] = {}

    def __hash__(self) -> int:
        return hash((self.text, frozenset(self.values.items())))

    def __str__(self) -> str:
        return self.text % self.values if self.values else self.text


def say(text: str, /, **values: Any) -> Sentence:
    """Mark a sentence for translation (Babel looks for this name).

    A value may be a text, a number, a day, an instant (shown in the office's
    time zone) or another `Sentence`.
    """
    return Sentence(text, values)
