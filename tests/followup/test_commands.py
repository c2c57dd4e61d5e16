"""Keeping a promise, and telling those to whom it matters, on both databases."""

import asyncio
from datetime import timedelta

import pytest

from restorative.access.rules import Participant, Verifier
from restorative.agreements import commands as agreements
from restorative.followup import commands, queries
from restorative.followup.forms import (
    HandedOver,
    MyStepForm,
    MyWord,
    NewDayForm,
    ReceivedForm,
    ReceivedWord,
    ReportForm,
)
from restorative.followup.queries.ending import END_TEMPLATE
from restorative.followup.rules.steps import Standing
from restorative.followup.tables import FollowedTrack
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.notifications import commands as notifications
from restorative.notifications import queries as outbox
from restorative.notifications.rules import State
from restorative.wiring import wire
from tests.agreements.given import on_paper, read_to_everybody, signed
from tests.cases.given import Given

pytestmark = pytest.mark.usefixtures("engine", "wired")


@pytest.fixture
def wired() -> None:
    wire()


def visiting(given: Given, name: str) -> Participant:
    return Participant(given[name], given.case_id, new_id(), "en")


def verifying(given: Given, action_id) -> Verifier:
    return Verifier(action_id, given.case_id, new_id(), "en")


YES = ReceivedForm(ReceivedWord.YES)


async def standing(given: Given, action_id, now) -> Standing:
    plan = await queries.plan_of(given.track_id, now)
    return plan.action(action_id).standing


async def test_a_promise_is_kept_when_the_one_it_was_made_to_says_so(clock, profile):
    """R58: the person harmed confirms, and a draft of the news waits for the facilitator"""
    given, letter, _ = await signed(clock.now(), profile)
    now = clock.now()
    await commands.tell_my_step(visiting(given, "Yhlas"), letter, MyStepForm(MyWord.DONE), now)
    assert await standing(given, letter, now) is Standing.SAID_DONE
    await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, now)
    assert await standing(given, letter, now) is Standing.DONE
    (line,) = (await outbox.delivery(letter)).values()
    assert (line.to_person, line.state) == (given["Olga"], State.DRAFT)


async def test_nobody_confirms_what_is_not_theirs_to_confirm(clock, profile):
    """R37, S48"""
    given, letter, garden = await signed(clock.now(), profile)
    now = clock.now()
    for name in ("Yhlas", "Nurmyrat"):
        with pytest.raises(NotFound):
            await commands.answer_as_receiver(visiting(given, name), letter, YES, now)
    with pytest.raises(NotFound):
        await commands.answer_as_receiver(visiting(given, "Olga"), garden, YES, now)
    with pytest.raises(NotFound):
        await commands.tell_my_step(visiting(given, "Olga"), letter, MyStepForm(MyWord.DONE), now)
    with pytest.raises(NotFound):
        await commands.answer_as_verifier(verifying(given, letter), YES, now)


async def test_a_verifier_sees_one_action_and_nothing_else(clock, profile):
    """R37, A1.5"""
    given, _, garden = await signed(clock.now(), profile)
    one = await queries.action_for_verifier(verifying(given, garden), clock.now())
    assert (one.what, one.hours) == ("Help in the library garden", 8)
    assert "letter" not in repr(one) and "Olga" not in repr(one)
    other, _, _ = await signed(clock.now(), profile)
    with pytest.raises(NotFound):
        await queries.action_for_verifier(
            Verifier(garden, other.case_id, new_id(), "en"), clock.now()
        )


async def test_the_end_is_told_to_the_person_harmed_before_the_referrer(clock, profile):
    """R36, R58"""
    given, letter, garden = await signed(clock.now(), profile)
    now = clock.now()
    await commands.answer_as_verifier(verifying(given, garden), YES, now)
    await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, now)
    ending = await queries.ending_of(
        await queries.plan_of(given.track_id, now), given.track_id, now
    )
    assert ending.untold == {given["Olga"]}
    (line,) = [
        one
        for one in (await outbox.delivery(given.track_id)).values()
        if one.template == END_TEMPLATE
    ]
    await notifications.release(line.id, given.case_id, given.facilitator.account_id, now, profile)
    ending = await queries.ending_of(
        await queries.plan_of(given.track_id, now), given.track_id, now
    )
    assert ending.untold == frozenset()


