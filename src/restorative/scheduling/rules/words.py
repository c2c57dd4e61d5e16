"""What the codes of scheduling are called on a page."""

from restorative.cases.rules import Role
from restorative.consent.rules import How
from restorative.kernel.sentences import Sentence, say
from restorative.scheduling.rules.appointments import AppointmentStatus, CancelReason, HoldReason
from restorative.scheduling.rules.bookings import ResourceKind
from restorative.scheduling.rules.places import HelperKind, RoomUse
from restorative.scheduling.rules.times import TimeAnswer

TIME_WORDS: dict[TimeAnswer, Sentence] = {
    TimeAnswer.YES: say("Yes"),
    TimeAnswer.IF_NEEDED: say("If needed"),
    TimeAnswer.NO: say("No"),
}
USE_WORDS: dict[RoomUse, Sentence] = {
    RoomUse.MEETING: say("Meeting room"),
    RoomUse.WAITING: say("Waiting room"),
    RoomUse.CALM: say("Calm room"),
}
HELPER_WORDS: dict[HelperKind, Sentence] = {
    HelperKind.INTERPRETER: say("Interpreter"),
    HelperKind.ESCORT: say("Escort"),
}
RESOURCE_WORDS: dict[ResourceKind, Sentence] = {
    ResourceKind.ROOM: say("Room"),
    ResourceKind.STAFF: say("Facilitator"),
    ResourceKind.INTERPRETER: say("Interpreter"),
    ResourceKind.ESCORT: say("Escort"),
    ResourceKind.PERSON: say("Person"),
}
STATUS_WORDS: dict[AppointmentStatus, Sentence] = {
    AppointmentStatus.PLANNED: say("Planned"),
    AppointmentStatus.HELD_BACK: say("On hold"),
    AppointmentStatus.RELEASED: say("Does not take place"),
    AppointmentStatus.CANCELLED: say("Cancelled"),
    AppointmentStatus.OVER: say("Over"),
}
HOLD_WORDS: dict[HoldReason, Sentence] = {
    HoldReason.WITHDRAWAL: say("Somebody does not want to go on."),
    HoldReason.NO_CONTACT: say("Two of these people may not meet."),
    HoldReason.STAFF: say("Staff put it on hold."),
}
CANCEL_WORDS: dict[CancelReason, Sentence] = {
    CancelReason.DATE: say("The date does not suit"),
    CancelReason.PLACE: say("The place cannot be used"),
    CancelReason.FORMAT: say("There will be another way than a meeting"),
    CancelReason.ENDED: say("The people do not go on"),
}
TOLD_HOW: dict[How, Sentence] = {
    How.ORAL: say("By phone or in person"),
    How.PAPER: say("On paper"),
}
"""How somebody can tell staff; a link and a text message come by themselves."""

IN_THE_ROOM: dict[Role, Sentence] = {
    Role.RESPONSIBLE: say("The young person"),
    Role.HARMED: say("The person who was affected"),
    Role.REPRESENTATIVE: say("Somebody who speaks for those affected"),
    Role.GUARDIAN: say("Parents or other adults of a child"),
    Role.APPROPRIATE_ADULT: say("Parents or other adults of a child"),
    Role.SUPPORTER: say("Somebody who comes along to help"),
}
"""Who will be there, by role only (P4)."""
