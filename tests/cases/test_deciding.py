"""A case is decided, given to a facilitator, and kept in time."""

import asyncio
from datetime import date

import pytest

from restorative.access.queries import cases_granted, grants_on
from restorative.access.rules import GrantKind
from restorative.cases import commands, queries
from restorative.cases.facts import CaseAllocated
from restorative.cases.queries.accepting import blockers_of_accepting
from restorative.cases.rules import (
    CaseState,
    DeclineReason,
    Extension,
    HoldReason,
    Incomplete,
    MissingData,
    Role,
    Tie,
)
from restorative.cases.tables import Case, CaseActRow
from restorative.kernel import facts
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.people.rules import Details
from tests.cases import given
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")


async def test_a_case_is_given_only_to_a_facilitator_who_declared_that_they_know_nobody(
    clock: FrozenClock, heard: list[facts.Fact]
):
    """R32"""
    now = clock.now()
    case = await given.a_plain_referral(now)
    asked = case.facilitator.account_id
    await commands.accept_case(case.case_id, case.coordinator, now)
    await commands.ask_to_take(case.case_id, asked, case.coordinator, now)
    with pytest.raises(Blocked):
        await commands.allocate(case.case_id, asked, case.coordinator, now)
    await commands.declare_interests(case.case_id, Tie.NONE, case.facilitator, now)
    await commands.allocate(case.case_id, asked, case.coordinator, now)
    assert await cases_granted(asked) == {case.case_id}
    assert await grants_on(case.case_id, asked) == {GrantKind.FACILITATOR}
    assert heard[-1] == CaseAllocated(case_id=case.case_id, account_id=asked)
    assert await queries.facilitator_names([case.case_id]) == {case.case_id: ("Aknabat",)}


async def test_somebody_who_joins_later_makes_the_declaration_old(clock: FrozenClock):
    """R32"""
    now = clock.now()
    case = await given.a_plain_case(now)
    assert await queries.to_do([case.case_id], now) == []
    await commands.add_member(
        case.case_id, Role.SUPPORTER, case["Yhlas"], given.BERDI, case.coordinator, now
    )
    (line,) = await queries.to_do([case.case_id], now, case.facilitator)
    assert line.where == f"/cases/{case.case_id}/declaration"
    (line,) = await queries.to_do([case.case_id], now)
    assert line.where == f"/cases/{case.case_id}/allocation"
    await commands.declare_interests(case.case_id, Tie.NONE, case.facilitator, now)
    assert await queries.to_do([case.case_id], now) == []


async def test_a_facilitator_who_is_asked_finds_it_among_what_is_to_do(clock: FrozenClock):
    """R32"""
    now = clock.now()
    case = await given.a_plain_referral(now)
    await commands.accept_case(case.case_id, case.coordinator, now)
    asked = case.facilitator.account_id
    await commands.ask_to_take(case.case_id, asked, case.coordinator, now)
    (line,) = await queries.to_do([], now, case.facilitator)
    assert line.where == f"/cases/{case.case_id}/declaration"
    await commands.declare_interests(case.case_id, Tie.NONE, case.facilitator, now)
    assert await queries.to_do([], now, case.facilitator) == []


async def test_a_facilitator_who_knows_somebody_is_out_of_the_case_at_once(clock: FrozenClock):
    """R32, S58"""
    now = clock.now()
    case = await given.a_plain_case(now)
    await commands.declare_interests(case.case_id, Tie.RELATED, case.facilitator, now)
    assert await cases_granted(case.facilitator.account_id) == set()
    assert await queries.state(case.case_id) is CaseState.ACCEPTED
    with pytest.raises(NotFound):
        await queries.case_for(case.facilitator, case.case_id, now)
    with pytest.raises(Blocked):
        await commands.allocate(case.case_id, case.facilitator.account_id, case.coordinator, now)


