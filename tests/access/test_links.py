"""What private links open, for whom, and until when; on both engines."""

import base64
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from restorative.access import above, commands, queries
from restorative.access.commands.entering import (
    enter_by_link,
    give_code,
    report_wrong,
)
from restorative.access.commands.links import require_may_send_again
from restorative.access.facts import LinkReportedWrong
from restorative.access.rules import Participant, Tier, Verifier, as_guest
from restorative.access.rules.sent import LinkStanding
from restorative.access.tables import PrivateLink
from restorative.kernel import facts
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.notifications.queries.tasks import tasks_for
from restorative.notifications.rules.tasks import TaskKind
from tests.access.linking import (
    CASE,
    NOBODY,
    SELBI,
    STAFF,
    YHLAS,
    a_link,
    dump,
    guess,
    guest_of,
    opened,
    wrong,
)
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("office")


async def test_the_code_opens_the_persons_own_page(clock: FrozenClock):
    sent = await a_link(clock)
    first = await opened(sent, clock)
    assert await guest_of(first, clock) == Participant(SELBI, CASE, sent.link_id, "tk", Tier.LINK)
    answer = await guess(sent, sent.code, clock)
    assert await guest_of(answer.secret, clock) == Participant(
        SELBI, CASE, sent.link_id, "tk", Tier.CODE
    )


async def test_a_session_gets_a_new_secret_with_the_code_and_the_old_one_opens_nothing(
    clock: FrozenClock,
):
    """S24"""
    sent = await a_link(clock)
    first = await opened(sent, clock)
    guest = as_guest(await guest_of(first, clock))
    answer = await give_code(guest, first, sent.code, clock.now())
    assert answer.secret not in ("", first)
    assert (await guest_of(first, clock)).tier is Tier.LINK
    clock.advance(seconds=15)
    assert await guest_of(first, clock) == NOBODY


async def test_a_code_that_is_tapped_twice_opens_the_page_twice(clock: FrozenClock):
    """F19: the browser forgets the first answer, its cookie with it."""
    sent = await a_link(clock)
    first = await opened(sent, clock)
    guest = as_guest(await guest_of(first, clock))
    for _ in range(2):
        answer = await give_code(guest, first, sent.code, clock.now())
        assert (await guest_of(answer.secret, clock)).tier is Tier.CODE
    wrong_one = await give_code(guest, first, wrong(sent), clock.now())
    assert (wrong_one.secret, wrong_one.tries_left) == ("", 4)


async def test_neither_link_nor_code_nor_session_stands_in_the_database(clock: FrozenClock):
    """S06"""
    sent = await a_link(clock)
    answer = await guess(sent, sent.code, clock)
    kept = await dump()
    for secret in (sent.secret, answer.secret):
        assert secret not in kept
        assert secret.encode().hex() not in kept
        assert base64.b64encode(secret.encode()).decode() not in kept
    assert f"'{sent.code}'" not in kept
    assert "'code_hash': '$argon2id$v=19$m=19456,t=2,p=1$" in kept


async def test_a_link_runs_out_by_the_clock_and_takes_its_open_page_with_it(clock: FrozenClock):
    """S10"""
    sent = await a_link(clock)
    clock.advance(timedelta(days=14, seconds=-1))
    answer = await guess(sent, sent.code, clock)
    assert await guest_of(answer.secret, clock) != NOBODY
    clock.advance(seconds=1)
    assert await guest_of(answer.secret, clock) == NOBODY
    assert await enter_by_link(sent.secret, "", clock.now()) is None


async def test_a_revoked_link_and_its_open_page_are_dead_at_once(clock: FrozenClock):
    """S11"""
    sent = await a_link(clock)
    answer = await guess(sent, sent.code, clock)
    await commands.revoke_link(sent.link_id, CASE, STAFF, clock.now())
    assert await guest_of(answer.secret, clock) == NOBODY
    assert await enter_by_link(sent.secret, "", clock.now()) is None


async def test_a_newer_link_leaves_an_older_one_alone_and_shares_its_code(clock: FrozenClock):
    """S12"""
    first = await a_link(clock)
    clock.advance(hours=1)
    second = await a_link(clock)
    assert second.code == ""
    for link in (first, second):
        assert (await guess(link, first.code, clock)).secret
    await commands.revoke_link(first.link_id, CASE, STAFF, clock.now())
    assert await enter_by_link(first.secret, "", clock.now()) is None
    assert (await guess(second, first.code, clock)).secret