async def test_the_report_waits_for_everybodys_yes_to_telling_the_referrer(clock, profile):
    """R36"""
    given, letter, garden = await signed(clock.now(), profile)
    now = clock.now()
    await commands.answer_as_verifier(verifying(given, garden), YES, now)
    await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, now)
    form = ReportForm(HandedOver.BY_HAND, now.date())
    with pytest.raises(Blocked) as blocked:
        await commands.hand_over_report(given.facilitator, given.track_id, form, now)
    rules = {(one.rule, one.whom) for one in blocked.value.blockers}
    assert ("R36", given["Yhlas"]) in rules and ("R36", given["Olga"]) in rules
    assert await queries.report_sent(given.track_id) is None


async def test_a_case_with_something_open_is_not_closed(clock, profile):
    given, _, _ = await signed(clock.now(), profile)
    with pytest.raises(Blocked) as blocked:
        await commands.close(given.coordinator, given.case_id, clock.now())
    assert [one.rule for one in blocked.value.blockers] == ["R56", "R56", "R35"]


async def test_a_small_change_of_a_day_is_made_and_a_large_one_is_not(clock, profile):
    """9.5"""
    given, letter, _ = await signed(clock.now(), profile)
    now = clock.now()
    soon, far = now.date() + timedelta(days=20), now.date() + timedelta(days=40)
    form = NewDayForm(soon, "He was ill")
    await commands.move_day(given.facilitator, given.track_id, letter, form, now, profile)
    plan = await queries.plan_of(given.track_id, now)
    assert plan.action(letter).due_on == soon
    with pytest.raises(RuleBroken, match="new version"):
        await commands.move_day(
            given.facilitator, given.track_id, letter, NewDayForm(far, "Later"), now, profile
        )


async def test_what_is_finished_takes_no_second_answer(clock, profile):
    """F19"""
    given, letter, _ = await signed(clock.now(), profile)
    now = clock.now()
    await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, now)
    with pytest.raises(RuleBroken, match="finished already"):
        await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, now)


async def test_of_two_answers_at_once_one_counts_and_the_other_is_told_so(clock, profile):
    """F19"""
    given, letter, _ = await signed(clock.now(), profile)
    olga, now = visiting(given, "Olga"), clock.now()
    done = await asyncio.gather(
        *(
            asyncio.create_task(commands.answer_as_receiver(olga, letter, YES, now))
            for _ in range(2)
        ),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in done) == ["NoneType", "RuleBroken"]


async def test_the_row_for_lists_says_what_the_plan_says(clock, profile):
    given, letter, garden = await signed(clock.now(), profile)
    now = clock.now()

    async def row() -> dict:
        kept = await FollowedTrack.select().where(FollowedTrack.track_id == given.track_id).first()
        await commands.recompute(given.track_id, now)
        anew = await FollowedTrack.select().where(FollowedTrack.track_id == given.track_id).first()
        assert kept == anew
        return anew

    assert ((await row())["finished"], (await row())["actions"]) == (0, 2)
    help_wanted = MyStepForm(MyWord.HELP)
    await commands.tell_my_step(visiting(given, "Yhlas"), garden, help_wanted, now)
    assert (await row())["help_wanted_at"] is not None
    await commands.waive(given.facilitator, given.track_id, garden, "Olga said so", now)
    assert ((await row())["finished"], (await row())["help_wanted_at"]) == (1, None)
    await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, now)
    assert (await row())["completed_at"] is not None


async def test_a_new_version_that_leaves_nothing_open_is_told_to_the_person_harmed(clock, profile):
    """R58: otherwise the report would wait for news that nobody wrote"""
    given, letter, garden = await signed(clock.now(), profile)
    await commands.answer_as_receiver(visiting(given, "Olga"), letter, YES, clock.now())
    clock.advance(days=1)
    now = clock.now()
    await agreements.open_new_version(given.facilitator, given.track_id, now)
    await agreements.remove_action(given.facilitator, given.track_id, garden, now)
    await read_to_everybody(given, now)
    for name in given.people:
        await on_paper(given, name, now, profile)
    (line,) = (await outbox.delivery(given.track_id)).values()
    assert (line.to_person, line.template) == (given["Olga"], END_TEMPLATE)
