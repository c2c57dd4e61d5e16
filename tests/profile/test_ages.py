"""When somebody is an adult: to the second, by both rules."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from restorative.profile import MajorityCountsFrom, Profile, load
from restorative.profile.ages import age_on, becomes_adult_at, is_adult

DOWLET = date(2009, 5, 17)
ONE_SECOND = timedelta(seconds=1)


def counting_from(rule: MajorityCountsFrom) -> Profile:
    return msgspec.structs.replace(load("tm-pilot"), majority_counts_from=rule)


@pytest.mark.parametrize(
    ("rule", "switch"),
    [
        (MajorityCountsFrom.DAY_AFTER, datetime(2027, 5, 17, 19, 0, tzinfo=UTC)),
        (MajorityCountsFrom.BIRTHDAY, datetime(2027, 5, 16, 19, 0, tzinfo=UTC)),
    ],
)
def test_dowlet_is_an_adult_from_local_midnight_and_not_a_second_before(rule, switch):
    """R19, A3.1: 18 May 00:00 in Ashgabat is 17 May 19:00 UTC."""
    profile = counting_from(rule)
    assert becomes_adult_at(DOWLET, profile) == switch
    assert not is_adult(DOWLET, switch - ONE_SECOND, profile)
    assert is_adult(DOWLET, switch, profile)


def test_whoever_was_born_on_29_february_is_never_an_adult_too_early():
    """F29"""
    born = date(2008, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18
    by_birthday = counting_from(MajorityCountsFrom.BIRTHDAY)
    assert becomes_adult_at(born, by_birthday) == datetime(2026, 2, 28, 19, 0, tzinfo=UTC)


def test_an_age_changes_on_the_birthday():
    assert [age_on(DOWLET, day) for day in (date(2027, 5, 16), date(2027, 5, 17))] == [17, 18]
    assert age_on(date(2014, 8, 30), date(2027, 2, 17)) == 12
