"""Ids that say nothing: 122 random bits, no time, no count."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    return uuid4()
