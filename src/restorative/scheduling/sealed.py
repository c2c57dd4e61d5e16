"""What is sealed in this slice: who an interpreter or escort is, and their phone."""

import msgspec


class HelperDetails(msgspec.Struct, frozen=True):
    name: str
    phone: str = ""
