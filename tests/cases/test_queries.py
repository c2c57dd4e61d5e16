"""What can be asked of cases: circles, seats, lists, the journal."""

from datetime import datetime
from uuid import UUID

import pytest

from restorative.access.rules import Participant
from restorative.cases import commands, queries
from restorative.cases.rules import (
    Role,
    Seat,
    Side,
)
from restorative.db import AnyEngine
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.people.rules import Details
from tests.cases import given
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")


async def test_a_circle_knows_who_is_a_minor_and_who_may_say_yes_for_them(clock: FrozenClock):
    """R4, R10"""
    case = await given.a_referred_case(clock.now())
    circle = await queries.circle(case.track_id, clock.now())
    assert {one.person_id for one in circle.minors} == {case["Yhlas"], case["Selbi"]}
    assert {one.person_id for one in circle.direct} == {case["Yhlas"], case["Selbi"]}
    assert all(one.may_authorise for one in circle.guardians_of(case["Selbi"]))
    grown = datetime.fromisoformat("2040-01-01T09:00:00+05:00")
    later = await queries.circle(case.track_id, grown)
    assert not any(one.may_authorise for one in later.members)


async def test_a_participant_sits_in_their_own_place_and_no_other(clock: FrozenClock):
    case = await given.a_referred_case(clock.now())
    selbi = Participant(case["Selbi"], case.case_id, new_id(), "tk")
    assert await queries.seat(selbi) == Seat(
        case.case_id, case["Selbi"], Role.HARMED, Side.HARMED, None, (case.track_id,)
    )
    stranger = Participant(case["Selbi"], new_id(), new_id(), "tk")
    with pytest.raises(NotFound):
        await queries.seat(stranger)


async def test_the_list_finds_names_in_either_alphabet_and_numbers(clock: FrozenClock):
    """R68, S61"""
    now = clock.now()
    case = await given.a_referred_case(now)
    plain = await given.a_plain_case(now)

    async def found(text: str, staff: object = case.coordinator) -> list[str]:
        wanted = queries.Wanted(text=text)
        page = await queries.cases_seen_by(staff, wanted, 1, now)  # type: ignore[arg-type]
        return [line.reference for line in page.lines]

    assert await found("сельби") == ["RJ-2027-0001"]
    assert await found("Orazgul Fedorowa") == ["RJ-2027-0001"]
    assert await found("Йхлас") == ["RJ-2027-0002", "RJ-2027-0001"]
    assert await found("RJ-2027-0002") == await found("2") == ["RJ-2027-0002"]
    assert await found("Selbi Petrowa") == await found("%") == await found("' or 1=1") == []
    assert await found("Selbi", plain.facilitator) == []
    assert await found("Olga", plain.facilitator) == ["RJ-2027-0002"]


async def test_the_list_shows_fifty_cases_at_a_time(clock: FrozenClock):
    now = clock.now()
    coordinator = await given.a_coordinator(now)
    for _ in range(51):
        await commands.record_referral(given.REFERRAL, given.YHLAS, coordinator, now)
    first = await queries.cases_seen_by(coordinator, queries.Wanted(), 1, now)
    last = await queries.cases_seen_by(coordinator, queries.Wanted(), 9, now)
    assert (len(first.lines), first.total, first.pages) == (50, 51, 2)
    assert [line.reference for line in last.lines] == ["RJ-2027-0001"]


async def test_the_journal_tells_what_happened_newest_first(clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    lines = await queries.journal(case.case_id)
    said = [str(line.what) for line in lines]
    assert {
        "The referral was recorded.",
        "The referral was accepted.",
        "The case was given to Aknabat.",
        "Olga may be contacted.",
        "Yhlas was added.",
    } <= set(said)
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)


async def test_circles_take_as_many_queries_for_ten_people_as_for_three(
    clock: FrozenClock, engine: AnyEngine, monkeypatch: pytest.MonkeyPatch
):
    case = await given.a_plain_case(clock.now())
    few = await _queries_of(engine, monkeypatch, case.case_id, clock.now())
    for number in range(8):
        await commands.add_member(
            case.case_id,
            Role.SUPPORTER,
            case["Yhlas"],
            Details(f"Supporter {number}", f"Supporter {number}", "tk"),
            case.coordinator,
            clock.now(),
        )
    many = await _queries_of(engine, monkeypatch, case.case_id, clock.now())
    assert 0 < few == many <= 9


async def _queries_of(
    engine: AnyEngine, monkeypatch: pytest.MonkeyPatch, case_id: UUID, now: datetime
) -> int:
    await queries.circles(case_id, now)
    asked: list[str] = []
    original = type(engine).run_querystring

    async def counted(self: AnyEngine, query: str, *args: object, **more: object) -> object:
        asked.append(query)
        return await original(self, query, *args, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(type(engine), "run_querystring", counted)
        await queries.circles(case_id, now)
    return len(asked)
