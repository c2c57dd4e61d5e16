"""A meeting's date is what its events say."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorative.kernel.errors import RuleBroken
from restorative.scheduling.rules import (
    Appointment,
    AppointmentStatus,
    Event,
    EventKind,
    MyState,
    Plan,
    Span,
    appointment,
)
from restorative.scheduling.rules.appointments import (
    may_be_cancelled,
    may_be_held,
    may_be_invited_to,
    may_be_moved,
    may_be_released,
)
from restorative.scheduling.rules.views import (
    CHECKING,
    NOT_AS_PLANNED,
    NOT_PLANNED,
    NOT_TODAY,
    my_state,
    said_to,
)
from tests.scheduling.people import (
    CASE,
    CIRCLE,
    DOORS,
    HOUR,
    INVITED,
    LIBRARY,
    MEETING,
    TRACK,
    number,
)

PLANNED, MOVED, INVITE = EventKind.PLANNED, EventKind.MOVED, EventKind.INVITED
HELD, RELEASED = EventKind.HELD_BACK, EventKind.TEXT_RELEASED
CANCELLED, OVER = EventKind.CANCELLED, EventKind.OVER


def a_plan(days: int = 0) -> Plan:
    start = MEETING + timedelta(days=days)
    return Plan(Span(start, start + 2 * HOUR), "Asia/Ashgabat", LIBRARY.id, CIRCLE.id, DOORS)


def after(*kinds: EventKind) -> Appointment:
    numbers: Iterator[int] = count(1)
    events = [
        Event(
            id=number(n),
            appointment_id=number(40),
            kind=kind,
            at=INVITED + n * HOUR,
            plan=a_plan(n) if kind in (PLANNED, MOVED) else None,
        )
        for n, kind in zip(numbers, kinds, strict=False)
    ]
    return appointment(number(40), CASE, TRACK, events)


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ((PLANNED,), AppointmentStatus.PLANNED),
        ((PLANNED, INVITE), AppointmentStatus.PLANNED),
        ((PLANNED, INVITE, HELD), AppointmentStatus.HELD_BACK),
        ((PLANNED, INVITE, HELD, RELEASED), AppointmentStatus.RELEASED),
        ((PLANNED, INVITE, HELD, MOVED), AppointmentStatus.PLANNED),
        ((PLANNED, CANCELLED), AppointmentStatus.CANCELLED),
        ((PLANNED, INVITE, OVER), AppointmentStatus.OVER),
    ],
)
def test_the_status_follows_from_the_events(
    events: tuple[EventKind, ...], status: AppointmentStatus
):
    assert after(*events).status is status


def test_a_new_date_replaces_everything_and_everybody_is_to_be_asked_anew():
    """R54, 7.3"""
    moved = after(PLANNED, INVITE, MOVED)
    assert moved.plan == a_plan(3)
    assert moved.moved
    assert moved.invited_at is None


@given(st.lists(st.sampled_from([INVITE, RELEASED, HELD]), max_size=6))
def test_nothing_but_a_new_date_plans_a_held_meeting_again(later: list[EventKind]):
    """A4.5, A4.6"""
    assert after(PLANNED, INVITE, HELD, *later).status is not AppointmentStatus.PLANNED


@given(st.lists(st.sampled_from(list(EventKind)), max_size=8))
def test_a_held_meeting_is_never_shown_as_planned(later: list[EventKind]):
    """A4.6: whatever happened, the page of a participant says no more than the status."""
    this = after(PLANNED, INVITE, *later)
    shown = my_state(this, was_invited=True)
    assert (shown in (MyState.INVITED, MyState.ARRANGING)) == (
        this.status is AppointmentStatus.PLANNED
    )


def test_pages_say_wait_until_the_words_are_released():
    """A4.6"""
    assert said_to(MyState.CHECKING, is_today=True) == (CHECKING, None)
    assert said_to(MyState.NOT_PLANNED, is_today=True) == (NOT_PLANNED, NOT_TODAY)
    assert said_to(MyState.NOT_PLANNED, is_today=False) == (NOT_PLANNED, NOT_AS_PLANNED)
    assert said_to(MyState.INVITED, is_today=True) == (None, None)


def test_who_was_never_told_of_a_date_hears_of_none():
    """R24"""
    assert my_state(after(PLANNED), was_invited=False) is MyState.NO_DATE
    assert my_state(after(PLANNED, HELD), was_invited=False) is MyState.NO_DATE
    assert my_state(None, was_invited=False) is MyState.NO_DATE


def test_after_a_move_the_old_time_no_longer_counts():
    assert my_state(after(PLANNED, INVITE, MOVED), was_invited=True) is MyState.ARRANGING


def test_what_may_be_done_with_a_date_that_stands():
    planned = after(PLANNED)
    may_be_moved(planned)
    may_be_cancelled(planned)
    may_be_invited_to(planned, INVITED)
    assert may_be_held(planned)
    with pytest.raises(RuleBroken):
        may_be_released(planned)


def test_a_meeting_on_hold_can_be_moved_released_or_cancelled_but_not_invited_to():
    """R6"""
    held = after(PLANNED, INVITE, HELD)
    may_be_moved(held)
    may_be_cancelled(held)
    may_be_released(held)
    assert not may_be_held(held)
    with pytest.raises(RuleBroken):
        may_be_invited_to(held, INVITED)


@pytest.mark.parametrize("last", [CANCELLED, OVER])
def test_what_is_cancelled_or_over_stays_so(last: EventKind):
    done = after(PLANNED, INVITE, last)
    for refused in (may_be_moved, may_be_cancelled, may_be_released):
        with pytest.raises(RuleBroken):
            refused(done)
    assert not may_be_held(done)


def test_nobody_is_invited_to_a_date_that_has_passed():
    with pytest.raises(RuleBroken):
        may_be_invited_to(after(PLANNED), MEETING + timedelta(days=2))
