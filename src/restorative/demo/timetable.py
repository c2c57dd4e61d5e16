"""The way of a case day by day, counted from the day on which people are invited."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from restorative.demo.deeds import answering, dating, intake, meeting, preparing
from restorative.demo.story import Step, Story
from restorative.demo.work import Work
from restorative.preparation.forms import PlanForm
from restorative.preparation.rules import Format, PlaceKind
from restorative.profile.days import local_day

HERE = PlanForm(
    format=Format.DIRECT, place_kind=PlaceKind.OUR_OFFICE, in_person=True, harmed_asked_first=True
)
"""The plain meeting: the people concerned alone, in the office's own rooms."""


class Calendar:
    """Steps of one case. `begin` is the day of the invitations, counted from today."""

    def __init__(self, work: Work, begin: int) -> None:
        self._work, self._begin = work, begin

    def on(self, offset: int, clock: str, deed: Callable[..., Awaitable[Any]], *more: Any) -> Step:
        at = self._work.office.days.on(self._begin + offset, clock)
        return Step(at, partial(deed, self._work, *more))


def handed_over(work: Work, begin: int) -> Story:
    on = Calendar(work, begin).on
    return [
        on(-10, "09:30", intake.refer),
        on(-10, "16:20", intake.accept),
        on(-9, "09:10", intake.ask_to_take),
        on(-9, "11:40", intake.declare),
        on(-9, "14:05", intake.allocate),
    ]


def prepared(work: Work, begin: int, plan: PlanForm = HERE) -> Story:
    on = Calendar(work, begin).on
    return [
        on(-8, "10:15", preparing.first_talks),
        on(-7, "10:00", preparing.explain_to_all),
        on(-7, "12:30", preparing.hear_wishes),
        on(-7, "15:00", preparing.plan, plan),
        on(-6, "09:45", preparing.assess),
        on(-6, "14:10", preparing.decide),
        on(-5, "09:00", preparing.decide_as_second),
        on(-4, "16:30", preparing.plan_for_safety),
    ]


def answered(work: Work, begin: int) -> Story:
    """First about taking part; about the meeting when everybody has had time to think."""
    on = Calendar(work, begin).on
    return [
        on(-6, "10:00", answering.hand_out_links),
        on(-6, "17:20", answering.everybody_answers),
        on(-4, "12:30", answering.everybody_answers),
    ]


def times_offered(work: Work, begin: int, meets: datetime) -> Story:
    on = Calendar(work, begin).on
    return [on(-4, "18:00", dating.harmed_side_chooses, _three_times(work, meets))]


def _three_times(work: Work, meets: datetime) -> tuple[datetime, ...]:
    """This one, and the same hour on the next two days on which the office is open."""
    days = work.office.days
    first = local_day(meets, work.profile)
    second = days.next_open(first)
    third = days.next_open(second)
    return meets, meets + (second - first), meets + (third - first)


def times_found(work: Work, begin: int, meets: datetime) -> Story:
    on = Calendar(work, begin).on
    return [*times_offered(work, begin, meets), on(-3, "11:30", dating.others_choose)]


def invited(work: Work, begin: int, meets: datetime, interpreters: tuple[UUID, ...] = ()) -> Story:
    on = Calendar(work, begin).on
    return [
        on(-2, "10:20", dating.book, meets, interpreters),
        on(0, "09:40", dating.invite),
        on(0, "10:30", dating.texts),
        on(2, "12:00", dating.everybody_comes),
        *reminded(work, meets),
    ]


def reminded(work: Work, meets: datetime) -> Story:
    """What is queued for the days before goes out when it is due, and not in one heap today."""
    day = local_day(meets, work.profile)
    at = work.office.days.at
    return [
        Step(at(day - timedelta(days=3), "10:30"), partial(dating.texts, work)),
        Step(at(day - timedelta(days=1), "18:30"), partial(dating.texts, work)),
        Step(at(day, "08:05"), partial(dating.texts, work)),
    ]


def made_ready(work: Work, meets: datetime) -> Story:
    day, at = local_day(meets, work.profile), work.office.days.at
    return [
        Step(at(day - timedelta(days=2), "16:00"), partial(preparing.check_risk, work)),
        Step(at(day - timedelta(days=1), "12:00"), partial(meeting.go_ahead, work)),
    ]


def held(work: Work, meets: datetime) -> Story:
    """The day itself, and the calls of that day and of the week after."""
    day, at = local_day(meets, work.profile), work.office.days.at
    return [
        Step(meets - timedelta(minutes=15), partial(meeting.arrive, work)),
        Step(meets, partial(meeting.begin, work)),
        Step(meets + timedelta(minutes=74), partial(meeting.end, work)),
        Step(at(day, "19:00"), partial(meeting.make_calls, work)),
        Step(at(day + timedelta(days=8), "10:00"), partial(meeting.make_calls, work)),
    ]


Afterwards = Callable[..., Step]


def after_meeting(work: Work, meets: datetime) -> Afterwards:
    """Steps counted from the day of the meeting."""
    day, at = local_day(meets, work.profile), work.office.days.at

    def after(offset: int, clock: str, deed: Callable[..., Awaitable[Any]], *more: Any) -> Step:
        return Step(at(day + timedelta(days=offset), clock), partial(deed, work, *more))

    return after


def whole_way(
    work: Work,
    begin: int,
    meets: datetime,
    plan: PlanForm = HERE,
    interpreters: tuple[UUID, ...] = (),
) -> Story:
    """From the referral until everybody knows the date."""
    return [
        *handed_over(work, begin),
        *prepared(work, begin, plan),
        *answered(work, begin),
        *times_found(work, begin, meets),
        *invited(work, begin, meets, interpreters),
    ]
