"""What stands in the way of the go-ahead, and of beginning."""

from datetime import timedelta

from msgspec.structs import replace

from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.meetings.rules import (
    Attendance,
    Day,
    GoAhead,
    Willing,
    blockers_of_readiness,
    blockers_of_starting,
)
from restorative.preparation.rules import RiskCheck
from restorative.profile import Profile
from restorative.scheduling.rules import AppointmentStatus, InvitationReply
from tests.scheduling.people import (
    BERDI,
    CASE,
    EVERYBODY,
    FACILITATOR,
    HOUR,
    INVITED,
    JEMAL,
    MEETING,
    ORAZGUL,
    SELBI,
    TRACK,
    YHLAS,
    number,
)

JUST_BEFORE = MEETING - timedelta(minutes=5)
CHECKED = RiskCheck(TRACK, MEETING - 24 * HOUR, FACILITATOR, unchanged=True)
HERE = {
    one.person_id: Attendance(one.person_id, MEETING - timedelta(minutes=20)) for one in EVERYBODY
}


def a_day(**more: object) -> Day:
    given: dict[str, object] = {
        "case_id": CASE,
        "track_id": TRACK,
        "appointment_id": number(40),
        "starts_at": MEETING,
        "status": AppointmentStatus.PLANNED,
        "invited_at": INVITED,
        "people": EVERYBODY,
        "replies": {one.person_id: InvitationReply.CAN_COME for one in EVERYBODY},
        "risk_check": CHECKED,
        "go_ahead": GoAhead.GO,
        "willing": {SELBI.person_id: Willing.YES, YHLAS.person_id: Willing.YES},
        "attendance": HERE,
        **more,
    }
    return Day(**given)  # type: ignore[arg-type]


def readiness(day: Day, profile: Profile) -> list[tuple[str, object]]:
    found = blockers_of_readiness(day, MEETING - 20 * HOUR, profile)
    return [(one.rule, one.whom) for one in found]


def starting(day: Day, profile: Profile) -> list[tuple[str, object]]:
    found = blockers_of_starting(day, JUST_BEFORE, profile)
    return [(one.rule, one.whom) for one in found]


def test_a_good_day_has_nothing_against_it(profile: Profile):
    assert readiness(a_day(), profile) == []
    assert starting(a_day(), profile) == []


def test_a_risk_check_older_than_two_days_is_no_check(profile: Profile):
    """R12"""
    edge = replace(CHECKED, at=MEETING - 48 * HOUR)
    assert readiness(a_day(risk_check=edge), profile) == []
    stale = replace(CHECKED, at=MEETING - 48 * HOUR - timedelta(seconds=1))
    assert readiness(a_day(risk_check=stale), profile) == [("R12", None)]
    assert readiness(a_day(risk_check=None), profile) == [("R12", None)]


def test_after_an_adjournment_or_a_stop_the_risk_is_checked_again(profile: Profile):
    """R12"""
    after = a_day(incident_at=CHECKED.at + HOUR)
    assert readiness(after, profile) == [("R12", None)]
    checked_again = replace(CHECKED, at=CHECKED.at + 2 * HOUR)
    assert readiness(replace(after, risk_check=checked_again), profile) == []


def test_everybody_who_is_needed_has_said_yes_to_this_date(profile: Profile):
    """R53: silence is no yes."""
    replies = {one.person_id: InvitationReply.CAN_COME for one in EVERYBODY if one != YHLAS}
    assert readiness(a_day(replies=replies), profile) == [("R53", YHLAS.person_id)]


def test_one_adult_for_each_child_is_enough_and_none_is_not(profile: Profile):
    """R4"""
    replies = {one.person_id: InvitationReply.CAN_COME for one in EVERYBODY}
    one_parent = {who: said for who, said in replies.items() if who != BERDI.person_id}
    assert readiness(a_day(replies=one_parent), profile) == []
    no_parent = {who: said for who, said in one_parent.items() if who != JEMAL.person_id}
    assert readiness(a_day(replies=no_parent), profile) == [("R4", SELBI.person_id)]


def test_a_held_date_is_not_ready(profile: Profile):
    """R6"""
    assert ("R6", None) in readiness(a_day(status=AppointmentStatus.HELD_BACK), profile)
    assert ("R53", None) in readiness(a_day(invited_at=None), profile)


def test_consent_and_preparation_are_on_the_same_list(profile: Profile):
    """R8, R11, R18, R55: what they say is carried, and comes first."""
    carried = tuple(Blocker(rule, say("…")) for rule in ("R8", "R11", "R18"))
    assert readiness(a_day(carried=carried), profile) == [(one.rule, None) for one in carried]
    assert starting(a_day(carried=carried), profile) == [(one.rule, None) for one in carried]


def test_nobody_begins_without_the_go_ahead_of_a_named_person(profile: Profile):
    """R55"""
    for word in (None, GoAhead.NO_GO):
        assert starting(a_day(go_ahead=word), profile) == [("R55", None)]


def test_nobody_begins_before_each_was_asked_alone(profile: Profile):
    """R5: not sure is no yes."""
    asked = {SELBI.person_id: Willing.NOT_SURE}
    assert starting(a_day(willing=asked), profile) == [
        ("R5", SELBI.person_id),
        ("R5", YHLAS.person_id),
    ]


def test_nobody_begins_while_somebody_needed_is_missing(profile: Profile):
    """R54, R4"""
    left = Attendance(YHLAS.person_id, MEETING - HOUR, MEETING - timedelta(minutes=10))
    assert starting(a_day(attendance={**HERE, YHLAS.person_id: left}), profile) == [
        ("R54", YHLAS.person_id)
    ]
    without = {who: line for who, line in HERE.items() if who != ORAZGUL.person_id}
    assert starting(a_day(attendance=without), profile) == [("R4", YHLAS.person_id)]


def test_nobody_begins_hours_too_early(profile: Profile):
    found = blockers_of_starting(a_day(), MEETING - 2 * HOUR, profile)
    assert [one.rule for one in found] == ["R53"]
