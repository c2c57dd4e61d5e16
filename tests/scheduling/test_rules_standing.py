"""What stands in the way of booking a date and of inviting people to it."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from restorative.cases.rules import Side
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.people.rules import NoContactPair
from restorative.profile import Profile
from restorative.scheduling.rules import (
    AppointmentStatus,
    Choice,
    Doors,
    Known,
    TimeAnswer,
    Told,
    blockers_of_booking,
    blockers_of_inviting,
)
from tests.scheduling.people import (
    BERDI,
    CIRCLE,
    DOORS,
    EVERYBODY,
    INVITED,
    JEMAL,
    MEETING,
    ORAZGUL,
    SELBI,
    YHLAS,
    a_choice,
    known,
    number,
)
from tests.scheduling.test_rules_appointments import EventKind, after

DAY = timedelta(days=1)


def rules_of(blockers: list[Blocker]) -> list[tuple[str, object]]:
    return [(one.rule, one.whom) for one in blockers]


def booking(choice: Choice, facts: Known, profile: Profile) -> list[tuple[str, object]]:
    return rules_of(blockers_of_booking(choice, facts, profile))


def test_a_good_date_has_nothing_against_it(profile: Profile):
    assert booking(a_choice(), known(), profile) == []


def test_a_time_the_person_harmed_has_not_chosen_cannot_be_booked(profile: Profile):
    """R24"""
    assert booking(a_choice(), known(chosen_first=False), profile) == [("R24", None)]


def test_two_people_under_an_order_are_in_no_meeting_together(profile: Profile):
    """R2"""
    pair = NoContactPair(YHLAS.person_id, SELBI.person_id)
    found = booking(a_choice(), known(apart=(pair,)), profile)
    assert found == [("R2", YHLAS.person_id)]


def test_not_even_near_each_other_in_the_same_house(profile: Profile):
    """R2: waiting rooms and buffers count."""
    next_door = number(55)
    pair = NoContactPair(SELBI.person_id, next_door)
    facts = known(apart=(pair,), nearby=frozenset({next_door}))
    assert booking(a_choice(), facts, profile) == [("R2", SELBI.person_id)]
    assert booking(a_choice(), known(apart=(pair,)), profile) == []


def test_a_dated_confirmed_variation_lets_them_meet(profile: Profile):
    """R2"""
    pair = NoContactPair(YHLAS.person_id, SELBI.person_id, varied=True)
    assert booking(a_choice(), known(apart=(pair,)), profile) == []


def test_adding_somebody_under_an_order_as_a_supporter_changes_nothing(profile: Profile):
    """R2"""
    without = tuple(one for one in EVERYBODY if one != BERDI)
    pair = NoContactPair(BERDI.person_id, YHLAS.person_id)
    facts = known(apart=(pair,))
    assert booking(a_choice(people=without), facts, profile) == []
    assert booking(a_choice(), facts, profile) == [("R2", BERDI.person_id)]


@pytest.mark.parametrize(
    "doors",
    [
        Doors(DOORS.harmed_entrance, DOORS.harmed_entrance, number(32), number(33)),
        Doors(DOORS.harmed_entrance, DOORS.responsible_entrance, number(32), number(32)),
    ],
)
def test_the_sides_share_no_door_and_no_waiting_room(doors: Doors, profile: Profile):
    """R21"""
    assert booking(a_choice(doors=doors), known(), profile) == [("R21", None)]


def test_the_room_holds_everybody_and_two_chairs_more(profile: Profile):
    """7.1: five people, one facilitator, two spare chairs."""
    exact, small = replace(CIRCLE, capacity=8), replace(CIRCLE, capacity=7)
    assert booking(a_choice(room=exact), known(), profile) == []
    assert booking(a_choice(room=small), known(), profile) == [("R50", None)]


def test_who_needs_no_steps_gets_no_steps(profile: Profile):
    """R52, without saying whose need it is."""
    steps = a_choice(room=replace(CIRCLE, step_free=False))
    assert booking(steps, known(step_free=True), profile) == [("R52", None)]


def test_both_people_concerned_are_invited(profile: Profile):
    """R54"""
    without = tuple(one for one in EVERYBODY if one != SELBI)
    found = booking(a_choice(people=without), known(), profile)
    assert ("R54", SELBI.person_id) in found


def test_each_child_has_an_adult_of_their_own_there(profile: Profile):
    """R4"""
    alone = tuple(one for one in EVERYBODY if one != ORAZGUL)
    assert booking(a_choice(people=alone), known(), profile) == [("R4", YHLAS.person_id)]


def test_an_adult_in_conflict_is_no_adult_for_the_child(profile: Profile):
    """R10"""
    in_conflict = replace(ORAZGUL, may_authorise=False)
    here = (SELBI, JEMAL, BERDI, YHLAS, in_conflict)
    assert booking(a_choice(people=here), known(circle=here), profile) == [("R4", YHLAS.person_id)]


def test_the_list_names_a_missing_interpreter(profile: Profile):
    """R55: remove the interpreter, and the list says so."""
    speaks_uzbek = replace(JEMAL, interpreter_language="uz")
    here = (SELBI, speaks_uzbek, BERDI, YHLAS, ORAZGUL)
    facts = known(circle=here)
    held = a_choice(people=here, interpreter_languages=frozenset({"uz", "ru"}))
    assert booking(held, facts, profile) == []
    assert booking(a_choice(people=here), facts, profile) == [("R55", JEMAL.person_id)]


def test_who_has_to_come_has_not_said_no_to_the_time(profile: Profile):
    """R50; a guardian's no is for another guardian to make up."""
    said = {YHLAS.person_id: TimeAnswer.NO, BERDI.person_id: TimeAnswer.NO}
    assert booking(a_choice(), known(said=said), profile) == [("R50", YHLAS.person_id)]


