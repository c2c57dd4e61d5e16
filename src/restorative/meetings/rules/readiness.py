"""What stands in the way of the go-ahead, and of starting the meeting: one list for each (R55)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.cases.rules import STAND_FOR_A_CHILD
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.meetings.rules.attending import Attendance
from restorative.meetings.rules.words import GoAhead, Willing
from restorative.preparation.rules import RiskCheck, is_fresh
from restorative.profile import Profile
from restorative.scheduling.rules import AppointmentStatus, Attendee, InvitationReply


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a meeting's day before it begins.

    `carried` are the lines of preparation, consent and scheduling that would
    forbid inviting today as well; `incident_at` the last stop, adjournment, no-show
    or hold, after which the risk is checked anew (R12).
    """

    case_id: UUID
    track_id: UUID
    appointment_id: UUID
    starts_at: datetime
    status: AppointmentStatus
    invited_at: datetime | None
    people: tuple[Attendee, ...]
    carried: tuple[Blocker, ...] = ()
    replies: Mapping[UUID, InvitationReply] = {}
    risk_check: RiskCheck | None = None
    incident_at: datetime | None = None
    go_ahead: GoAhead | None = None
    willing: Mapping[UUID, Willing] = {}
    attendance: Mapping[UUID, Attendance] = {}

    @property
    def here(self) -> str:
        return f"/cases/{self.case_id}/appointments/{self.appointment_id}"

    @property
    def direct(self) -> tuple[Attendee, ...]:
        return tuple(one for one in self.people if one.is_direct)

    @property
    def minors(self) -> tuple[Attendee, ...]:
        return tuple(one for one in self.direct if one.is_minor)

    def line_of(self, person_id: UUID) -> str:
        """Where this person is received."""
        return f"{self.here}/check-in#p-{person_id}"

    def adults_of(self, child: UUID) -> tuple[Attendee, ...]:
        return tuple(
            one
            for one in self.people
            if one.role in STAND_FOR_A_CHILD and one.for_person_id == child and one.may_authorise
        )


def blockers_of_readiness(day: Day, now: datetime, profile: Profile) -> list[Blocker]:
    """The READY list: empty, and a named person may say that the meeting goes ahead."""
    checks: tuple[Callable[[Day, datetime, Profile], list[Blocker]], ...] = (
        _planned_and_invited,
        _risk_checked_lately,
        _everybody_needed_said_yes,
        _an_adult_said_yes_for_each_child,
    )
    found = [blocker for check in checks for blocker in check(day, now, profile)]
    return [*day.carried, *found]


def blockers_of_starting(day: Day, now: datetime, profile: Profile) -> list[Blocker]:
    """Everything readiness asks for, the go-ahead, and each person's last word, asked alone."""
    return [
        *blockers_of_readiness(day, now, profile),
        *_went_ahead(day),
        *_not_too_early(day, now),
        *_everybody_needed_is_here(day),
        *_still_wants_to(day),
    ]


def _planned_and_invited(day: Day, _now: datetime, _: Profile) -> list[Blocker]:
    if day.status is not AppointmentStatus.PLANNED:
        return [Blocker("R6", say("This meeting is not planned any more."), day.here)]
    if day.invited_at is None:
        return [Blocker("R53", say("The invitations have not been sent yet."), day.here)]
    return []


def _risk_checked_lately(day: Day, _now: datetime, profile: Profile) -> list[Blocker]:
    page = f"/cases/{day.case_id}/tracks/{day.track_id}/risk-checks"
    if day.risk_check is None or not is_fresh(day.risk_check, day.starts_at, profile):
        hours = profile.recheck_hours
        again = say("Look at the risk within %(hours)s hours before the meeting.", hours=hours)
        return [Blocker("R12", again, page)]
    if day.incident_at is not None and day.risk_check.at <= day.incident_at:
        return [Blocker("R12", say("The risk has to be checked again after what happened."), page)]
    return []


def _everybody_needed_said_yes(day: Day, _now: datetime, _: Profile) -> list[Blocker]:
    return [
        Blocker(
            "R53",
            say("%(who)s has not said yes to this date.", who=one.initials),
            day.here,
            one.person_id,
        )
        for one in day.direct
        if day.replies.get(one.person_id) is not InvitationReply.CAN_COME
    ]


def _an_adult_said_yes_for_each_child(day: Day, _now: datetime, _: Profile) -> list[Blocker]:
    return [
        Blocker(
            "R4",
            say("No adult who stands for %(who)s has said yes to this date.", who=child.initials),
            day.here,
            child.person_id,
        )
        for child in day.minors
        if not any(
            day.replies.get(adult.person_id) is InvitationReply.CAN_COME
            for adult in day.adults_of(child.person_id)
        )
    ]


def _went_ahead(day: Day) -> list[Blocker]:
    if day.go_ahead is GoAhead.GO:
        return []
    return [
        Blocker(
            "R55", say("Nobody has said that this meeting goes ahead."), f"{day.here}/readiness"
        )
    ]


def _not_too_early(day: Day, now: datetime) -> list[Blocker]:
    if day.starts_at - timedelta(hours=1) <= now:
        return []
    return [Blocker("R53", say("It is too early to start this meeting."), day.here)]


def _everybody_needed_is_here(day: Day) -> list[Blocker]:
    here = {one for one, line in day.attendance.items() if line.is_here}
    missing = [one for one in day.direct if one.person_id not in here]
    alone = [
        child
        for child in day.minors
        if not here & {adult.person_id for adult in day.adults_of(child.person_id)}
    ]
    return [
        *(
            Blocker(
                "R54",
                say("%(who)s is not here yet.", who=one.initials),
                day.line_of(one.person_id),
                one.person_id,
            )
            for one in missing
        ),
        *(
            Blocker(
                "R4",
                say("No adult who stands for %(who)s is here yet.", who=child.initials),
                day.line_of(child.person_id),
                child.person_id,
            )
            for child in alone
        ),
    ]


def _still_wants_to(day: Day) -> list[Blocker]:
    return [
        Blocker(
            "R5",
            say("Ask %(who)s alone if they still want to go ahead.", who=one.initials),
            day.line_of(one.person_id),
            one.person_id,
        )
        for one in day.direct
        if day.willing.get(one.person_id) is not Willing.YES
    ]
