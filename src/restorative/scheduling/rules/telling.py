"""What stands in the way of inviting people to a date that is booked (R49, R53, R55)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.profile import Profile
from restorative.profile.days import local_day, notice_is_kept
from restorative.scheduling.rules.appointments import Appointment, AppointmentStatus
from restorative.scheduling.rules.invitations import Attendee
from restorative.scheduling.rules.standing import Choice, Known, blockers_of_booking


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """How the telling stands: the date itself, and who agreed to hear of it late."""

    appointment: Appointment
    waived: frozenset[UUID] = frozenset()


def blockers_of_inviting(
    choice: Choice, known: Known, told: Told, now: datetime, profile: Profile
) -> list[Blocker]:
    """Everything booking asks for must still be true, and people need time to hear of it."""
    return [
        *_still_planned(choice, told, now),
        *blockers_of_booking(choice, known, profile),
        *_in_good_time(choice, told, now, profile),
    ]


def _still_planned(choice: Choice, told: Told, now: datetime) -> list[Blocker]:
    if told.appointment.status is not AppointmentStatus.PLANNED:
        return [Blocker("R6", say("This meeting is on hold. Set a new date first."), choice.where)]
    if choice.starts_at <= now:
        return [Blocker("R48", say("This date has passed. Set a new date first."), choice.where)]
    return []


def _in_good_time(choice: Choice, told: Told, now: datetime, profile: Profile) -> list[Blocker]:
    late = told_too_late(choice.people, choice.starts_at, told.appointment.moved, now, profile)
    return [
        Blocker(
            "R49",
            say(
                "%(who)s would hear of this date too late. Ask if it is all right for them.",
                who=one.initials,
            ),
            f"/cases/{choice.case_id}/appointments/{told.appointment.id}#notice",
            one.person_id,
        )
        for one in late
        if one.person_id not in told.waived
    ]


def told_too_late(
    people: Collection[Attendee],
    starts_at: datetime,
    moved: bool,
    now: datetime,
    profile: Profile,
) -> list[Attendee]:
    """Whose yes a late telling needs: a minor's (R49), everybody's for a late move (7.1)."""
    told_on, meets_on = local_day(now, profile), local_day(starts_at, profile)
    if moved and starts_at - now < timedelta(hours=profile.rebook_notice_hours):
        return list(people)
    if notice_is_kept(told_on, meets_on, profile):
        return []
    return [one for one in people if one.is_minor]
