"""The limits of the gate, without a database: links, sessions, guesses, administrators."""

import string
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from msgspec.structs import replace

from restorative.access import tokens
from restorative.access.rules import Area, Standing
from restorative.access.rules.accounts import AccountCard, require_another_administrator
from restorative.access.rules.limits import SessionTimes, is_over, should_note_visit
from restorative.access.rules.links import (
    LinkState,
    after_right_code,
    after_wrong_code,
    is_locked,
    is_usable,
    may_send_again,
    needed_until,
    stands_until,
    tried,
    tries_left,
)
from restorative.access.rules.trying import Tries, counted, network_of
from restorative.kernel.errors import RuleBroken

NOON = datetime.fromisoformat("2027-03-01T12:00:00+05:00")
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
LINK = LinkState(not_before=NOON, expires_at=NOON + 14 * DAY)


def test_a_hundred_thousand_link_secrets_are_all_different_and_of_62_letters():
    """S07"""
    made = {tokens.link_secret() for _ in range(100_000)}
    assert len(made) == 100_000
    assert {len(secret) for secret in made} == {22}
    assert set("".join(made)) == set(string.ascii_letters + string.digits)


def test_a_code_has_six_digits_and_its_first_may_be_nought():
    codes = [tokens.six_digits() for _ in range(2_000)]
    assert {len(code) for code in codes} == {6}
    assert any(code.startswith("0") for code in codes)


def test_a_link_opens_from_its_first_second_until_before_its_last():
    """S10"""
    assert not is_usable(LINK, NOON - SECOND)
    assert is_usable(LINK, NOON)
    assert is_usable(LINK, NOON + 14 * DAY - SECOND)
    assert not is_usable(LINK, NOON + 14 * DAY)


def test_a_revoked_link_opens_nothing():
    """S11"""
    assert not is_usable(replace(LINK, revoked_at=NOON), NOON)


def test_a_link_stands_until_the_latest_of_three_days():
    """Safety D1"""
    assert stands_until(NOON, needed_until([], [])) == NOON + 14 * DAY
    assert stands_until(NOON, needed_until([NOON + 20 * DAY], [])) == NOON + 21 * DAY
    assert stands_until(NOON, needed_until([NOON + DAY], [NOON + 90 * DAY])) == NOON + 90 * DAY
    assert stands_until(NOON, needed_until([NOON + DAY], [NOON + 2 * DAY])) == NOON + 14 * DAY


def test_five_wrong_codes_lock_a_link_for_a_quarter_of_an_hour():
    """S13"""
    link = LINK
    for n in range(5):
        assert not is_locked(link, NOON)
        link = after_wrong_code(tried(link, NOON), NOON)
        assert tries_left(link) == 4 - n
    assert is_locked(link, NOON + 15 * MINUTE - SECOND)
    assert tried(link, NOON + MINUTE) == link
    again = tried(link, NOON + 15 * MINUTE)
    assert (again.tries_in_row, again.tries_in_all, again.locked_until) == (1, 6, None)


def test_ten_wrong_codes_end_a_link_for_good():
    """S13"""
    link, now = LINK, NOON
    for _ in range(10):
        link = after_wrong_code(tried(link, now), now)
        now = max(now, link.locked_until or now)
    assert link.revoked_at is not None


def test_right_codes_are_never_used_up():
    link = LINK
    for _ in range(50):
        link = after_right_code(tried(link, NOON))
    assert link == LINK


def test_tries_that_are_under_way_already_count():
    """S13: the sixth of six at once is not looked at, though none of the five has failed yet."""
    link = LINK
    for _ in range(5):
        link = tried(link, NOON)
    assert is_locked(tried(link, NOON), NOON)


def test_nobody_is_sent_four_links_a_day_or_three_in_a_moment():
    """S19"""
    assert may_send_again([], NOON)
    assert may_send_again([NOON - 20 * SECOND], NOON)
    assert not may_send_again([NOON - 20 * SECOND, NOON - 30 * SECOND], NOON)
    assert may_send_again([NOON - MINUTE, NOON - 2 * MINUTE], NOON)
    assert not may_send_again([NOON - n * MINUTE for n in (10, 20, 30)], NOON)
    assert may_send_again([NOON - DAY - n * MINUTE for n in (10, 20, 30)], NOON)


@pytest.mark.parametrize(
    ("area", "idle", "longest"),
    [
        (Area.STAFF, 15 * MINUTE, timedelta(hours=10)),
        (Area.LINK, 15 * MINUTE, timedelta(hours=1)),
    ],
)
def test_a_session_ends_when_left_alone_and_in_any_case(
    area: Area, idle: timedelta, longest: timedelta
):
    """S27"""
    fresh = SessionTimes(created_at=NOON, last_seen_at=NOON)
    assert not is_over(fresh, area, NOON + idle - SECOND)
    assert is_over(fresh, area, NOON + idle)
    busy = SessionTimes(created_at=NOON, last_seen_at=NOON + longest - SECOND)
    assert not is_over(busy, area, NOON + longest - SECOND)
    assert is_over(busy, area, NOON + longest)


def test_a_visit_is_noted_at_most_once_a_minute():
    """S35"""
    times = SessionTimes(NOON, NOON)
    assert not should_note_visit(times, NOON + 59 * SECOND)
    assert should_note_visit(times, NOON + 60 * SECOND)


def test_guesses_are_forgotten_after_a_quarter_of_an_hour():
    """S31"""
    first = counted(None, NOON)
    assert counted(first, NOON + 14 * MINUTE) == Tries(2, NOON)
    assert counted(first, NOON + 15 * MINUTE) == Tries(1, NOON + 15 * MINUTE)


def test_the_addresses_of_one_household_are_one_network():
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::2")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")


def administrator(**changed: object) -> AccountCard:
    card = AccountCard(
        account_id=uuid4(),
        sign_in_name="a",
        name="A",
        phone="",
        email="",
        standing=Standing.ADMINISTRATOR,
        language="en",
        has_password=True,
        has_factor=True,
        invited_until=None,
        disabled_at=None,
    )
    return replace(card, **changed)


def test_the_last_administrator_who_can_sign_in_stays():
    """A1"""
    last = administrator()
    others = [
        administrator(disabled_at=NOON),
        administrator(has_password=False),
        administrator(has_factor=False),
        administrator(standing=Standing.COORDINATOR),
    ]
    with pytest.raises(RuleBroken):
        require_another_administrator(last.account_id, [last, *others])
    require_another_administrator(last.account_id, [last, administrator()])
