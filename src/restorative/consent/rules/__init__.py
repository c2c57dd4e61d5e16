"""What is true and allowed of people's answers."""

from restorative.consent.rules.asking import (
    STILL_OPEN,
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
from restorative.consent.rules.keys import HARMED, REFERRER, Key, needed
from restorative.consent.rules.matrix import Cell, Matrix, Row, matrix, may_come
from restorative.consent.rules.proving import asks_name, evidenced, needs_interpreter
from restorative.consent.rules.reading import names_released, stands, stopped
from restorative.consent.rules.saying import AFTER_STOPPING, ANSWERS, NEXT, STATES, WAYS, detail
from restorative.consent.rules.states import (
    Known,
    State,
    cooling_off,
    may_be_asked_to_meet_at,
    shares_a_phone,
    state,
)
from restorative.consent.rules.wording import Audience, Texts, Wording, audience, worded

__all__ = [
    "AFTER_STOPPING",
    "ANSWERS",
    "ASKED_IN_ORDER",
    "HARMED",
    "MEETING",
    "NEXT",
    "REFERRER",
    "STATES",
    "STILL_OPEN",
    "TAKING_PART",
    "TITLES",
    "WAYS",
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
    "Texts",
    "Wording",
    "all_of_taking_part",
    "asks_name",
    "audience",
    "blockers_of_meeting",
    "cooling_off",
    "countersigned",
    "decided",
    "detail",
    "ends_a_yes",
    "evidenced",
    "is_open",
    "keys_of",
    "last",
    "matrix",
    "may_answer_alone",
    "may_be_asked_to_meet_at",
    "may_come",
    "names_released",
    "needed",
    "needs_interpreter",
    "needs_second",
    "shares_a_phone",
    "stands",
    "state",
    "stopped",
    "why_not_yet",
    "withdrawn",
    "worded",
]
