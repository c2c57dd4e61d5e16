"""A fresh code is for one signature, by one person, within ten minutes."""

from uuid import UUID

import pytest

from restorative.access.commands.fresh_codes import make_fresh_code, try_fresh_code, use_fresh_code
from restorative.db import transaction
from restorative.kernel.errors import RuleBroken
from tests.access.linking import CASE, SELBI, STAFF, YHLAS
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("office")


async def tried(code: str, clock: FrozenClock, person: UUID = SELBI) -> bool:
    found = await try_fresh_code(person, CASE, code, now=clock.now())
    try:
        async with transaction():
            await use_fresh_code(found, clock.now())
    except RuleBroken:
        return False
    return True


async def test_a_fresh_code_signs_once_within_ten_minutes(clock: FrozenClock):
    """S23"""
    code = await make_fresh_code(SELBI, CASE, by=STAFF, now=clock.now())
    clock.advance(minutes=10)
    assert await tried(code, clock)
    assert not await tried(code, clock)


async def test_a_fresh_code_is_stale_after_ten_minutes_and_a_second(clock: FrozenClock):
    """S23"""
    code = await make_fresh_code(SELBI, CASE, by=STAFF, now=clock.now())
    clock.advance(minutes=10, seconds=1)
    assert not await tried(code, clock)


async def test_a_fresh_code_is_one_persons(clock: FrozenClock):
    """S23"""
    code = await make_fresh_code(SELBI, CASE, by=STAFF, now=clock.now())
    assert not await tried(code, clock, YHLAS)


async def test_a_fresh_code_is_dead_after_five_wrong_tries_though_each_form_was_undone(
    clock: FrozenClock,
):
    """S13, S23"""
    code = await make_fresh_code(SELBI, CASE, by=STAFF, now=clock.now())
    bad = "000000" if code != "000000" else "111111"
    assert [await tried(bad, clock) for _ in range(5)] == [False] * 5
    assert not await tried(code, clock)


async def test_the_same_fresh_code_in_two_windows_signs_once(clock: FrozenClock):
    """S23, F19"""
    code = await make_fresh_code(SELBI, CASE, by=STAFF, now=clock.now())
    first, second = [await try_fresh_code(SELBI, CASE, code, now=clock.now()) for _ in range(2)]
    async with transaction():
        await use_fresh_code(first, clock.now())
    with pytest.raises(RuleBroken):
        async with transaction():
            await use_fresh_code(second, clock.now())
