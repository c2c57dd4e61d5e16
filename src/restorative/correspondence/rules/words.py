"""How the state of a message, a reply and a trouble is said on a staff page."""

from restorative.kernel.sentences import Sentence, say
from restorative.notifications.rules import Channel, Reply, State, Trouble

STATES: dict[State, Sentence] = {
    State.DRAFT: say("Waits for you to release it"),
    State.QUEUED: say("Will be sent"),
    State.LEASED: say("Is being sent"),
    State.ACCEPTED: say("Sent"),
    State.UNKNOWN: say("Perhaps arrived"),
    State.FAILED: say("Did not arrive"),
    State.TOO_LATE: say("Too late, not sent"),
    State.STOPPED: say("Stopped, not sent"),
    State.WAITS_FOR_STAFF: say("Send it from the office phone"),
    State.SENT_BY_STAFF: say("Sent from the office phone"),
}
KINDS: dict[State, str] = {
    State.DRAFT: "wait",
    State.WAITS_FOR_STAFF: "wait",
    State.UNKNOWN: "wait",
    State.FAILED: "stop",
    State.TOO_LATE: "stop",
    State.ACCEPTED: "done",
    State.SENT_BY_STAFF: "done",
}
TROUBLES: dict[Trouble, Sentence] = {
    Trouble.REFUSED: say("The mail server of the receiver refused it."),
    Trouble.TRIED_TOO_OFTEN: say("It was tried five times."),
    Trouble.NO_ADDRESS: say("There is no number or address to send it to."),
    Trouble.BAD_ADDRESS: say("The number or address is not right."),
    Trouble.NO_ANSWER: say("The mail server did not say if it took the message."),
    Trouble.NOT_TO_BE_CONTACTED: say("This person is not to be contacted."),
    Trouble.OTHER_WAY_WANTED: say("This person now wants to be reached in another way."),
    Trouble.NO_GOOD_HOUR: say("The times at which this person may be written to are at night."),
    Trouble.BROKEN: say("It could not be made ready to send."),
    Trouble.TOO_LATE: say("It was of no use any more when it could have been sent."),
    Trouble.NO_MAIL_SERVER: say("This office has no mail server."),
}
CHANNELS: dict[Channel, Sentence] = {
    Channel.MAIL: say("E-mail"),
    Channel.SMS: say("Text message"),
}
REPLIES: dict[Reply, Sentence] = {
    Reply.CAN_COME: say("Can come"),
    Reply.DOES_NOT_WANT_TO: say("Does not want to go on"),
    Reply.CALL_ME: say("Wants a call"),
    Reply.UNCLEAR: say("Not clear: call"),
}
