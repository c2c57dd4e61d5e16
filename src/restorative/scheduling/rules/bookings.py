"""Holding people and rooms: half-open spans that never overlap for one resource (R50, F26)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile
from restorative.scheduling.rules.invitations import Arrival

QUARTER = timedelta(minutes=15)
OPENS, CLOSES = 8, 20
LOOK_AHEAD = timedelta(days=28)


class ResourceKind(StrEnum):
    ROOM = "room"
    STAFF = "staff"
    INTERPRETER = "interpreter"
    ESCORT = "escort"
    PERSON = "person"


class Span(msgspec.Struct, frozen=True, order=True):
    """From `starts_at` until just before `ends_at`: 15 to 16 and 16 to 17 do not overlap."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def widened(self, by: timedelta) -> "Span":
        return Span(self.starts_at - by, self.ends_at + by)

    def moved(self, by: timedelta) -> "Span":
        return Span(self.starts_at + by, self.ends_at + by)

    def within(self, other: "Span") -> "Span | None":
        """What both have in common, or None."""
        start, end = max(self.starts_at, other.starts_at), min(self.ends_at, other.ends_at)
        return Span(start, end) if start < end else None


class Held(msgspec.Struct, frozen=True):
    """One resource held for one appointment."""

    id: UUID
    appointment_id: UUID
    kind: ResourceKind
    resource_id: UUID
    span: Span


class Wanted(msgspec.Struct, frozen=True):
    kind: ResourceKind
    resource_id: UUID
    span: Span


def room_span(meeting: Span, profile: Profile) -> Span:
    """From the facilitator's arrival to the end of the debrief."""
    return Span(
        meeting.starts_at - timedelta(minutes=profile.facilitator_arrives_before),
        meeting.ends_at + timedelta(minutes=profile.debrief_minutes),
    )


def staff_span(meeting: Span, profile: Profile) -> Span:
    before = max(profile.facilitator_arrives_before, profile.preparation_minutes)
    return Span(
        meeting.starts_at - timedelta(minutes=before),
        meeting.ends_at + timedelta(minutes=profile.debrief_minutes),
    )


def helper_span(meeting: Span, arrivals: Iterable[Arrival], profile: Profile) -> Span:
    """There before the first person comes, and until the last has gone."""
    first = min((arrival.arrives_at for arrival in arrivals), default=meeting.starts_at)
    return Span(first, meeting.ends_at + timedelta(minutes=profile.debrief_minutes))


def spans(
    meeting: Span, arriving: Iterable[Arrival], held_by: "Holding", profile: Profile
) -> list[Wanted]:
    """Everything that is held for a meeting, each for its own stretch of time."""
    arrivals = tuple(arriving)
    near = helper_span(meeting, arrivals, profile)
    return [
        Wanted(ResourceKind.ROOM, held_by.room, room_span(meeting, profile)),
        *(Wanted(ResourceKind.ROOM, one, room_span(meeting, profile)) for one in held_by.waiting),
        *(Wanted(ResourceKind.STAFF, one, staff_span(meeting, profile)) for one in held_by.staff),
        *(Wanted(ResourceKind.INTERPRETER, one, near) for one in held_by.interpreters),
        *(Wanted(ResourceKind.ESCORT, one, near) for one in held_by.escorts),
        *(
            Wanted(ResourceKind.PERSON, one.person_id, Span(one.arrives_at, near.ends_at))
            for one in arrivals
        ),
    ]


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """What a meeting needs for itself alone, besides the people who come."""

    room: UUID
    waiting: tuple[UUID, ...]
    staff: tuple[UUID, ...]
    interpreters: tuple[UUID, ...] = ()
    escorts: tuple[UUID, ...] = ()


def taken(wanted: Iterable[Wanted], held: Collection[Held]) -> list[Wanted]:
    """Which of the wanted are held by somebody else at that time."""
    return [
        one
        for one in wanted
        if any(
            other.resource_id == one.resource_id and other.span.overlaps(one.span) for other in held
        )
    ]