def test_no_meeting_on_a_holiday_of_the_office(profile: Profile):
    """R51"""
    closed = known(holidays=frozenset({date(2027, 3, 20)}))
    assert booking(a_choice(), closed, profile) == [("R51", None)]


def test_no_meeting_after_the_last_day_allowed(profile: Profile):
    """R48"""
    assert booking(a_choice(), known(deadline=date(2027, 3, 19)), profile) == [("R48", None)]
    assert booking(a_choice(), known(deadline=date(2027, 3, 20)), profile) == []


def test_somebody_leads_the_meeting(profile: Profile):
    """R50"""
    assert booking(a_choice(facilitators=()), known(), profile) == [("R50", None)]


def test_what_preparation_says_comes_first_in_the_same_list(profile: Profile):
    """R55: one list for the page and the command."""
    carried = Blocker("R18", say("Nobody has talked with %(who)s yet.", who="S."))
    found = blockers_of_booking(a_choice(), known(carried=(carried,)), profile)
    assert found == [carried]


def inviting(told: Told, profile: Profile, **late: timedelta) -> list[tuple[str, object]]:
    now = MEETING - timedelta(**late) if late else INVITED  # type: ignore[arg-type]
    return rules_of(blockers_of_inviting(a_choice(), known(), told, now, profile))


def test_eleven_days_are_notice_enough(profile: Profile):
    """R49, case A4"""
    told = Told(appointment=after(EventKind.PLANNED))
    assert inviting(told, profile) == []
    assert inviting(told, profile, days=10) == []


def test_minors_have_ten_days_or_say_that_less_is_all_right(profile: Profile):
    """R49: six days before; only the children's notice counts."""
    told = Told(appointment=after(EventKind.PLANNED))
    late = [("R49", SELBI.person_id), ("R49", YHLAS.person_id)]
    assert inviting(told, profile, days=6) == late
    waived = replace(told, waived=frozenset({SELBI.person_id}))
    assert inviting(waived, profile, days=6) == late[1:]


def test_a_date_moved_at_the_last_minute_needs_everybodys_own_yes(profile: Profile):
    """7.1: rebooking in less than 72 hours."""
    moved = Told(appointment=after(EventKind.PLANNED, EventKind.INVITED, EventKind.MOVED))
    found = inviting(moved, profile, hours=71)
    assert found == [("R49", one.person_id) for one in EVERYBODY]


def test_nobody_is_invited_to_a_held_or_past_date(profile: Profile):
    """R6"""
    held = Told(appointment=after(EventKind.PLANNED, EventKind.HELD_BACK))
    assert held.appointment.status is AppointmentStatus.HELD_BACK
    assert ("R6", None) in inviting(held, profile)
    planned = Told(appointment=after(EventKind.PLANNED))
    past = rules_of(blockers_of_inviting(a_choice(), known(), planned, MEETING + DAY, profile))
    assert ("R48", None) in past


def test_a_meeting_with_one_side_only_needs_one_door(profile: Profile):
    one_side = tuple(one for one in EVERYBODY if one.side is Side.RESPONSIBLE)
    doors = Doors(number(21), number(21), number(32), number(32))
    found = booking(a_choice(people=one_side, doors=doors), known(circle=one_side), profile)
    assert found == []