async def test_after_all_links_are_ended_a_new_one_has_a_new_code(clock: FrozenClock):
    """S12"""
    first = await a_link(clock)
    await commands.revoke_links_of_person(SELBI, STAFF, clock.now())
    second = await a_link(clock)
    assert second.code != ""
    assert (await guess(second, second.code, clock)).secret
    assert await enter_by_link(first.secret, "", clock.now()) is None


async def test_a_link_to_one_action_knows_that_action_and_no_person(clock: FrozenClock):
    """S08"""
    action = uuid4()
    sent = await commands.send_action_link(action, CASE, language="ru", by=STAFF, now=clock.now())
    answer = await guess(sent, sent.code, clock)
    assert await guest_of(answer.secret, clock) == Verifier(
        action, CASE, sent.link_id, "ru", Tier.CODE
    )


async def test_a_wrong_receiver_ends_the_link_and_nobody_learns_for_whom_it_was(
    clock: FrozenClock,
):
    """S15"""
    heard: list[LinkReportedWrong] = []

    async def hear(fact: LinkReportedWrong) -> None:
        heard.append(fact)

    facts.listen(LinkReportedWrong, hear)
    sent = await a_link(clock)
    secret = await opened(sent, clock)
    await report_wrong(as_guest(await guest_of(secret, clock)), clock.now())
    facts._listeners[LinkReportedWrong].remove(hear)
    assert [fact.link_id for fact in heard] == [sent.link_id]
    assert await guest_of(secret, clock) == NOBODY
    assert await enter_by_link(sent.secret, "", clock.now()) is None
    assert [task.kind for task in await tasks_for([CASE])] == [TaskKind.WRONG_PERSON]


async def test_staff_see_that_a_link_was_opened_elsewhere(clock: FrozenClock):
    """S16"""
    sent = await a_link(clock)
    await guess(sent, sent.code, clock)
    await opened(sent, clock)
    await opened(sent, clock)
    card = (await queries.links_of_person(SELBI))[0]
    assert (card.opened_elsewhere, card.last_used_at) == (2, clock.now())
    assert card.standing(clock.now()) is LinkStanding.OPEN


async def test_the_next_person_on_this_phone_ends_the_page_of_the_one_before(clock: FrozenClock):
    """S18"""
    sent, other = await a_link(clock), await a_link(clock, YHLAS)
    selbi = (await guess(sent, sent.code, clock)).secret
    yhlas = await enter_by_link(other.secret, selbi, clock.now())
    assert yhlas is not None
    assert await guest_of(selbi, clock) == NOBODY
    assert (await guest_of(yhlas, clock)).person_id == YHLAS


async def test_links_are_not_sent_again_and_again(clock: FrozenClock):
    """S19"""
    mine = PrivateLink.person_id == SELBI
    for _ in range(2):
        await require_may_send_again(mine, clock.now())
        await a_link(clock)
    with pytest.raises(RuleBroken):
        await require_may_send_again(mine, clock.now())


async def needed_for(days: int, clock: FrozenClock) -> None:
    """As if a meeting or an agreement of the case ended then."""
    until = clock.now() + timedelta(days=days)

    async def needed_until(case_id: UUID, now: datetime) -> datetime:
        return until

    async def nobody(*_: object) -> Any:
        raise AssertionError

    above.answer_by(holders=nobody, initials=nobody, needed_until=needed_until)


async def test_a_meeting_and_an_agreement_lengthen_a_link_and_never_shorten_it(
    clock: FrozenClock,
):
    """Safety D1"""
    start = clock.now()
    await a_link(clock)
    for days in (90, 2):
        await needed_for(days, clock)
        await commands.lengthen_links(CASE, clock.now())
    ends = [card.expires_at for card in await queries.links_of_person(SELBI)]
    assert ends == [start + timedelta(days=90)]


async def test_a_link_that_is_sent_later_lasts_as_long_as_it_is_needed(clock: FrozenClock):
    """Safety D1"""
    await needed_for(60, clock)
    await a_link(clock)
    ends = [card.expires_at for card in await queries.links_of_person(SELBI)]
    assert ends == [clock.now() + timedelta(days=60)]


async def test_a_revoked_link_is_not_brought_back_by_a_meeting(clock: FrozenClock):
    """S12"""
    sent = await a_link(clock)
    await commands.revoke_link(sent.link_id, CASE, STAFF, clock.now())
    await needed_for(90, clock)
    await commands.lengthen_links(CASE, clock.now())
    assert await enter_by_link(sent.secret, "", clock.now()) is None


async def test_a_link_of_another_case_is_not_there(clock: FrozenClock):
    """S09, S48"""
    sent = await a_link(clock)
    for deed in (commands.revoke_link, commands.renew_code):
        with pytest.raises(NotFound):
            await deed(sent.link_id, uuid4(), STAFF, clock.now())
