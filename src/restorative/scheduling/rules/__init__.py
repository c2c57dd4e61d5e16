"""What is true and allowed of times, places, bookings and invitations."""

from restorative.scheduling.rules.appointments import (
    Appointment,
    AppointmentStatus,
    CancelReason,
    Event,
    EventKind,
    HoldReason,
    Plan,
    appointment,
)
from restorative.scheduling.rules.bookings import Held, ResourceKind, Span, Wanted
from restorative.scheduling.rules.invitations import (
    Arrival,
    Attendee,
    Doors,
    Invitation,
    InvitationReply,
    Replied,
)
from restorative.scheduling.rules.places import (
    Entrance,
    Helper,
    HelperKind,
    Holiday,
    Room,
    RoomUse,
    Venue,
)
from restorative.scheduling.rules.standing import (
    Choice,
    Known,
    blockers_of_booking,
    blockers_of_stopping,
)
from restorative.scheduling.rules.telling import Told, blockers_of_inviting, told_too_late
from restorative.scheduling.rules.times import Answered, TimeAnswer, TimeOffer
from restorative.scheduling.rules.views import AppointmentView, Guest, MyAppointment, MyState

__all__ = [
    "Answered",
    "Appointment",
    "AppointmentStatus",
    "AppointmentView",
    "Arrival",
    "Attendee",
    "CancelReason",
    "Choice",
    "Doors",
    "Entrance",
    "Event",
    "EventKind",
    "Guest",
    "Held",
    "Helper",
    "HelperKind",
    "HoldReason",
    "Holiday",
    "Invitation",
    "InvitationReply",
    "Known",
    "MyAppointment",
    "MyState",
    "Plan",
    "Replied",
    "ResourceKind",
    "Room",
    "RoomUse",
    "Span",
    "TimeAnswer",
    "TimeOffer",
    "Told",
    "Venue",
    "Wanted",
    "appointment",
    "blockers_of_booking",
    "blockers_of_inviting",
    "blockers_of_stopping",
    "told_too_late",
]
