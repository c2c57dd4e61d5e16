"""How an answer and its state are said, to staff and to the person who gave it."""

from restorative.consent.rules.codes import Answer, Code, How, Is
from restorative.consent.rules.keys import HARMED, REFERRER, Key
from restorative.kernel.sentences import Sentence, say
from restorative.people.rules import Channel
from restorative.preparation.rules import AttendeeCategory

STATES: dict[Is, Sentence] = {
    Is.YES: say("Yes"),
    Is.NO: say("No"),
    Is.NOT_SURE: say("Not sure"),
    Is.TALK_FIRST: say("Wants to talk first"),
    Is.MISSING: say("Not answered"),
    Is.AWAITING: say("Waits for a second person"),
    Is.STALE: say("Ask again"),
    Is.WITHDRAWN: say("Stopped"),
    Is.VOID: say("No effect"),
}

ANSWERS: dict[Answer, Sentence] = {
    Answer.YES: say("Yes"),
    Answer.NO: say("No"),
    Answer.NOT_SURE: say("Not sure yet"),
    Answer.TALK_FIRST: say("Talk to someone first"),
    Answer.WITHDRAWN: say("Stopped"),
}

THEN: dict[Answer, Sentence] = {
    Answer.YES: say("We have written down your answer. Nothing happens without you."),
    Answer.NO: say("That is all right. Nothing bad happens. There are other ways."),
    Answer.NOT_SURE: say("That is all right. Take your time. You can answer later."),
    Answer.TALK_FIRST: say("That is all right. Somebody from our office will call you."),
    Answer.WITHDRAWN: say("It is stopped. Nothing bad happens."),
}
"""What a person reads after an answer."""

WAYS: dict[How, Sentence] = {
    How.LINK: say("by private link"),
    How.PAPER: say("on paper"),
    How.ORAL: say("spoken"),
    How.REPLY: say("by message"),
}

ATTENDEES: dict[str, Sentence] = {
    AttendeeCategory.SUPPORTER: say("Supporters"),
    AttendeeCategory.INTERPRETER: say("Interpreter"),
    AttendeeCategory.SCHOOL: say("Somebody from the school"),
    AttendeeCategory.COMMUNITY: say("Somebody from the community"),
    AttendeeCategory.OFFICIAL: say("Police or another public office"),
    AttendeeCategory.OBSERVER: say("Somebody who learns"),
}
TOLD: dict[str, Sentence] = {
    REFERRER: say("To the referring body"),
    HARMED: say("To the person harmed"),
}
CHANNELS: dict[str, Sentence] = {
    Channel.SMS: say("SMS"),
    Channel.MAIL: say("E-mail"),
    Channel.PHONE: say("Phone"),
    Channel.PAPER: say("Letter"),
}
DETAILS: dict[Code, dict[str, Sentence]] = {
    Code.C5: ATTENDEES,
    Code.C10: TOLD,
    Code.C12: CHANNELS,
}

AFTER_STOPPING: dict[Code, Sentence] = {
    Code.C1: say("If you stop this, the talks end and there is no meeting with you."),
    Code.C2: say("If you stop this, the meeting waits until we have talked with you."),
    Code.C4: say("If you stop this, there is no meeting. Other ways stay open."),
    Code.C5: say("If you stop this, this person does not come."),
    Code.C7: say("If you stop this, we do not say the name from now on."),
    Code.C10: say("If you stop this, we do not tell it."),
    Code.C12: say("If you stop this, we look for another way to reach you."),
}


ASK: dict[Is, Sentence] = {
    Is.MISSING: say("Ask, or record an answer"),
    Is.STALE: say("Ask again, or record an answer"),
}
NEXT: dict[Is, Sentence] = {
    Is.NOT_SURE: say("Talk with them"),
    Is.TALK_FIRST: say("Call them"),
    Is.WITHDRAWN: say("Call them and ask how they are"),
    Is.NO: say("Offer another way"),
}
"""What staff do next about a cell: where there is something to record, and elsewhere."""


def detail(key: Key) -> Sentence | None:
    """What of its scope a reader needs beside the title."""
    return DETAILS.get(key.code, {}).get(key.scope)
