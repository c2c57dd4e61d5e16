"""Rooms and people are held once: half-open spans, buffers, the next free time."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.kernel.sentences import say
from restorative.profile import Profile, load
from restorative.scheduling.rules import Held, ResourceKind, Span, Wanted
from restorative.scheduling.rules.bookings import (
    Holding,
    helper_span,
    just_taken,
    kept_for_arrivals,
    next_free,
    room_span,
    spans,
    staff_span,
    taken,
)
from restorative.scheduling.rules.invitations import arrivals
from tests.scheduling.people import (
    ASHGABAT,
    CIRCLE,
    DOORS,
    EVERYBODY,
    FACILITATOR,
    FIRST,
    HOUR,
    MEETING,
    SECOND,
    number,
)

MINUTE = timedelta(minutes=1)
HELD_FOR = 150 * MINUTE


def at(clock: str, day: int = 20) -> datetime:
    return datetime.fromisoformat(f"2027-03-{day:02d}T{clock}:00+05:00")


def span(start: str, end: str) -> Span:
    return Span(at(start), at(end))


def held(resource: UUID, one: Span) -> Held:
    return Held(number(900), number(901), ResourceKind.ROOM, resource, one)


def wanted(resource: UUID, one: Span) -> Wanted:
    return Wanted(ResourceKind.ROOM, resource, one)


def test_one_ends_when_the_next_begins_and_they_do_not_overlap():
    """F26"""
    assert not span("15:00", "16:00").overlaps(span("16:00", "17:00"))
    assert span("15:00", "16:01").overlaps(span("16:00", "17:00"))
    assert span("15:00", "16:00").overlaps(span("15:00", "16:00"))


def test_an_evening_that_goes_over_midnight_overlaps_the_next_morning():
    """F26"""
    late = Span(at("23:00"), at("01:00", day=21))
    assert late.overlaps(Span(at("00:30", day=21), at("02:00", day=21)))
    assert not late.overlaps(Span(at("01:00", day=21), at("02:00", day=21)))


def test_a_meeting_holds_the_rooms_from_the_first_arrival_to_the_debrief(profile: Profile):
    """R50"""
    meeting = Span(MEETING, MEETING + HELD_FOR)
    assert room_span(meeting, profile) == span("09:00", "13:00")
    assert staff_span(meeting, profile) == span("09:00", "13:00")
    arriving = arrivals(EVERYBODY, MEETING, DOORS, profile)
    assert helper_span(meeting, arriving, profile) == span("09:30", "13:00")


def test_everything_a_meeting_needs_is_held_for_its_own_stretch(profile: Profile):
    """R50: both waiting rooms, the leader, the interpreter, the escort and every person."""
    meeting = Span(MEETING, MEETING + HELD_FOR)
    arriving = arrivals(EVERYBODY, MEETING, DOORS, profile)
    holding = Holding(
        room=CIRCLE.id,
        waiting=(FIRST.id, SECOND.id),
        staff=(FACILITATOR,),
        interpreters=(number(50),),
        escorts=(number(51),),
    )
    found = spans(meeting, arriving, holding, profile)
    assert [one.kind for one in found] == [
        *[ResourceKind.ROOM] * 3,
        ResourceKind.STAFF,
        ResourceKind.INTERPRETER,
        ResourceKind.ESCORT,
        *[ResourceKind.PERSON] * 5,
    ]


def test_buffers_of_two_meetings_in_one_room_may_touch_but_not_cross(profile: Profile):
    """F26: the room is free from 13:00; the next meeting may begin at 14:00, not at 13:59."""
    first = held(CIRCLE.id, room_span(Span(MEETING, MEETING + HELD_FOR), profile))
    touching = room_span(Span(at("14:00"), at("16:30")), profile)
    crossing = room_span(Span(at("13:59"), at("16:29")), profile)
    assert taken([wanted(CIRCLE.id, touching)], [first]) == []
    assert taken([wanted(CIRCLE.id, crossing)], [first]) == [wanted(CIRCLE.id, crossing)]


def test_the_next_free_time_is_at_a_quarter_and_with_everything_free(profile: Profile):
    """F25"""
    meeting = Span(MEETING, MEETING + HELD_FOR)
    wants = [wanted(CIRCLE.id, room_span(meeting, profile)), wanted(FIRST.id, meeting)]
    busy = [held(CIRCLE.id, span("09:00", "13:10")), held(FIRST.id, span("14:00", "15:05"))]
    assert next_free(wants, busy, meeting, profile) == at("15:15")


def test_a_next_free_time_at_night_becomes_the_morning_after(profile: Profile):
    meeting = Span(at("18:00"), at("20:30"))
    busy = [held(CIRCLE.id, span("17:00", "20:45"))]
    found = next_free([wanted(CIRCLE.id, meeting)], busy, meeting, profile)
    assert found == at("08:00", day=21)


def test_when_nothing_is_free_for_weeks_no_time_is_promised(profile: Profile):
    meeting = Span(MEETING, MEETING + HELD_FOR)
    busy = [held(CIRCLE.id, Span(MEETING - HOUR, MEETING + timedelta(days=60)))]
    assert next_free([wanted(CIRCLE.id, meeting)], busy, meeting, profile) is None


def test_who_comes_second_is_told_what_was_taken_and_when_it_is_free():
    """F25"""
    refused = just_taken(ResourceKind.ROOM, at("15:15"))
    assert refused.field == "room"
    assert refused.sentence == say(
        "Somebody else has just taken this room. It is free next: %(when)s.", when=at("15:15")
    )


def test_rooms_stay_blocked_around_arrivals_that_are_under_way(profile: Profile):
    """A4.4: withdrawn at 07:42; the families were to come at 9:30 and 9:40."""
    room = span("09:00", "13:00")
    coming = [at("09:30"), at("09:40")]
    assert kept_for_arrivals(room, coming, at("07:42"), profile) == span("09:00", "10:10")
    assert kept_for_arrivals(room, coming, at("09:50"), profile) == span("09:00", "10:10")
    assert kept_for_arrivals(room, coming, at("10:05"), profile) == span("09:10", "10:10")
    assert kept_for_arrivals(room, coming, at("10:10"), profile) is None


def test_rooms_are_free_at_once_when_nobody_is_under_way_yet(profile: Profile):
    """A4.4"""
    room = span("09:00", "13:00")
    assert kept_for_arrivals(room, [at("09:30")], at("20:00", day=19), profile) is None


@st.composite
def a_span(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 14 * 96))
    length = draw(st.integers(1, 40))
    first = datetime(2027, 3, 1, tzinfo=ASHGABAT)
    return Span(first + start * 15 * MINUTE, first + (start + length) * 15 * MINUTE)


@given(st.lists(st.tuples(st.integers(0, 3), a_span()), max_size=30))
@settings(max_examples=200, deadline=None)
def test_bookings_taken_one_after_another_never_overlap(asked: list[tuple[int, Span]]):
    """R50, F25: whatever is asked in whatever order, what is held stays held once."""
    books: list[Held] = []
    for resource, one in asked:
        if not taken([wanted(number(resource), one)], books):
            books.append(held(number(resource), one))
    for n, one in enumerate(books):
        for other in books[n + 1 :]:
            same = one.resource_id == other.resource_id
            assert not (same and one.span.overlaps(other.span))


@given(st.lists(st.tuples(st.integers(0, 3), a_span()), max_size=30), a_span())
@settings(max_examples=200, deadline=None)
def test_the_next_free_time_is_really_free(busy: list[tuple[int, Span]], meeting: Span):
    """F25"""
    profile = load("tm-pilot")
    books = [held(number(resource), one) for resource, one in busy]
    wants = [wanted(number(0), room_span(meeting, profile)), wanted(number(1), meeting)]
    found = next_free(wants, books, meeting, profile)
    assert found is not None and meeting.starts_at <= found
    later = found - meeting.starts_at
    assert taken([wanted(w.resource_id, w.span.moved(later)) for w in wants], books) == []
    assert 8 <= found.astimezone(profile.zone).hour <= 20


@pytest.mark.parametrize("kind", ResourceKind)
def test_every_kind_of_resource_has_its_words(kind: ResourceKind):
    assert just_taken(kind, None).sentence.text
