"""The stage of a track is derived from what happened; it is stored nowhere (domain 3)."""

from enum import StrEnum

import msgspec

from restorative.cases.rules import CaseState
from restorative.kernel.sentences import Sentence, say
from restorative.meetings.rules import RunState
from restorative.scheduling.rules import AppointmentStatus


class Stage(StrEnum):
    REFERRED = "referred"
    PREPARATION = "preparation"
    CONSENT = "consent"
    DATE = "date"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"
    REPORT = "report"
    CLOSED = "closed"


STAGES = tuple(Stage)
STAGE_WORDS: dict[Stage, Sentence] = {
    Stage.REFERRED: say("Referral"),
    Stage.PREPARATION: say("Preparation"),
    Stage.CONSENT: say("Consent"),
    Stage.DATE: say("Date"),
    Stage.MEETING: say("Meeting"),
    Stage.AGREEMENT: say("Agreement"),
    Stage.FOLLOW_UP: say("Follow-up"),
    Stage.REPORT: say("Report"),
    Stage.CLOSED: say("Closed"),
}


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What decides about the stage of one track."""

    case: CaseState
    is_prepared: bool = False
    consent_stands: bool = False
    appointment: AppointmentStatus | None = None
    is_invited: bool = False
    run: RunState = RunState.NOT_STARTED
    is_indirect: bool = False
    in_force: bool = False
    is_completed: bool = False


def stage(facts: Facts) -> Stage:
    """The furthest step that has been taken and still stands."""
    if not facts.case.is_open:
        return Stage.CLOSED
    if facts.case is not CaseState.ALLOCATED:
        return Stage.REFERRED
    if facts.in_force:
        return Stage.REPORT if facts.is_completed else Stage.FOLLOW_UP
    if facts.run is RunState.ENDED:
        return Stage.AGREEMENT
    return _before_the_meeting(facts)


def _before_the_meeting(facts: Facts) -> Stage:
    if not facts.is_prepared:
        return Stage.PREPARATION
    if not facts.consent_stands:
        return Stage.CONSENT
    if facts.is_indirect:
        return Stage.AGREEMENT
    if facts.appointment is AppointmentStatus.PLANNED and facts.is_invited:
        return Stage.MEETING
    return Stage.DATE
