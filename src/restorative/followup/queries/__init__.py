"""How agreed actions stand: for staff, for who does or receives them, for one verifier."""

from restorative.followup.queries.ending import ending_of, endings_of, preview_of, report_sent
from restorative.followup.queries.lists import agreements_listed, to_do
from restorative.followup.queries.readers import (
    action_for_verifier,
    my_steps,
    my_tasks,
    received_by,
)
from restorative.followup.queries.tracks import Plan, plan_of

__all__ = [
    "Plan",
    "action_for_verifier",
    "agreements_listed",
    "ending_of",
    "endings_of",
    "my_steps",
    "my_tasks",
    "plan_of",
    "preview_of",
    "received_by",
    "report_sent",
    "to_do",
]
