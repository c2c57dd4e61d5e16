"""What other rooms may ask of cases. `now` is always handed in."""

from restorative.cases.queries.decided import acts_of, declarations, require_open, state
from restorative.cases.queries.files import (
    case_file,
    case_files,
    case_for,
    deadline,
    require_seen_by,
)
from restorative.cases.queries.handling import allocation_of, declaration_for, extensions
from restorative.cases.queries.journal import journal
from restorative.cases.queries.lists import (
    Wanted,
    cases_seen_by,
    facilitator_names,
    possible_duplicates,
    visible_case_ids,
    visible_cases,
)
from restorative.cases.queries.members import (
    cases_of,
    circle,
    circles,
    circles_of,
    key_of_party,
    member,
    members,
    references,
    seat,
    track,
    track_in,
    tracks,
    tracks_of,
)
from restorative.cases.queries.permissions import (
    blockers_of_links,
    blockers_of_sending_a_link,
    contact_permission,
    contact_permissions,
    mandates,
)
from restorative.cases.queries.resembling import lines_resembling
from restorative.cases.queries.setting import holidays_by
from restorative.cases.queries.todo import asked_of, to_do
from restorative.cases.queries.views import (
    details_of,
    guardianship_of,
    people_of,
    person_of,
)

__all__ = [
    "Wanted",
    "acts_of",
    "allocation_of",
    "asked_of",
    "blockers_of_links",
    "blockers_of_sending_a_link",
    "case_file",
    "case_files",
    "case_for",
    "cases_of",
    "cases_seen_by",
    "circle",
    "circles",
    "circles_of",
    "contact_permission",
    "contact_permissions",
    "deadline",
    "declaration_for",
    "declarations",
    "details_of",
    "extensions",
    "facilitator_names",
    "guardianship_of",
    "holidays_by",
    "journal",
    "key_of_party",
    "lines_resembling",
    "mandates",
    "member",
    "members",
    "people_of",
    "person_of",
    "possible_duplicates",
    "references",
    "require_open",
    "require_seen_by",
    "seat",
    "state",
    "to_do",
    "track",
    "track_in",
    "tracks",
    "tracks_of",
    "visible_case_ids",
    "visible_cases",
]
