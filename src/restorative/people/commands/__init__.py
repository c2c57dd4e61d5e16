"""What staff do with what is known of people."""

from restorative.people.commands.persons import (
    add_person,
    change_details,
    record_needs,
    show_contact,
)
from restorative.people.commands.ties import (
    confirm_variation,
    mark_conflict,
    propose_variation,
    record_guardianship,
    record_no_contact,
)

__all__ = [
    "add_person",
    "change_details",
    "confirm_variation",
    "mark_conflict",
    "propose_variation",
    "record_guardianship",
    "record_needs",
    "record_no_contact",
    "show_contact",
]
