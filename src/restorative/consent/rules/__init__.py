"""What is true and allowed of people's answers."""

from restorative.consent.rules.asking import (
    is_open,
    keys_of,
    may_answer_alone,
    why_not_yet,
)
from restorative.consent.rules.blocking import blockers_of_meeting
from restorative.consent.rules.codes import (
    ASKED_IN_ORDER,
    MEETING,
    TAKING_PART,
    TITLES,
    Answer,
    Code,
    How,
    Is,
    Offer,
)
from restorative.consent.rules.deciding import (
    Given,
    Line,
    all_of_taking_part,
    countersigned,
    decided,
    ends_a_yes,
    withdrawn,
)
from restorative.consent.rules.decisions import Decision, Evidence, last, needs_second
from restorative.consent.rules.keys import HARMED, REFERRER, Key, is_minor, needed
from restorative.consent.rules.matrix import Cell, Matrix, Row, matrix, may_come
from restorative.consent.rules.states import (
    Known,
    State,
    cooling_off,
    may_be_asked_to_meet_at,
    state,
)
from restorative.consent.rules.wording import Audience, Wording, audience

__all__ = [
    "ASKED_IN_ORDER",
    "HARMED",
    "MEETING",
    "REFERRER",
    "TAKING_PART",
    "TITLES",
    "Answer",
    "Audience",
    "Cell",
    "Code",
    "Decision",
    "Evidence",
    "Given",
    "How",
    "Is",
    "Key",
    "Known",
    "Line",
    "Matrix",
    "Offer",
    "Row",
    "State",
    "Wording",
    "all_of_taking_part",
    "audience",
    "blockers_of_meeting",
    "cooling_off",
    "countersigned",
    "decided",
    "ends_a_yes",
    "is_minor",
    "is_open",
    "keys_of",
    "last",
    "matrix",
    "may_answer_alone",
    "may_be_asked_to_meet_at",
    "may_come",
    "needed",
    "needs_second",
    "state",
    "why_not_yet",
    "withdrawn",
]
