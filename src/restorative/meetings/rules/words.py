"""The words of the meeting day: codes only, there is no place to write what was said (R15)."""

from enum import StrEnum


class RunKind(StrEnum):
    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    ADJOURNED = "adjourned"
    ENDED = "ended"


class RunState(StrEnum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    ADJOURNED = "adjourned"
    ENDED = "ended"


class StopReason(StrEnum):
    """Why a meeting was stopped or adjourned (8.5); never whose wish it was."""

    SOMEBODY_ASKED = "somebody_asked"
    DISTRESS = "distress"
    INTIMIDATION = "intimidation"
    NEW_DISCLOSURE = "new_disclosure"
    MISSING_PERSON = "missing_person"
    INTOXICATION = "intoxication"
    FACTS_DENIED = "facts_denied"
    TIME = "time"


class Willing(StrEnum):
    """What somebody said, alone with the facilitator, just before (stage 0)."""

    YES = "yes"
    NOT_SURE = "not_sure"
    NO = "no"


class Presence(StrEnum):
    ARRIVED = "arrived"
    LEFT = "left"


class GoAhead(StrEnum):
    GO = "go"
    NO_GO = "no_go"
