"""What is agreed: for staff, for one signer, for one action."""

from restorative.agreements.queries.drafts import (
    action_form_values,
    draft_of,
    track_of_action,
    verifier_language,
    versions_of,
)
from restorative.agreements.queries.readers import copies_for, copy_of, my_tasks
from restorative.agreements.queries.staff import agreement_page, in_force, to_do

__all__ = [
    "action_form_values",
    "agreement_page",
    "copies_for",
    "copy_of",
    "draft_of",
    "in_force",
    "my_tasks",
    "to_do",
    "track_of_action",
    "verifier_language",
    "versions_of",
]
