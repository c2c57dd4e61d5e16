"""What the gate can tell: the office, accounts, links, sessions and grants."""

from restorative.access.queries.accounts import account, accounts, colleague
from restorative.access.queries.grants import (
    cases_granted,
    facilitators_of,
    grants_on,
    require_case,
)
from restorative.access.queries.links import (
    has_read_safety,
    link,
    links_of_case,
    links_of_person,
)
from restorative.access.queries.offices import office
from restorative.access.queries.requests import link_requests

__all__ = [
    "account",
    "accounts",
    "cases_granted",
    "colleague",
    "facilitators_of",
    "grants_on",
    "has_read_safety",
    "link",
    "link_requests",
    "links_of_case",
    "links_of_person",
    "office",
    "require_case",
]