async def test_a_hold_and_an_extension_move_the_deadline_of_one_young_person(clock: FrozenClock):
    """R48, R39, A1.6"""
    case = await given.a_plain_case(clock.now())
    other = await commands.add_young_person(
        case.case_id,
        Details("Kerim Berdiýew", "Kerim", "ru", born_on=date(2010, 3, 3)),
        case.coordinator,
        clock.now(),
    )
    kerim = next(one.id for one in await queries.tracks(case.case_id) if one.person_id == other)
    await commands.hold_track(kerim, HoldReason.EXAMS, case.facilitator.account_id, clock.now())
    clock.advance(days=5)
    await commands.resume_track(kerim, case.facilitator.account_id, clock.now())
    file = await queries.case_file(case.case_id, clock.now())
    assert {one: due.due_on for one, due in file.deadlines.items()} == {
        case.track_id: date(2027, 3, 22),
        kerim: date(2027, 3, 27),
    }
    extension = Extension(date(2027, 4, 30), date(2027, 3, 5), "Commission, A. Orazow", kerim)
    await commands.extend_deadline(case.case_id, extension, case.coordinator, clock.now())
    file = await queries.case_file(case.case_id, clock.now())
    assert file.deadlines[kerim].due_on == date(2027, 4, 30)
    assert file.deadline == file.deadlines[case.track_id]


async def test_an_extension_into_the_past_is_refused(clock: FrozenClock):
    """R48"""
    case = await given.a_plain_case(clock.now())
    extension = Extension(date(2027, 3, 22), date(2027, 3, 5), "Commission")
    with pytest.raises(Incomplete) as told:
        await commands.extend_deadline(case.case_id, extension, case.coordinator, clock.now())
    assert list(told.value.problems) == ["until_on", "granted_on"]


async def test_a_case_returned_for_data_can_be_accepted_afterwards(clock: FrozenClock):
    case = await given.a_plain_referral(clock.now())
    await commands.return_for_data(
        case.case_id, (MissingData.ORDERS,), "Which court?", case.coordinator, clock.now()
    )
    assert await queries.state(case.case_id) is CaseState.RETURNED
    (_, returned) = (await queries.acts_of([case.case_id]))[case.case_id]
    assert (returned.reasons, returned.note) == (("orders",), "Which court?")
    await commands.accept_case(case.case_id, case.coordinator, clock.now())
    assert await queries.state(case.case_id) is CaseState.ACCEPTED


async def test_a_declined_case_takes_nothing_more(clock: FrozenClock):
    case = await given.a_plain_referral(clock.now())
    await commands.decline_case(
        case.case_id, DeclineReason.NO_HARM, "", case.coordinator, clock.now()
    )
    with pytest.raises(RuleBroken):
        await commands.accept_case(case.case_id, case.coordinator, clock.now())
    with pytest.raises(RuleBroken):
        await commands.add_young_person(case.case_id, given.YHLAS, case.coordinator, clock.now())


async def test_what_is_missing_blocks_the_acceptance(clock: FrozenClock):
    now = clock.now()
    coordinator = await given.a_coordinator(now)
    case_id = await commands.record_referral(given.REFERRAL, given.YHLAS, coordinator, now)
    assert [one.rule for one in await blockers_of_accepting(case_id, now)] == ["3", "R4"]
    with pytest.raises(Blocked):
        await commands.accept_case(case_id, coordinator, now)
    assert await queries.state(case_id) is CaseState.REFERRED


async def test_the_state_beside_a_case_is_what_its_decisions_say(clock: FrozenClock):
    now = clock.now()
    await given.a_plain_case(now)
    await given.a_plain_referral(now)
    kept = await Case.select(Case.id, Case.state).order_by(Case.number)
    await Case.update({Case.state: "?"}).where(Case.number > 0)
    await commands.project_states()
    assert await Case.select(Case.id, Case.state).order_by(Case.number) == kept
    assert [row["state"] for row in kept] == ["allocated", "referred"]


async def test_what_was_decided_cannot_be_changed_in_the_database(clock: FrozenClock):
    case = await given.a_plain_referral(clock.now())
    with pytest.raises(Exception, match="keeps what was written"):
        await CaseActRow.update({CaseActRow.act: "closed"}).where(
            CaseActRow.case_id == case.case_id
        )


async def test_who_says_that_they_know_somebody_while_the_case_is_given_to_them_is_out(
    clock: FrozenClock,
):
    """R32, S58: whichever comes first, the case is not theirs."""
    now = clock.now()
    case = await given.a_plain_referral(now)
    await commands.accept_case(case.case_id, case.coordinator, now)
    asked = case.facilitator.account_id
    await commands.ask_to_take(case.case_id, asked, case.coordinator, now)
    await commands.declare_interests(case.case_id, Tie.NONE, case.facilitator, now)
    await asyncio.gather(
        commands.allocate(case.case_id, asked, case.coordinator, now),
        commands.declare_interests(case.case_id, Tie.RELATED, case.facilitator, now),
        return_exceptions=True,
    )
    assert await cases_granted(asked) == set()
