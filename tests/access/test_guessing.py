"""The code of a link is guessed at: five tries, then a lock; ten, then the end."""

import asyncio
from typing import Any

import pytest

from restorative.access import commands
from restorative.access.commands.entering import (
    enter_by_link,
    give_code,
)
from restorative.access.facts import LinkLocked
from restorative.access.rules import as_guest
from restorative.db import AnyEngine
from restorative.kernel import facts
from restorative.notifications.queries.tasks import tasks_for
from restorative.notifications.rules.tasks import TaskKind
from tests.access.linking import (
    CASE,
    SELBI,
    STAFF,
    YHLAS,
    a_link,
    guess,
    guest_of,
    opened,
    wrong,
)
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("office")


async def test_the_sixth_try_is_refused_even_with_the_right_code(clock: FrozenClock):
    """S13"""
    sent = await a_link(clock)
    left = [(await guess(sent, wrong(sent), clock)).tries_left for _ in range(5)]
    assert left == [4, 3, 2, 1, 0]
    assert (await guess(sent, sent.code, clock)).is_locked
    clock.advance(minutes=15)
    assert (await guess(sent, sent.code, clock)).secret


async def test_a_lock_is_the_links_own(clock: FrozenClock):
    """S13"""
    sent, other = await a_link(clock), await a_link(clock, YHLAS)
    for _ in range(5):
        await guess(sent, wrong(sent), clock)
    assert (await guess(sent, sent.code, clock)).is_locked
    assert (await guess(other, other.code, clock)).secret


async def test_fifty_guesses_at_once_are_fifty_guesses(clock: FrozenClock):
    """S13: at most five are looked at, and the right one among them does not change that."""
    sent = await a_link(clock)
    secret = await opened(sent, clock)
    guest = as_guest(await guest_of(secret, clock))
    answers = await asyncio.gather(
        *[give_code(guest, secret, wrong(sent), clock.now()) for _ in range(50)]
    )
    looked_at = [answer for answer in answers if not answer.is_locked]
    assert len(looked_at) <= 5
    assert (await give_code(guest, secret, sent.code, clock.now())).is_locked


async def test_the_count_survives_a_restart(clock: FrozenClock, engine: AnyEngine):
    """S13"""
    sent = await a_link(clock)
    for _ in range(4):
        await guess(sent, wrong(sent), clock)
    await engine.close_connection_pool()
    await engine.start_connection_pool()
    assert (await guess(sent, wrong(sent), clock)).is_locked


async def test_ten_wrong_codes_end_the_link_and_somebody_is_asked_to_call(clock: FrozenClock):
    """S13"""
    heard: list[LinkLocked] = []

    async def hear(fact: LinkLocked) -> None:
        heard.append(fact)

    facts.listen(LinkLocked, hear)
    sent = await a_link(clock)
    for _ in range(10):
        await guess(sent, wrong(sent), clock)
        clock.advance(minutes=16)
    facts._listeners[LinkLocked].remove(hear)
    assert [fact.for_good for fact in heard] == [False, True]
    assert heard[0].person_id == SELBI
    assert [task.kind for task in await tasks_for([CASE])] == [TaskKind.CODE_LOCKED]
    assert await enter_by_link(sent.secret, "", clock.now()) is None


async def test_a_new_code_ends_the_old_one_and_the_lock(clock: FrozenClock):
    sent = await a_link(clock)
    for _ in range(5):
        await guess(sent, wrong(sent), clock)
    code = await commands.renew_code(sent.link_id, CASE, STAFF, clock.now())
    if code != sent.code:
        assert (await guess(sent, sent.code, clock)).tries_left == 4
    assert (await guess(sent, code, clock)).secret


async def test_what_opens_nothing_is_not_compared_with_anything(
    clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
):
    """S04: opening costs no hash, neither of a good link nor of none."""
    sent = await a_link(clock)
    asked: list[str] = []

    async def count(*given: Any, **named: Any) -> bool:
        asked.append("hash")
        return False

    monkeypatch.setattr("restorative.access.hashing.is_right", count)
    assert await enter_by_link(sent.secret, "", clock.now())
    assert await enter_by_link("x" * 22, "", clock.now()) is None
    assert await enter_by_link("не ссылка", "", clock.now()) is None
    assert asked == []
