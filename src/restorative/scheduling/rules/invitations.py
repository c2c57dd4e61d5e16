"""One person's invitation: their own arrival time and entrance, and what they may answer."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Role, Side
from restorative.kernel.sentences import Sentence, say
from restorative.people.rules import PersonKind
from restorative.profile import Profile


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part in a meeting, as far as planning it needs to know them."""

    person_id: UUID
    side: Side
    role: Role
    initials: str
    is_minor: bool = False
    is_direct: bool = False
    may_authorise: bool = False
    for_person_id: UUID | None = None
    interpreter_language: str | None = None

    @property
    def answers_first(self) -> bool:
        """The harmed side, the person's family with it, sees a time before the others do."""
        return self.side is Side.HARMED


def attendees(circle: Circle) -> tuple[Attendee, ...]:
    """Who can sit in a room: an organisation comes as its representative."""
    return tuple(
        Attendee(
            person_id=one.person_id,
            side=one.side,
            role=one.role,
            initials=one.card.initials,
            is_minor=one.is_minor,
            is_direct=one.is_direct,
            may_authorise=one.may_authorise,
            for_person_id=one.for_person_id,
            interpreter_language=one.card.interpreter_language,
        )
        for one in circle.members
        if one.card.kind is PersonKind.PERSON
    )


def chooses_first(people: Iterable[Attendee]) -> frozenset[UUID]:
    """Who picks the times before anybody else does: everybody harmed who takes part (R24)."""
    return frozenset(one.person_id for one in people if one.side is Side.HARMED and one.is_direct)


class Doors(msgspec.Struct, frozen=True):
    """Which entrance and waiting room each side gets (R21)."""

    harmed_entrance: UUID
    responsible_entrance: UUID
    harmed_waiting: UUID
    responsible_waiting: UUID

    @property
    def are_apart(self) -> bool:
        return (
            self.harmed_entrance != self.responsible_entrance
            and self.harmed_waiting != self.responsible_waiting
        )

    def entrance_of(self, side: Side) -> UUID:
        return self.harmed_entrance if side is Side.HARMED else self.responsible_entrance

    def waiting_of(self, side: Side) -> UUID:
        return self.harmed_waiting if side is Side.HARMED else self.responsible_waiting


class Arrival(msgspec.Struct, frozen=True):
    person_id: UUID
    arrives_at: datetime
    entrance_id: UUID
    waiting_room_id: UUID


class InvitationReply(StrEnum):
    """What a person may answer to an invitation (P5); no answer is no yes (R53)."""

    CAN_COME = "can_come"
    NOT_THEN = "not_then"
    CHANGE = "change"
    STOP = "stop"
    CALL_ME = "call_me"


SAID: dict[InvitationReply, Sentence] = {
    InvitationReply.CAN_COME: say("I can come"),
    InvitationReply.NOT_THEN: say("I cannot come at this time"),
    InvitationReply.CHANGE: say("I want to change something"),
    InvitationReply.STOP: say("I do not want to continue"),
    InvitationReply.CALL_ME: say("Please call me"),
}


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """`uid` stays for one person and meeting, `sequence` grows with every change (S53)."""

    id: UUID
    appointment_id: UUID
    person_id: UUID
    uid: str
    sequence: int
    arrival: Arrival
    invited_at: datetime | None
    first_invited_at: datetime | None = None
    tells_place: bool = False


class Replied(msgspec.Struct, frozen=True):
    """An answer counts for the invitation it was given to, and for no later one."""

    invitation_id: UUID
    sequence: int
    reply: InvitationReply
    at: datetime


def minutes_before(side: Side, profile: Profile) -> int:
    if side is Side.HARMED:
        return profile.harmed_arrives_before
    return profile.responsible_arrives_before


def arrivals(
    people: Iterable[Attendee], starts_at: datetime, doors: Doors, profile: Profile
) -> tuple[Arrival, ...]:
    """The harmed side first and by its own door; nobody waits with the other side (R21)."""
    return tuple(
        Arrival(
            one.person_id,
            starts_at - timedelta(minutes=minutes_before(one.side, profile)),
            doors.entrance_of(one.side),
            doors.waiting_of(one.side),
        )
        for one in people
    )


def reply_to(invitation: Invitation, replies: Iterable[Replied]) -> InvitationReply | None:
    """The last answer to this very invitation; None is silence, and silence is no yes."""
    own = [
        one
        for one in replies
        if one.invitation_id == invitation.id and one.sequence == invitation.sequence
    ]
    return own[-1].reply if own else None


def silent(invitations: Iterable[Invitation], replies: Collection[Replied]) -> list[UUID]:
    return [one.person_id for one in invitations if reply_to(one, replies) is None]
