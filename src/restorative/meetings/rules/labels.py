"""What the codes of the meeting day are called on a page."""

from restorative.kernel.sentences import Sentence, say
from restorative.meetings.rules.words import RunState, StopReason, Willing

STOP_LABELS: dict[StopReason, Sentence] = {
    StopReason.SOMEBODY_ASKED: say("Somebody asked to stop"),
    StopReason.DISTRESS: say("It was too hard for somebody"),
    StopReason.INTIMIDATION: say("Somebody was put under pressure"),
    StopReason.NEW_DISCLOSURE: say("Something new came up"),
    StopReason.MISSING_PERSON: say("Somebody who is needed is missing"),
    StopReason.INTOXICATION: say("Somebody had been drinking or taken something"),
    StopReason.FACTS_DENIED: say("The basic facts are no longer agreed"),
    StopReason.TIME: say("There was not enough time"),
}
WILLING_LABELS: dict[Willing, Sentence] = {
    Willing.YES: say("Yes"),
    Willing.NOT_SURE: say("Not sure"),
    Willing.NO: say("No"),
}
STATE_LABELS: dict[RunState, Sentence] = {
    RunState.NOT_STARTED: say("Not started yet"),
    RunState.RUNNING: say("Going on"),
    RunState.PAUSED: say("Paused"),
    RunState.STOPPED: say("Stopped"),
    RunState.ADJOURNED: say("Adjourned"),
    RunState.ENDED: say("Ended"),
}
