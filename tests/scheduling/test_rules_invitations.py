"""Each person's own arrival and answer, and the reminders in between."""

from datetime import datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.cases.rules import Side
from restorative.profile import Profile, load
from restorative.scheduling.rules import Arrival, Invitation, InvitationReply, Replied
from restorative.scheduling.rules.invitations import arrivals, chooses_first, reply_to
from restorative.scheduling.rules.reminders import answer_is_awaited_until, reminders
from tests.scheduling.people import (
    ASHGABAT,
    DOORS,
    EVERYBODY,
    FIRST,
    GARDEN,
    INVITED,
    MEETING,
    SECOND,
    SELBI,
    STREET,
    YHLAS,
    number,
)


def local(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2027-03-{day:02d}T{clock}:00+05:00")


def test_each_side_comes_by_its_own_door_at_its_own_time(profile: Profile):
    """R21"""
    found = {one.person_id: one for one in arrivals(EVERYBODY, MEETING, DOORS, profile)}
    assert found[SELBI.person_id] == Arrival(
        SELBI.person_id, local(20, "09:30"), GARDEN.id, FIRST.id
    )
    assert found[YHLAS.person_id] == Arrival(
        YHLAS.person_id, local(20, "09:40"), STREET.id, SECOND.id
    )
    for one in EVERYBODY:
        same_side = [other for other in EVERYBODY if other.side is one.side]
        doors = {found[other.person_id].entrance_id for other in same_side}
        assert len(doors) == 1
    assert {found[one.person_id].arrives_at for one in EVERYBODY if one.side is Side.HARMED} == {
        local(20, "09:30")
    }


def test_the_person_harmed_chooses_first_and_nobody_for_her():
    """R24"""
    assert chooses_first(EVERYBODY) == {SELBI.person_id}


def an_invitation(sequence: int = 0) -> Invitation:
    arrival = Arrival(SELBI.person_id, local(20, "09:30"), GARDEN.id, FIRST.id)
    return Invitation(
        id=number(60),
        appointment_id=number(40),
        person_id=SELBI.person_id,
        uid="u",
        sequence=sequence,
        arrival=arrival,
        invited_at=INVITED,
    )


def test_no_answer_is_no_yes():
    """R53"""
    assert reply_to(an_invitation(), []) is None


def test_an_answer_to_an_earlier_date_does_not_count_for_the_new_one():
    """R53, 7.3"""
    old = Replied(number(60), 0, InvitationReply.CAN_COME, INVITED)
    assert reply_to(an_invitation(), [old]) is InvitationReply.CAN_COME
    assert reply_to(an_invitation(sequence=1), [old]) is None


def test_the_newest_answer_counts():
    first = Replied(number(60), 0, InvitationReply.CAN_COME, INVITED)
    second = Replied(number(60), 0, InvitationReply.NOT_THEN, INVITED)
    assert reply_to(an_invitation(), [first, second]) is InvitationReply.NOT_THEN


def test_the_ladder_of_reminders(profile: Profile):
    """7.3: three days before, the evening before, the morning; each with its too-late."""
    found = reminders(local(20, "09:30"), INVITED, profile)
    assert [(one.occurrence, one.not_before, one.useless_after) for one in found] == [
        ("days-before", local(17, "10:00"), local(19, "18:00")),
        ("evening", local(19, "18:00"), local(20, "00:00")),
        ("morning", local(20, "08:00"), local(20, "08:30")),
    ]


def test_a_morning_reminder_that_could_not_be_read_in_time_is_not_queued(profile: Profile):
    early = reminders(local(20, "08:45"), INVITED, profile)
    assert [one.occurrence for one in early] == ["days-before", "evening"]


def test_what_is_past_when_people_are_invited_is_not_queued(profile: Profile):
    late = reminders(local(20, "09:30"), local(19, "12:00"), profile)
    assert [one.occurrence for one in late] == ["evening", "morning"]


def test_silence_becomes_a_call_a_week_before(profile: Profile):
    """R53"""
    assert answer_is_awaited_until(MEETING, profile) == MEETING - timedelta(days=7)


@given(st.integers(0, 365 * 24 * 60), st.timedeltas(timedelta(), timedelta(days=40)))
@settings(max_examples=300, deadline=None)
def test_no_reminder_is_due_in_quiet_hours_or_after_it_is_useless(minutes: int, before: timedelta):
    """7.3, S55"""
    profile = load("tm-pilot")
    arrives_at = datetime(2027, 1, 1, tzinfo=ASHGABAT) + timedelta(minutes=minutes)
    for one in reminders(arrives_at, arrives_at - before, profile):
        clock = one.not_before.astimezone(profile.zone).time()
        assert time(profile.quiet_until_hour) <= clock < time(profile.quiet_from_hour)
        assert one.not_before < one.useless_after <= arrives_at
        assert arrives_at - before < one.not_before
