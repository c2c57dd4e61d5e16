"""The meeting as planned: form, kind of place, kinds of people; each change is a new row."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say


class Format(StrEnum):
    """DIRECT: the people concerned alone. CONFERENCE: with others. INDIRECT: they do not meet."""

    DIRECT = "direct"
    CONFERENCE = "conference"
    INDIRECT = "indirect"

    @property
    def is_joint(self) -> bool:
        return self is not Format.INDIRECT


class PlaceKind(StrEnum):
    OUR_OFFICE = "our_office"
    COMMUNITY = "community"
    LIBRARY = "library"
    SCHOOL = "school"
    OTHER = "other"


class AttendeeCategory(StrEnum):
    """Kinds of people who come for neither side themselves; each is agreed to on its own (C5)."""

    SUPPORTER = "supporter"
    INTERPRETER = "interpreter"
    SCHOOL = "school"
    COMMUNITY = "community"
    OFFICIAL = "official"
    OBSERVER = "observer"


class MeetingPlan(msgspec.Struct, frozen=True):
    """`harmed_asked_first`: the person harmed chose before anybody else did (R24)."""

    track_id: UUID
    format: Format
    place_kind: PlaceKind
    in_person: bool
    attendee_categories: tuple[AttendeeCategory, ...]
    set_at: datetime
    set_by: UUID
    harmed_asked_first: bool = True

    @property
    def scope(self) -> str:
        """To what a yes to this meeting is given: another scope is another question (5.7)."""
        way = "in_person" if self.in_person else "remote"
        return f"{self.format}.{self.place_kind}.{way}"


class SpeakingOrder(StrEnum):
    FIRST = "first"
    LAST = "last"
    NO_WISH = "no_wish"


class Wishes(msgspec.Struct, frozen=True):
    """How one person wants the meeting to be for them; theirs alone to say."""

    person_id: UUID
    speaking: SpeakingOrder = SpeakingOrder.NO_WISH
    hand_signal: str = ""
    seat: str = ""


def plan_set(plan: MeetingPlan, reason: str) -> MeetingPlan:
    """The harmed person chooses first; another order needs its reason (R24)."""
    if not plan.harmed_asked_first and not reason:
        raise RuleBroken(
            say("Ask the person harmed first. If you cannot, write down why."), "reason"
        )
    if plan.format is Format.DIRECT and AttendeeCategory.COMMUNITY in plan.attendee_categories:
        raise RuleBroken(
            say("Community members come to a conference only. Choose a conference."), "format"
        )
    return plan
