"""What is known of preparation; notes and findings only for those who may read them."""

from restorative.preparation.queries.ground import Ground, circle_in, ground
from restorative.preparation.queries.opened import (
    Talk,
    findings,
    reasons,
    safety_plan,
    talks,
)
from restorative.preparation.queries.overview import (
    Overview,
    PersonSheet,
    overview,
    person_sheet,
)
from restorative.preparation.queries.people import (
    contacts_of,
    explanations_of,
    first_contact_held,
)
from restorative.preparation.queries.to_do import to_do
from restorative.preparation.queries.tracks import plans_of, suitability_of
from restorative.preparation.queries.whole import (
    blockers_of_scheduling,
    explained_in,
    preparation,
    preparation_of,
    preparations_of,
)

__all__ = [
    "Ground",
    "Overview",
    "PersonSheet",
    "Talk",
    "blockers_of_scheduling",
    "circle_in",
    "contacts_of",
    "explained_in",
    "explanations_of",
    "findings",
    "first_contact_held",
    "ground",
    "overview",
    "person_sheet",
    "plans_of",
    "preparation",
    "preparation_of",
    "preparations_of",
    "reasons",
    "safety_plan",
    "suitability_of",
    "talks",
    "to_do",
]
