"""What each audience is told of a meeting's date: one Struct for staff, one for one person."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence, say
from restorative.scheduling.rules.appointments import Appointment, AppointmentStatus, HoldReason
from restorative.scheduling.rules.bookings import Held, ResourceKind
from restorative.scheduling.rules.invitations import Doors, Invitation, InvitationReply
from restorative.scheduling.rules.places import Room, Venue


class AppointmentView(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting's date as staff of the case see it."""

    id: UUID
    case_id: UUID
    track_id: UUID
    starts_at: datetime
    ends_at: datetime
    zone: str
    status: AppointmentStatus
    venue: Venue
    room: Room
    invited_at: datetime | None
    moved: bool
    held_at: datetime | None
    hold_reason: HoldReason | None
    doors: Doors
    held: tuple[Held, ...] = ()

    @property
    def facilitators(self) -> tuple[UUID, ...]:
        return self.ids_of(ResourceKind.STAFF)

    def ids_of(self, kind: ResourceKind) -> tuple[UUID, ...]:
        return tuple(one.resource_id for one in self.held if one.kind is kind)

    @property
    def is_open(self) -> bool:
        return self.status in (AppointmentStatus.PLANNED, AppointmentStatus.HELD_BACK)


class Guest(msgspec.Struct, frozen=True):
    """One invited person on a staff page."""

    invitation: Invitation
    reply: InvitationReply | None

    @property
    def person_id(self) -> UUID:
        return self.invitation.person_id


class MyState(StrEnum):
    """How a meeting's date stands for the person who looks (A4.5, A4.6)."""

    NO_DATE = "no_date"
    ARRANGING = "arranging"
    INVITED = "invited"
    CHECKING = "checking"
    NOT_PLANNED = "not_planned"
    OVER = "over"


class MyAppointment(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting's date for one person: their own arrival and door, and nobody else's (R21).

    The time, the place and the door are there only while the person is invited to
    a date that stands.
    """

    state: MyState
    appointment_id: UUID | None = None
    sequence: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    arrives_at: datetime | None = None
    venue: str = ""
    address: str = ""
    entrance: str = ""
    reply: InvitationReply | None = None
    moved: bool = False
    headline: Sentence | None = None
    text: Sentence | None = None
    changed_at: datetime | None = None


CHECKING = say("We are checking the arrangements. Please wait for our call.")
NOT_PLANNED = say("This appointment is no longer planned.")
NOT_TODAY = say("Today's meeting will not take place. Nobody did anything wrong.")


NOT_AS_PLANNED = say("The meeting will not take place as planned. Nobody did anything wrong.")


def why_not(is_today: bool) -> Sentence:
    """The neutral words of A4.6, the same for everybody."""
    return NOT_TODAY if is_today else NOT_AS_PLANNED


def my_state(this: Appointment | None, was_invited: bool) -> MyState:
    """A held meeting is never shown as planned; who was never told of a date hears of none."""
    if this is None or not was_invited:
        return MyState.NO_DATE
    match this.status:
        case AppointmentStatus.PLANNED:
            return MyState.INVITED if this.invited_at else MyState.ARRANGING
        case AppointmentStatus.HELD_BACK:
            return MyState.CHECKING
        case AppointmentStatus.OVER:
            return MyState.OVER
        case _:
            return MyState.NOT_PLANNED


def said_to(state: MyState, is_today: bool) -> tuple[Sentence | None, Sentence | None]:
    """The headline and the sentence under it, where there is more to say than a date."""
    match state:
        case MyState.ARRANGING:
            return say("We are arranging a new time."), say("The old time no longer counts.")
        case MyState.CHECKING:
            return CHECKING, None
        case MyState.NOT_PLANNED:
            return NOT_PLANNED, why_not(is_today)
        case _:
            return None, None


_MATTERS = (
    MyState.CHECKING,
    MyState.INVITED,
    MyState.ARRANGING,
    MyState.NOT_PLANNED,
    MyState.OVER,
    MyState.NO_DATE,
)


def soonest_first(mine: Iterable[MyAppointment]) -> list[MyAppointment]:
    """A date on hold or to come before what is past; then by time, or by what changed last."""
    return sorted(
        mine,
        key=lambda one: (
            _MATTERS.index(one.state),
            one.starts_at.timestamp() if one.starts_at else 0,
            -(one.changed_at.timestamp() if one.changed_at else 0),
        ),
    )
