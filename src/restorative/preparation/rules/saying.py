"""The words of preparation, as staff read them."""

from restorative.kernel.sentences import Sentence, say
from restorative.preparation.rules.assessing import Concern, Flag, GateAnswer
from restorative.preparation.rules.contacts import Company, ContactWay
from restorative.preparation.rules.deciding import Verdict
from restorative.preparation.rules.planning import (
    AttendeeCategory,
    Format,
    PlaceKind,
    SpeakingOrder,
)

WAYS: dict[ContactWay, Sentence] = {
    ContactWay.CALL: say("Call"),
    ContactWay.VISIT: say("Visit at a place they chose"),
    ContactWay.OFFICE: say("In our office"),
    ContactWay.VIDEO: say("Video"),
    ContactWay.LETTER: say("Letter"),
}
COMPANY: dict[Company, Sentence] = {
    Company.GUARDIAN: say("A parent or guardian"),
    Company.SUPPORTER: say("A person they trust"),
    Company.INTERPRETER: say("An interpreter"),
    Company.PSYCHOLOGIST: say("A psychologist"),
    Company.LAWYER: say("A lawyer"),
    Company.OTHER: say("Somebody else"),
}
FORMATS: dict[Format, Sentence] = {
    Format.DIRECT: say("Meeting of the people concerned"),
    Format.CONFERENCE: say("Conference with more people"),
    Format.INDIRECT: say("No meeting: messages through us"),
}
PLACES: dict[PlaceKind, Sentence] = {
    PlaceKind.OUR_OFFICE: say("Our office"),
    PlaceKind.COMMUNITY: say("A community centre"),
    PlaceKind.LIBRARY: say("A library"),
    PlaceKind.SCHOOL: say("A school"),
    PlaceKind.OTHER: say("Another quiet place"),
}
CATEGORIES: dict[AttendeeCategory, Sentence] = {
    AttendeeCategory.SUPPORTER: say("Supporters"),
    AttendeeCategory.INTERPRETER: say("Interpreter"),
    AttendeeCategory.SCHOOL: say("Somebody from the school"),
    AttendeeCategory.COMMUNITY: say("Somebody from the community"),
    AttendeeCategory.OFFICIAL: say("Police or another public office"),
    AttendeeCategory.OBSERVER: say("Somebody who learns"),
}
SPEAKING: dict[SpeakingOrder, Sentence] = {
    SpeakingOrder.FIRST: say("Speaks first"),
    SpeakingOrder.LAST: say("Speaks last"),
    SpeakingOrder.NO_WISH: say("Has no wish"),
}
GATE_ANSWERS: dict[GateAnswer, Sentence] = {
    GateAnswer.YES: say("Yes"),
    GateAnswer.NO: say("No"),
    GateAnswer.NOT_KNOWN: say("Not known"),
}
CONCERNS: dict[Concern, Sentence] = {
    Concern.NONE: say("No concern"),
    Concern.SOME: say("Some concern"),
    Concern.MARKED: say("Marked concern"),
    Concern.SEVERE: say("Severe concern"),
    Concern.NOT_KNOWN: say("Not known"),
}
VERDICTS: dict[Verdict, Sentence] = {
    Verdict.GO: say("They may meet"),
    Verdict.CONDITIONS: say("They may meet under conditions"),
    Verdict.INDIRECT_ONLY: say("Only messages through us"),
    Verdict.NOT_NOW: say("Not now"),
    Verdict.NO: say("No"),
}
FLAGS: dict[Flag, Sentence] = {
    Flag.HARMED_MINOR: say("A child was harmed."),
    Flag.SPECIAL_HARM: say("This kind of harm is shut by default."),
    Flag.SAFETY: say("There is a marked concern about safety."),
    Flag.SPECIAL: say("There is a marked concern about a special kind of harm."),
}
