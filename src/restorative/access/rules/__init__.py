"""What is true and what is allowed at the gate; the words every other slice uses of it."""

from restorative.access.rules.actors import (
    Actor,
    Area,
    GrantKind,
    LinkPurpose,
    Nobody,
    Participant,
    PasswordGiven,
    Staff,
    Standing,
    Tier,
    Verifier,
)
from restorative.access.rules.offices import Office

__all__ = [
    "Actor",
    "Area",
    "GrantKind",
    "LinkPurpose",
    "Nobody",
    "Office",
    "Participant",
    "PasswordGiven",
    "Staff",
    "Standing",
    "Tier",
    "Verifier",
]
