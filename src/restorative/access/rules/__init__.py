"""What is true and what is allowed at the gate; the words every other slice uses of it."""

from restorative.access.rules.actors import (
    Actor,
    Area,
    GrantKind,
    Guest,
    LinkPurpose,
    Nobody,
    Participant,
    PasswordGiven,
    Staff,
    Standing,
    Tier,
    Verifier,
    as_guest,
)
from restorative.access.rules.offices import Office

__all__ = [
    "Actor",
    "Area",
    "GrantKind",
    "Guest",
    "LinkPurpose",
    "Nobody",
    "Office",
    "Participant",
    "PasswordGiven",
    "Staff",
    "Standing",
    "Tier",
    "Verifier",
    "as_guest",
]
