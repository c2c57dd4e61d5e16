"""What is sealed of the follow-up."""

import msgspec


class StepNote(msgspec.Struct, frozen=True):
    words: str = ""
