"""A line that staff add to a decision; sealed under the key that the case shares."""

import msgspec


class Note(msgspec.Struct, frozen=True):
    text: str
