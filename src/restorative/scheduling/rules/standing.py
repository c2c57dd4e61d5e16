"""What stands in the way of booking a date (R55)."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.cases.rules import STAND_FOR_A_CHILD, Circle, Side
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.people.rules import NoContactPair
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling.rules.invitations import Attendee, Doors
from restorative.scheduling.rules.places import Room, Venue, chairs_needed
from restorative.scheduling.rules.times import TimeAnswer


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A date as it is about to be booked, or as it was: when, where, who comes, who helps."""

    case_id: UUID
    track_id: UUID
    starts_at: datetime
    venue: Venue
    room: Room
    doors: Doors
    people: tuple[Attendee, ...]
    facilitators: tuple[UUID, ...]
    interpreter_languages: frozenset[str] = frozenset()
    where: str = ""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the rest of the house knows that speaks for or against this date.

    `carried` are the lines of preparation and consent; `chosen_first` whether the
    harmed side chose this time (R24); `apart` are pairs under an order, with or
    without a variation (R2); `nearby` people of other meetings in the same house
    within the buffer.
    """

    circle: tuple[Attendee, ...] = ()
    carried: tuple[Blocker, ...] = ()
    chosen_first: bool = True
    said: Mapping[UUID, TimeAnswer] = {}
    apart: tuple[NoContactPair, ...] = ()
    nearby: frozenset[UUID] = frozenset()
    step_free: bool = False
    holidays: frozenset[date] = frozenset()
    deadline: date | None = None

    @property
    def must_come(self) -> tuple[Attendee, ...]:
        return tuple(one for one in self.circle if one.is_direct)


def blockers_of_stopping(circle: Circle, stopped: Collection[UUID]) -> list[Blocker]:
    """Nothing new is planned for people one of whom has stopped (R6)."""
    return [
        Blocker(
            "R6",
            say("%(name)s does not want to go on.", name=one.card.initials),
            f"/cases/{circle.case_id}/consent",
            one.person_id,
        )
        for one in circle.members
        if one.person_id in stopped
    ]


def blockers_of_booking(choice: Choice, known: Known, profile: Profile) -> list[Blocker]:
    checks: tuple[Callable[[Choice, Known, Profile], list[Blocker]], ...] = (
        _chosen_first,
        _kept_apart,
        _separate_doors,
        _room_fits,
        _who_must_come,
        _a_guardian_for_each_minor,
        _somebody_interprets,
        _said_no,
        _on_an_open_day,
    )
    found = [blocker for check in checks for blocker in check(choice, known, profile)]
    return [*known.carried, *found]


def _chosen_first(choice: Choice, known: Known, _: Profile) -> list[Blocker]:
    if known.chosen_first:
        return []
    return [
        Blocker(
            "R24",
            say("The person harmed has not chosen this time yet. They choose first."),
            times_page(choice.case_id, choice.track_id),
        )
    ]


def _kept_apart(choice: Choice, known: Known, _: Profile) -> list[Blocker]:
    """R2: together in this meeting, or near it in the same house, buffers included."""
    here = {one.person_id: one for one in choice.people}
    around = known.nearby | set(here)
    return [
        Blocker(
            "R2",
            say("Two of these people may not meet: there is an order to stay apart."),
            f"/cases/{choice.case_id}/no-contact",
            next(one for one in (pair.a, pair.b) if one in here),
        )
        for pair in known.apart
        if not pair.varied and {pair.a, pair.b} <= around and {pair.a, pair.b} & set(here)
    ]


def _separate_doors(choice: Choice, _known: Known, _: Profile) -> list[Blocker]:
    sides = {one.side for one in choice.people}
    if choice.doors.are_apart or len(sides) < len(Side):
        return []
    return [
        Blocker(
            "R21",
            say("Each side needs its own entrance and its own waiting room."),
            choice.where,
        )
    ]


def _room_fits(choice: Choice, known: Known, profile: Profile) -> list[Blocker]:
    needed = chairs_needed(len(choice.people) + len(choice.facilitators), profile)
    found = []
    if choice.room.capacity < needed:
        found.append(
            Blocker(
                "R50",
                say(
                    "The room has %(chairs)s chairs. This meeting needs %(needed)s.",
                    chairs=choice.room.capacity,
                    needed=needed,
                ),
                choice.where,
            )
        )
    if known.step_free and not choice.room.step_free:
        found.append(Blocker("R52", say("Somebody needs a room without steps."), choice.where))
    return found


def _who_must_come(choice: Choice, known: Known, _: Profile) -> list[Blocker]:
    here = {one.person_id for one in choice.people}
    missing = [one for one in known.must_come if one.person_id not in here]
    found = [
        Blocker(
            "R54",
            say("%(who)s must be invited to this meeting.", who=one.initials),
            choice.where,
            one.person_id,
        )
        for one in missing
    ]
    if not choice.facilitators:
        found.append(Blocker("R50", say("Nobody leads this meeting yet."), choice.where))
    return found


def _a_guardian_for_each_minor(choice: Choice, known: Known, _: Profile) -> list[Blocker]:
    """Somebody who may speak for the child is in the building (section 2, R4)."""
    beside = {
        one.for_person_id
        for one in choice.people
        if one.role in STAND_FOR_A_CHILD and one.may_authorise
    }
    return [
        Blocker(
            "R4",
            say("%(who)s needs a guardian or another adult at the meeting.", who=one.initials),
            f"/cases/{choice.case_id}/people/{one.person_id}",
            one.person_id,
        )
        for one in known.must_come
        if one.is_minor and one.person_id not in beside
    ]


def _somebody_interprets(choice: Choice, _known: Known, _: Profile) -> list[Blocker]:
    return [
        Blocker(
            "R55",
            say("%(who)s needs an interpreter. None is held for this.", who=one.initials),
            choice.where,
            one.person_id,
        )
        for one in choice.people
        if one.interpreter_language and one.interpreter_language not in choice.interpreter_languages
    ]


def _said_no(choice: Choice, known: Known, _: Profile) -> list[Blocker]:
    return [
        Blocker(
            "R50",
            say("%(who)s cannot come at this time.", who=one.initials),
            times_page(choice.case_id, choice.track_id),
            one.person_id,
        )
        for one in known.must_come
        if known.said.get(one.person_id) is TimeAnswer.NO
    ]


def _on_an_open_day(choice: Choice, known: Known, profile: Profile) -> list[Blocker]:
    day = local_day(choice.starts_at, profile)
    found = []
    if day in known.holidays:
        found.append(
            Blocker("R51", say("%(day)s is a holiday of the office.", day=day), "/places/holidays")
        )
    if known.deadline is not None and known.deadline < day:
        found.append(
            Blocker(
                "R48",
                say("The last day for this meeting is %(day)s.", day=known.deadline),
                f"/cases/{choice.case_id}/deadline",
            )
        )
    return found


def times_page(case_id: UUID, track_id: UUID) -> str:
    return f"/cases/{case_id}/tracks/{track_id}/times"
