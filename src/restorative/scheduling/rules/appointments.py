"""A meeting's date: what its events say of it. Nothing is stored that they do not say."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say
from restorative.scheduling.rules.bookings import Span
from restorative.scheduling.rules.invitations import Doors
from restorative.scheduling.rules.times import TimeOffer


class EventKind(StrEnum):
    PLANNED = "planned"
    MOVED = "moved"
    INVITED = "invited"
    HELD_BACK = "held_back"
    TEXT_RELEASED = "text_released"
    CANCELLED = "cancelled"
    OVER = "over"


class AppointmentStatus(StrEnum):
    """HELD_BACK: somebody checks; RELEASED: everybody was told that it will not take place."""

    PLANNED = "planned"
    HELD_BACK = "held_back"
    RELEASED = "released"
    CANCELLED = "cancelled"
    OVER = "over"


class HoldReason(StrEnum):
    WITHDRAWAL = "withdrawal"
    NO_CONTACT = "no_contact"
    STAFF = "staff"


class CancelReason(StrEnum):
    """Codes only: why somebody cannot come is nobody else's business (R7)."""

    DATE = "date"
    PLACE = "place"
    FORMAT = "format"
    ENDED = "ended"


class Plan(msgspec.Struct, frozen=True):
    """When and where; `zone` is the wall clock's that people read."""

    span: Span
    zone: str
    venue_id: UUID
    room_id: UUID
    doors: Doors


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to an appointment; PLANNED and MOVED carry a plan."""

    id: UUID
    appointment_id: UUID
    kind: EventKind
    at: datetime
    by: UUID | None = None
    reason: str = ""
    plan: Plan | None = None


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting's date, derived from its events in their order."""

    id: UUID
    case_id: UUID
    track_id: UUID
    plan: Plan
    status: AppointmentStatus
    changed_at: datetime
    invited_at: datetime | None = None
    moved: bool = False
    held_at: datetime | None = None
    hold_reason: HoldReason | None = None

    @property
    def starts_at(self) -> datetime:
        return self.plan.span.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.plan.span.ends_at


_STATUS = {
    EventKind.PLANNED: AppointmentStatus.PLANNED,
    EventKind.MOVED: AppointmentStatus.PLANNED,
    EventKind.HELD_BACK: AppointmentStatus.HELD_BACK,
    EventKind.TEXT_RELEASED: AppointmentStatus.RELEASED,
    EventKind.CANCELLED: AppointmentStatus.CANCELLED,
    EventKind.OVER: AppointmentStatus.OVER,
}
_SETS_PLAN = frozenset({EventKind.PLANNED, EventKind.MOVED})


def appointment(
    appointment_id: UUID, case_id: UUID, track_id: UUID, events: Iterable[Event]
) -> Appointment:
    """The events in the order in which they were written are all there is to know."""
    history = list(events)
    plans = [one.plan for one in history if one.plan is not None]
    held = _last(history, EventKind.HELD_BACK)
    return Appointment(
        id=appointment_id,
        case_id=case_id,
        track_id=track_id,
        plan=plans[-1],
        status=status(history),
        changed_at=history[-1].at,
        invited_at=_invited_at(history),
        moved=any(one.kind is EventKind.MOVED for one in history),
        held_at=held.at if held else None,
        hold_reason=HoldReason(held.reason) if held and held.reason else None,
    )


def status(history: Iterable[Event]) -> AppointmentStatus:
    """A held meeting is never shown as planned: only a new date plans it again (A4.5, A4.6)."""
    found = AppointmentStatus.PLANNED
    for event in history:
        found = _STATUS.get(event.kind, found)
    return found


def _invited_at(history: Iterable[Event]) -> datetime | None:
    """When people were invited to the date that now stands; a new date asks everybody anew."""
    found: datetime | None = None
    for event in history:
        if event.kind in _SETS_PLAN:
            found = None
        elif event.kind is EventKind.INVITED:
            found = event.at
    return found


def _last(history: Iterable[Event], kind: EventKind) -> Event | None:
    found = [event for event in history if event.kind is kind]
    return found[-1] if found else None


OPEN = frozenset({AppointmentStatus.PLANNED, AppointmentStatus.HELD_BACK})
MAY_MOVE = OPEN | {AppointmentStatus.RELEASED}


def may_be_moved(this: Appointment) -> None:
    if this.status not in MAY_MOVE:
        raise RuleBroken(say("This appointment is no longer planned. Plan a new one."))


def may_be_invited_to(this: Appointment, now: datetime) -> None:
    if this.status is not AppointmentStatus.PLANNED:
        raise RuleBroken(say("This meeting is on hold. Set a new date first."))
    if this.starts_at <= now:
        raise RuleBroken(say("This date has passed. Set a new date first."))


def may_be_cancelled(this: Appointment) -> None:
    if this.status not in MAY_MOVE:
        raise RuleBroken(say("This appointment is no longer planned."))


def may_be_held(this: Appointment) -> bool:
    """Holding is always allowed; a second time changes nothing."""
    return this.status is AppointmentStatus.PLANNED


def may_be_released(this: Appointment) -> None:
    if this.status is not AppointmentStatus.HELD_BACK:
        raise RuleBroken(say("There is nothing to release: this meeting is not on hold."))


def may_be_taken_back(offer: TimeOffer | None, booked: Appointment | None) -> None:
    """The time of a date that stands stays on the list: it was chosen, and that must be seen."""
    if offer and booked and booked.status in OPEN and booked.starts_at == offer.starts_at:
        raise RuleBroken(say("This time is booked. Set a new date or cancel the meeting first."))
