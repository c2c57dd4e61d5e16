"""What people are asked (domain 5.2), what they may answer, and how an answer comes in."""

from enum import StrEnum

from restorative.kernel.sentences import Sentence, say


class Code(StrEnum):
    """The codes of domain 5.2. C0 is kept with the case; C9 is the signature of the agreement."""

    C0 = "C0"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"
    C6 = "C6"
    C7 = "C7"
    C8 = "C8"
    C9 = "C9"
    C10 = "C10"
    C11 = "C11"
    C12 = "C12"


TITLES: dict[Code, Sentence] = {
    Code.C0: say("Being contacted"),
    Code.C1: say("Taking part in the talks"),
    Code.C2: say("What happened"),
    Code.C4: say("Meeting"),
    Code.C5: say("Who else comes"),
    Code.C7: say("The name others may hear"),
    Code.C10: say("Telling how it ended"),
    Code.C12: say("How we reach you"),
}

ASKED_IN_ORDER = (Code.C1, Code.C12, Code.C7, Code.C2, Code.C4, Code.C5, Code.C10)
MEETING = frozenset({Code.C1, Code.C2, Code.C4, Code.C5})
"""Without these nobody meets."""
TAKING_PART = MEETING | {Code.C7, Code.C10}
"""What ends when somebody stops taking part; how to reach them stays as it was."""
GROWS_OLD = MEETING
"""What is asked again after a long silence (5.7)."""
ONE_AT_A_TIME = frozenset({Code.C4, Code.C12})
"""A new scope is the same question asked anew; elsewhere each scope is its own question."""


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    TALK_FIRST = "talk_first"
    WITHDRAWN = "withdrawn"


class How(StrEnum):
    """REPLY: a message that came to the office phone."""

    LINK = "link"
    PAPER = "paper"
    ORAL = "oral"
    REPLY = "reply"


class Offer(StrEnum):
    """With whom somebody was told they may talk before they acknowledge anything (R8)."""

    LAWYER = "lawyer"
    GUARDIAN = "guardian"


class Is(StrEnum):
    """How one key stands now; everything but YES keeps the door shut."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    TALK_FIRST = "talk_first"
    MISSING = "missing"
    AWAITING = "awaiting"
    STALE = "stale"
    WITHDRAWN = "withdrawn"
    VOID = "void"
