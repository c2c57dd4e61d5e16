"""What staff do before people meet."""

from restorative.preparation.commands.people import (
    explain,
    hold_contact,
    read_talks,
    record_wishes,
)
from restorative.preparation.commands.reading import (
    read_assessment,
    read_safety_plan,
    read_suitability,
)
from restorative.preparation.commands.tracks import (
    assess,
    check_risk,
    decide_suitability,
    set_plan,
    sign_suitability,
    write_safety_plan,
)

__all__ = [
    "assess",
    "check_risk",
    "decide_suitability",
    "explain",
    "hold_contact",
    "read_assessment",
    "read_safety_plan",
    "read_suitability",
    "read_talks",
    "record_wishes",
    "set_plan",
    "sign_suitability",
    "write_safety_plan",
]
