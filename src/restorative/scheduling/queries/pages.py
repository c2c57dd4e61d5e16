"""What the staff pages of booking and of one date show, gathered in few queries."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.access.rules.accounts import AccountCard
from restorative.cases import queries as cases
from restorative.cases.rules import Circle, Member
from restorative.kernel.blockers import Blocker
from restorative.kernel.errors import NotFound
from restorative.notifications import queries as outbox
from restorative.notifications.messages import Words
from restorative.notifications.rules import MessageLine
from restorative.profile import Profile
from restorative.scheduling.messages import NOT_TAKING_PLACE, channel_of
from restorative.scheduling.queries import dates, invitations, places, standing
from restorative.scheduling.queries.times import Board, board_of
from restorative.scheduling.rules import (
    AppointmentStatus,
    AppointmentView,
    Attendee,
    Guest,
    Helper,
    HelperKind,
    ResourceKind,
    Venue,
)
from restorative.scheduling.rules.invitations import attendees
from restorative.scheduling.rules.telling import told_too_late


class BookingPage(msgspec.Struct, frozen=True):
    """Everything a booking can be made of (F10)."""

    board: Board
    venues: tuple[Venue, ...]
    facilitators: tuple[AccountCard, ...]
    interpreters: tuple[Helper, ...]
    escorts: tuple[Helper, ...]
    languages: tuple[str, ...]

    def first_choice(self, offer: UUID | None, date: AppointmentView | None) -> dict[str, object]:
        """What stands in the form at first: everybody comes; a new date keeps what it can."""
        chosen: dict[str, object] = {
            "offer": offer,
            "people": [one.person_id for one in self.board.people],
            "facilitators": [one.account_id for one in self.facilitators],
        }
        if date is not None:
            chosen |= {
                "room": date.room.id,
                **msgspec.structs.asdict(date.doors),
                "interpreters": date.ids_of(ResourceKind.INTERPRETER),
                "escorts": date.ids_of(ResourceKind.ESCORT),
            }
        return chosen


class DatePage(msgspec.Struct, frozen=True, kw_only=True):
    """One date with its guests, its helpers and what stands in the way of telling people."""

    date: AppointmentView
    circle: Circle
    guests: tuple[Guest, ...]
    facilitators: tuple[AccountCard, ...]
    helpers: dict[UUID, Helper]
    to_invite: tuple[Blocker, ...]
    late: tuple[Attendee, ...]
    waived: frozenset[UUID]
    delivery: dict[UUID, MessageLine]
    drafts: tuple[tuple[Member, Words], ...] = ()

    def member(self, person_id: UUID) -> Member | None:
        return self.circle.member(person_id)

    @property
    def not_told(self) -> tuple[Guest, ...]:
        return tuple(one for one in self.guests if one.invitation.invited_at is None)

    def is_written_to(self, person_id: UUID) -> bool:
        member = self.member(person_id)
        return member is not None and channel_of(member.card) is not None


async def booking_page(case_id: UUID, track_id: UUID, now: datetime) -> BookingPage:
    known = await board_of(case_id, track_id, now)
    helpers = await places.helpers()
    return BookingPage(
        known,
        tuple(one for one in await places.open_venues() if one.keeps_sides_apart),
        tuple(await access.facilitators_of(known.case_id)),
        tuple(one for one in helpers if one.kind is HelperKind.INTERPRETER),
        tuple(one for one in helpers if one.kind is HelperKind.ESCORT),
        tuple(sorted({one.interpreter_language or "" for one in known.people} - {""})),
    )


async def date_page(
    case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile
) -> DatePage:
    date = await dates.appointment_by_id(appointment_id, case_id)
    circle = await cases.circle(date.track_id, now)
    guests = await invitations.guests_of(appointment_id)
    here = {one.person_id for one in guests}
    coming = [one for one in attendees(circle) if one.person_id in here]
    is_planned = date.status is AppointmentStatus.PLANNED and now < date.starts_at
    not_told = any(one.invitation.invited_at is None for one in guests)
    return DatePage(
        date=date,
        circle=circle,
        guests=_in_order_of(circle, guests),
        facilitators=tuple(await access.facilitators_of(case_id)),
        helpers=await places.helpers_of([one.resource_id for one in date.held]),
        to_invite=tuple(
            (await standing.standing_of(date, circle, now, profile)).inviting
            if is_planned and not_told
            else ()
        ),
        late=tuple(
            told_too_late(coming, date.starts_at, date.moved, now, profile)
            if is_planned and not_told
            else ()
        ),
        waived=await invitations.waived(appointment_id, date.starts_at),
        delivery=await outbox.delivery(appointment_id),
        drafts=await _drafts(date, circle),
    )


def _in_order_of(circle: Circle, guests: Collection[Guest]) -> tuple[Guest, ...]:
    """By arrival, then as everybody stands in the case."""
    order = {one.person_id: n for n, one in enumerate(circle.members)}
    here = [one for one in guests if one.person_id in order]
    key = {one.person_id: (one.invitation.arrival.arrives_at, order[one.person_id]) for one in here}
    return tuple(sorted(here, key=lambda one: key[one.person_id]))


async def guest_of(
    case_id: UUID, appointment_id: UUID, person_id: UUID, now: datetime
) -> tuple[Guest, Member]:
    """One invited person of a date of this case, or not there."""
    date = await dates.appointment_by_id(appointment_id, case_id)
    guest = await invitations.invitation_of(date.id, person_id)
    if guest is None:
        raise NotFound
    return guest, await cases.member(case_id, person_id, now)


async def _drafts(date: AppointmentView, circle: Circle) -> tuple[tuple[Member, Words], ...]:
    """The exact words that wait for the release, each with whom they are for."""
    if date.status is not AppointmentStatus.HELD_BACK:
        return ()
    waiting = [
        one
        for one in await outbox.waiting_in([date.case_id])
        if one.about == date.id and one.template == NOT_TAKING_PLACE
    ]
    words = await outbox.words_of_all([one.id for one in waiting])
    return tuple(
        (member, words[one.id]) for one in waiting if (member := circle.member(one.to_person))
    )
