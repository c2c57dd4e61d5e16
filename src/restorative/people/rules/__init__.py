"""What is true of people: cards, guardians, no-contact pairs, names."""

from restorative.people.rules.guardians import (
    Authority,
    Conflict,
    Guardian,
    GuardianKind,
    Verified,
)
from restorative.people.rules.no_contact import (
    NoContact,
    NoContactPair,
    OrderKind,
    Variation,
    in_order,
)
from restorative.people.rules.persons import (
    Channel,
    Details,
    NeedKind,
    Needs,
    PersonCard,
    PersonKind,
    Reach,
    card_of,
    initials,
    reach_of,
)

__all__ = [
    "Authority",
    "Channel",
    "Conflict",
    "Details",
    "Guardian",
    "GuardianKind",
    "NeedKind",
    "Needs",
    "NoContact",
    "NoContactPair",
    "OrderKind",
    "PersonCard",
    "PersonKind",
    "Reach",
    "Variation",
    "Verified",
    "card_of",
    "in_order",
    "initials",
    "reach_of",
]
