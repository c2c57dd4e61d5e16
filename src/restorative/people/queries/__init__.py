"""What other rooms may ask of people."""

from restorative.people.queries.persons import (
    Kept,
    called,
    cards,
    details,
    look_alikes,
    needs,
    needs_of,
    reach,
    reaches,
    same_number,
    with_words,
)
from restorative.people.queries.ties import guardians, no_contact_pairs, no_contacts

__all__ = [
    "Kept",
    "called",
    "cards",
    "details",
    "guardians",
    "look_alikes",
    "needs",
    "needs_of",
    "no_contact_pairs",
    "no_contacts",
    "reach",
    "reaches",
    "same_number",
    "with_words",
]
