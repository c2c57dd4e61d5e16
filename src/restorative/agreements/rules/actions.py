"""One action of an agreement, and the limits that protect the child who promises it."""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.sentences import Sentence, say
from restorative.profile import Profile


class ActionKind(StrEnum):
    """Families of actions (domain 9.2)."""

    SPOKEN_APOLOGY = "spoken_apology"
    WRITTEN_APOLOGY = "written_apology"
    RESTITUTION = "restitution"
    REPAIR = "repair"
    SERVICE_TO_PERSON_HARMED = "service_to_person_harmed"
    COMMUNITY_WORK = "community_work"
    COURSE = "course"
    COUNSELLING = "counselling"
    SCHOOL = "school"
    MENTORING = "mentoring"
    FAMILY = "family"
    STAY_AWAY = "stay_away"
    FROM_OTHERS = "from_others"
    SYMBOLIC = "symbolic"
    NEXT_MEETING = "next_meeting"


KIND_WORDS: dict[ActionKind, Sentence] = {
    ActionKind.SPOKEN_APOLOGY: say("Spoken apology"),
    ActionKind.WRITTEN_APOLOGY: say("Written apology"),
    ActionKind.RESTITUTION: say("Payment"),
    ActionKind.REPAIR: say("Return, repair or replace"),
    ActionKind.SERVICE_TO_PERSON_HARMED: say("Help for the person harmed"),
    ActionKind.COMMUNITY_WORK: say("Community work"),
    ActionKind.COURSE: say("Course"),
    ActionKind.COUNSELLING: say("Counselling"),
    ActionKind.SCHOOL: say("School"),
    ActionKind.MENTORING: say("Mentor, sport or club"),
    ActionKind.FAMILY: say("Family"),
    ActionKind.STAY_AWAY: say("Staying away"),
    ActionKind.FROM_OTHERS: say("From the other side"),
    ActionKind.SYMBOLIC: say("Symbolic act"),
    ActionKind.NEXT_MEETING: say("Next meeting"),
}

# What helps the young person alone stays out of the harmed side's copy (domain 4.2).
WELFARE = frozenset(
    {
        ActionKind.COURSE,
        ActionKind.COUNSELLING,
        ActionKind.SCHOOL,
        ActionKind.MENTORING,
        ActionKind.FAMILY,
    }
)
WORK = frozenset({ActionKind.SERVICE_TO_PERSON_HARMED, ActionKind.COMMUNITY_WORK})


class ConfirmedBy(StrEnum):
    """Who says that an action was done."""

    FACILITATOR = "facilitator"
    RECEIVER = "receiver"
    VERIFIER = "verifier"


class Action(msgspec.Struct, frozen=True):
    """One line: who does what, for whom, by when, how it is known, who confirms.

    `id` stays the same in every later version. `amount` is in the currency's minor
    units, `hours` in whole hours; both are 0 where they do not apply.
    """

    id: UUID
    number: int
    kind: ActionKind
    who: UUID
    for_whom: UUID | None
    what: str
    by_when: date
    how_known: str
    confirmed_by: ConfirmedBy
    verifier: str = ""
    verifier_agreed: bool = False
    amount: int = 0
    hours: int = 0
    shared_with_harmed: bool = False
    reason: str = ""

    @property
    def is_shown_to_harmed_side(self) -> bool:
        return self.kind not in WELFARE or self.shared_with_harmed


def over_limits(
    actions: tuple[Action, ...], ages: dict[UUID, int | None], day: date, profile: Profile
) -> list[tuple[Action, Sentence]]:
    """Every action that goes past a limit of the profile, with the limit in words (R30)."""
    return [
        (action, sentence)
        for action in actions
        for sentence in (
            _too_many_hours(action, actions, ages, profile),
            _too_late(action, day, profile),
        )
        if sentence is not None
    ]


def last_day(day: date, months: int) -> date:
    """The day that many months after `day`; a month that is too short gives its last day."""
    year, month = divmod(day.month - 1 + months, 12)
    end = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, end))


def _too_many_hours(
    action: Action, actions: tuple[Action, ...], ages: dict[UUID, int | None], profile: Profile
) -> Sentence | None:
    age = ages.get(action.who)
    if not action.hours or age is None or age >= profile.majority_age:
        return None
    hours = sum(other.hours for other in actions if other.who == action.who)
    if hours <= profile.hours_allowed(age):
        return None
    return say(
        "%(hours)s hours in all are more than the %(limit)s hours for this age.",
        hours=hours,
        limit=profile.hours_allowed(age),
    )


def _too_late(action: Action, day: date, profile: Profile) -> Sentence | None:
    if action.by_when <= last_day(day, profile.max_plan_months):
        return None
    return say("This is later than %(n)s months from now.", n=profile.max_plan_months)
