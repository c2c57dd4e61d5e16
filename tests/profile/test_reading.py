"""The profiles that ship: complete, and what they say."""

import msgspec
import pytest

from restorative.profile import Profile, load
from restorative.profile.reading import CODES


@pytest.mark.parametrize("code", CODES)
def test_every_profile_that_ships_is_whole(code):
    profile = load(code)
    assert profile.code == code
    assert profile.zone.key == profile.time_zone


def test_the_pilot_says_what_the_pilot_agreed():
    """domain.md 14"""
    pilot = load("tm-pilot")
    assert (pilot.time_zone, pilot.languages) == ("Asia/Ashgabat", ("tk", "ru", "en"))
    assert (pilot.deadline_days, pilot.deadline_counts) == (28, "calendar")
    assert (pilot.notice_days_minor, pilot.majority_counts_from) == (10, "day_after")
    assert (pilot.cooling_off_hours, pilot.cooling_off_hours_careful) == (24, 48)
    assert (pilot.max_plan_months, pilot.hard_max_plan_months) == (6, 12)
    assert (pilot.currency, pilot.minor_digits, pilot.hours_per_week) == ("TMT", 2, 6)


def test_service_hours_go_by_age():
    """9.3"""
    pilot = load("tm-pilot")
    assert [pilot.hours_allowed(age) for age in (13, 14, 15, 16, 17)] == [0, 20, 20, 40, 40]


def test_no_other_profile_is_made_up():
    with pytest.raises(LookupError, match="baseline, tm-pilot"):
        load("../secrets")


def test_a_misspelt_value_is_refused():
    with pytest.raises(msgspec.ValidationError, match="deadline_dayz"):
        msgspec.toml.decode(b"deadline_dayz = 3", type=Profile)