def next_free(
    wanted: Collection[Wanted],
    held: Iterable[Held],
    meeting: Span,
    profile: Profile,
) -> datetime | None:
    """The next start, at a quarter and in the office's day, at which all wanted are free."""
    busy: Mapping[UUID, list[Span]] = _by_resource(held)
    shift, start = timedelta(), meeting.starts_at
    while shift <= LOOK_AHEAD:
        shift = _later(shift, wanted, busy)
        start = _in_office_hours(meeting.starts_at + shift, profile)
        if start == meeting.starts_at + shift:
            return start if shift <= LOOK_AHEAD else None
        shift = start - meeting.starts_at
    return None


def _by_resource(held: Iterable[Held]) -> dict[UUID, list[Span]]:
    busy: dict[UUID, list[Span]] = {}
    for one in held:
        busy.setdefault(one.resource_id, []).append(one.span)
    return busy


def _later(
    shift: timedelta, wanted: Collection[Wanted], busy: Mapping[UUID, list[Span]]
) -> timedelta:
    """The smallest shift from this one at which nothing collides."""
    while True:
        waits = [
            span.ends_at - one.span.moved(shift).starts_at
            for one in wanted
            for span in busy.get(one.resource_id, ())
            if span.overlaps(one.span.moved(shift))
        ]
        if not waits:
            return shift
        shift = _whole_quarters(shift + max(waits))


def _whole_quarters(shift: timedelta) -> timedelta:
    return -(-shift // QUARTER) * QUARTER


def _in_office_hours(start: datetime, profile: Profile) -> datetime:
    local = start.astimezone(profile.zone)
    if local.hour < OPENS:
        local = local.replace(hour=OPENS, minute=0)
    elif local.hour >= CLOSES:
        local = (local + timedelta(days=1)).replace(hour=OPENS, minute=0)
    return local.astimezone(start.tzinfo)


JUST_TAKEN: dict[ResourceKind, tuple[str, Sentence, Sentence]] = {
    ResourceKind.ROOM: (
        "room",
        say("Somebody else has just taken this room. It is free next: %(when)s."),
        say("Somebody else has just taken this room. Choose another one."),
    ),
    ResourceKind.STAFF: (
        "facilitators",
        say("A facilitator is busy at this time. All are free next: %(when)s."),
        say("A facilitator is busy at this time. Choose another time."),
    ),
    ResourceKind.INTERPRETER: (
        "interpreters",
        say("The interpreter has just been taken. All are free next: %(when)s."),
        say("The interpreter has just been taken. Choose another one."),
    ),
    ResourceKind.ESCORT: (
        "escorts",
        say("The escort has just been taken. All are free next: %(when)s."),
        say("The escort has just been taken. Choose another one."),
    ),
    ResourceKind.PERSON: (
        "people",
        say("Somebody is expected at another meeting then. All are free next: %(when)s."),
        say("Somebody is expected at another meeting then. Choose another time."),
    ),
}


def just_taken(kind: ResourceKind, free_at: datetime | None) -> RuleBroken:
    """A clear word to the one who came second, and what is free next (F25)."""
    field, with_time, without = JUST_TAKEN[kind]
    return RuleBroken(say(with_time.text, when=free_at) if free_at else without, field)


def kept_for_arrivals(
    room: Span, arrivals: Iterable[datetime], now: datetime, profile: Profile
) -> Span | None:
    """How much of a room's time stays held after a withdrawal on the day (A4.4).

    People may be on their way already: nobody else's meeting may begin there
    within half an hour of an arrival that is still ahead or just past.
    """
    buffer = timedelta(minutes=profile.no_contact_buffer_minutes)
    today = now.astimezone(profile.zone).date()
    under_way = [
        at for at in arrivals if at.astimezone(profile.zone).date() == today and now < at + buffer
    ]
    if not under_way:
        return None
    return Span(min(under_way) - buffer, max(under_way) + buffer).within(room)
