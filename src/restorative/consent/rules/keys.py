"""Who must say yes to what: the matrix of domain 5.3, and the two keys of a minor (R4)."""

from hashlib import sha256
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Member, Role, Side
from restorative.consent.rules.codes import ONE_AT_A_TIME, Code
from restorative.preparation.rules import MeetingPlan

REFERRER, HARMED = "referrer", "harmed"
"""To whom the end may be told (C10)."""


class Key(msgspec.Struct, frozen=True):
    """One yes that is needed: whose, to what, for whom, in which track.

    `on_behalf_of` is the child for whom a guardian decides. `track_id` is None
    where the answer belongs to the person in the whole case.
    """

    code: Code
    person_id: UUID
    on_behalf_of: UUID | None = None
    scope: str = ""
    track_id: UUID | None = None

    def is_same_question(self, other: "Key") -> bool:
        return (
            self.code is other.code
            and self.person_id == other.person_id
            and self.on_behalf_of == other.on_behalf_of
            and self.track_id == other.track_id
            and (self.code in ONE_AT_A_TIME or self.scope == other.scope)
        )

    @property
    def ref(self) -> str:
        """A name for this question in an address: it tells nothing (S54)."""
        scope = "" if self.code in ONE_AT_A_TIME else self.scope
        parts = (self.code, self.person_id, self.on_behalf_of, self.track_id, scope)
        return sha256("|".join(str(part) for part in parts).encode()).hexdigest()[:16]


OWN: dict[Role, tuple[Code, ...]] = {
    Role.RESPONSIBLE: (Code.C1, Code.C2, Code.C4, Code.C5, Code.C7, Code.C10, Code.C12),
    Role.HARMED: (Code.C1, Code.C4, Code.C5, Code.C7, Code.C10, Code.C12),
    Role.REPRESENTATIVE: (Code.C1, Code.C4, Code.C5, Code.C7, Code.C10, Code.C12),
    Role.SUPPORTER: (Code.C1, Code.C4, Code.C7, Code.C12),
    Role.GUARDIAN: (Code.C12,),
    Role.APPROPRIATE_ADULT: (Code.C12,),
}
"""The columns of domain 5.3 that carry a full dot: what each decides for themselves."""

FOR_A_CHILD: dict[Side, tuple[Code, ...]] = {
    Side.RESPONSIBLE: (Code.C1, Code.C4),
    Side.HARMED: (Code.C1, Code.C4, Code.C5, Code.C7, Code.C10),
}
"""What needs a guardian's key beside the child's own."""

OF_A_TRACK = frozenset({Code.C2, Code.C4, Code.C5})
"""What the harmed side decides for each track by itself; the rest holds for the whole case."""


def needed(circle: Circle, plan: MeetingPlan | None) -> tuple[Key, ...]:
    """Every key that this track needs, in the order of its people.

    Who is a minor, and who may decide for one, the circle knows as of its own
    instant: by the profile's rule and the office's midnight (R19).
    """
    own = [key for one in circle.members if takes_part(one) for key in _own(one, circle, plan)]
    for_children = [
        key
        for child in circle.minors
        if child.is_direct
        for guardian in circle.guardians_of(child.person_id)
        if guardian.may_authorise
        for key in on_behalf(guardian.person_id, child, circle, plan)
    ]
    return tuple(dict.fromkeys([*own, *for_children]))


def takes_part(member: Member) -> bool:
    """An organisation speaks through its representative."""
    return member.role is not Role.HARMED or member.is_direct


def on_behalf(
    guardian_id: UUID, child: Member, circle: Circle, plan: MeetingPlan | None
) -> tuple[Key, ...]:
    return tuple(
        Key(code, guardian_id, child.person_id, scope, _track(code, child, circle))
        for code in FOR_A_CHILD[child.side]
        for scope in scopes(code, child, plan)
    )


def _own(member: Member, circle: Circle, plan: MeetingPlan | None) -> tuple[Key, ...]:
    return tuple(
        Key(code, member.person_id, None, scope, _track(code, member, circle))
        for code in OWN[member.role]
        for scope in scopes(code, member, plan)
    )


def scopes(code: Code, member: Member, plan: MeetingPlan | None) -> tuple[str, ...]:
    """What exactly is asked: nothing about a meeting before one is planned."""
    match code:
        case Code.C4:
            return (plan.scope,) if plan and plan.format.is_joint else ()
        case Code.C5:
            return plan.attendee_categories if plan and plan.format.is_joint else ()
        case Code.C10:
            return (REFERRER, HARMED) if member.role is Role.RESPONSIBLE else (REFERRER,)
        case Code.C12:
            return (member.card.channel,)
        case _:
            return ("",)


def _track(code: Code, member: Member, circle: Circle) -> UUID | None:
    return circle.track_id if code in OF_A_TRACK else member.track_id
