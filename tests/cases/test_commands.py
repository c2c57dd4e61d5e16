"""A case is recorded, filled, decided and given to a facilitator."""

from datetime import date, datetime
from uuid import UUID

import msgspec
import pytest

from restorative.access.queries import cases_granted, grants_on
from restorative.access.rules import GrantKind, Participant
from restorative.audit.tables import AuditRow
from restorative.cases import commands, queries
from restorative.cases.facts import CaseAccepted, CaseAllocated, MemberAdded
from restorative.cases.queries.accepting import blockers_of_accepting
from restorative.cases.rules import (
    Answered,
    CaseState,
    DeclineReason,
    Extension,
    HoldReason,
    Incomplete,
    MissingData,
    Role,
    Seat,
    Side,
    Tie,
)
from restorative.cases.tables import Case, CaseActRow
from restorative.db import AnyEngine
from restorative.kernel import facts
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.people.queries import cards, details, reach
from restorative.people.rules import ChangedMeanwhile, Details
from tests.cases import given
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[facts.Fact]:
    """Every fact of cases that is announced."""
    told: list[facts.Fact] = []

    async def tell(fact: facts.Fact) -> None:
        told.append(fact)

    for kind in (CaseAccepted, CaseAllocated, MemberAdded):
        monkeypatch.setitem(facts._listeners, kind, [tell])
    return told


async def test_a_referral_gets_the_next_number_of_the_year(clock: FrozenClock):
    now = clock.now()
    coordinator = await given.a_coordinator(now)
    ids = [
        await commands.record_referral(given.REFERRAL, given.YHLAS, coordinator, now)
        for _ in range(2)
    ]
    known = await queries.references(ids)
    assert [known[one] for one in ids] == ["RJ-2027-0001", "RJ-2027-0002"]


async def test_every_problem_of_a_referral_is_told_at_once(clock: FrozenClock):
    now = clock.now()
    coordinator = await given.a_coordinator(now)
    wrong = msgspec.structs.replace(
        given.REFERRAL, referrer_kind="neighbour", referred_on=date(2028, 1, 1), harm_kinds=()
    )
    with pytest.raises(Incomplete) as told:
        await commands.record_referral(wrong, given.YHLAS, coordinator, now)
    assert sorted(told.value.problems) == ["harm_kinds", "referred_on", "referrer_kind"]
    assert await Case.count() == 0


async def test_a_circle_holds_one_young_persons_side_and_everybody_harmed(
    clock: FrozenClock, heard: list[facts.Fact]
):
    """R39"""
    case = await given.a_referred_case(clock.now())
    merdan = Details("Merdan Annaýew", "Merdan", "tk", born_on=date(2011, 7, 12))
    other = await commands.add_young_person(case.case_id, merdan, case.coordinator, clock.now())
    first, second = await queries.circles(case.case_id, clock.now())
    shared = ["S", "Jemal", "Berdi"]
    assert [one.card.called for one in first.members] == [
        "Yhlas", "S", "Orazgül", "Nurmyrat", "Jemal", "Berdi",
    ]  # fmt: skip
    assert [one.card.called for one in second.members] == [*shared, "Merdan"]
    assert first.young_person.person_id == case["Yhlas"]
    assert (second.young_person.person_id, second.young_person.age) == (other, 15)
    assert len(heard) == 7


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


async def test_each_party_has_a_key_of_its_own(clock: FrozenClock):
    case = await given.a_referred_case(clock.now())
    known = await cards(list(case.people.values()))
    keys = {name: known[person_id].key_id for name, person_id in case.people.items()}
    assert keys["Yhlas"] == keys["Orazgül"] == keys["Nurmyrat"]
    assert keys["Selbi"] == keys["Jemal"] == keys["Berdi"]
    row = await Case.select(Case.key_id).first()
    assert row and len({keys["Yhlas"], keys["Selbi"], row["key_id"]}) == 3


async def test_no_contact_detail_of_a_person_harmed_is_kept_without_their_permission(
    clock: FrozenClock,
):
    """C0"""
    case = await given.a_referred_case(clock.now())
    with pytest.raises(Incomplete) as told:
        await commands.add_person_harmed(
            case.case_id, given.OLGA, None, case.coordinator, clock.now()
        )
    assert list(told.value.problems) == ["phone"]
    bare = msgspec.structs.replace(given.OLGA, phone=None)
    olga = await commands.add_person_harmed(case.case_id, bare, None, case.coordinator, clock.now())
    with pytest.raises(Incomplete):
        await commands.change_details(
            case.case_id, olga, given.OLGA, 1, case.coordinator, clock.now()
        )


async def test_a_no_makes_the_office_forget_how_to_reach_the_party(clock: FrozenClock):
    """C0"""
    case = await given.a_referred_case(clock.now())
    no = msgspec.structs.replace(given.FOR_CHILD, answer=Answered.NO)
    await commands.record_contact_permission(
        case.case_id, case["Selbi"], no, case.coordinator, clock.now()
    )
    reached = [await reach(case[name]) for name in ("Selbi", "Jemal", "Berdi", "Nurmyrat")]
    assert [bool(one.phone) for one in reached] == [False, False, False, True]
    assert [one.do_not_contact for one in reached] == [True, True, True, False]


async def test_a_link_goes_out_after_a_first_contact_only(clock: FrozenClock):
    """C0"""
    case = await given.a_referred_case(clock.now())
    ask = queries.blockers_of_sending_a_link
    assert len(await ask(case["Selbi"], False, clock.now())) == 1
    assert await ask(case["Selbi"], True, clock.now()) == []
    no = msgspec.structs.replace(given.FOR_CHILD, answer=Answered.NO)
    await commands.record_contact_permission(
        case.case_id, case["Selbi"], no, case.coordinator, clock.now()
    )
    assert [one.rule for one in await ask(case["Jemal"], True, clock.now())] == ["C0", "S55"]


async def test_what_is_missing_blocks_the_acceptance(clock: FrozenClock):
    now = clock.now()
    coordinator = await given.a_coordinator(now)
    case_id = await commands.record_referral(given.REFERRAL, given.YHLAS, coordinator, now)
    assert [one.rule for one in await blockers_of_accepting(case_id, now)] == ["3", "R4"]
    with pytest.raises(Blocked):
        await commands.accept_case(case_id, coordinator, now)
    assert await queries.state(case_id) is CaseState.REFERRED


async def test_an_organisation_needs_somebody_who_may_speak_for_it(clock: FrozenClock):
    """R38"""
    now = clock.now()
    case = await given.a_plain_referral(now)
    shop = await commands.add_person_harmed(
        case.case_id, given.SHOP, given.AGREED, case.coordinator, now
    )
    assert [b.whom for b in await blockers_of_accepting(case.case_id, now)] == [shop]
    speaker = await commands.add_member(
        case.case_id, Role.REPRESENTATIVE, shop, given.OLGA, case.coordinator, now,
        mandate=given.MANDATE,
    )  # fmt: skip
    assert await blockers_of_accepting(case.case_id, now) == []
    assert await queries.mandates([speaker]) == {speaker: given.MANDATE}
    circle = await queries.circle(case.track_id, now)
    direct = [one.card.called for one in circle.direct]
    assert direct == ["Yhlas", "Olga", "Olga"]


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


async def test_a_participant_sits_in_their_own_place_and_no_other(clock: FrozenClock):
    case = await given.a_referred_case(clock.now())
    selbi = Participant(case["Selbi"], case.case_id, new_id(), "tk")
    assert await queries.seat(selbi) == Seat(
        case.case_id, case["Selbi"], Role.HARMED, Side.HARMED, None, (case.track_id,)
    )
    stranger = Participant(case["Selbi"], new_id(), new_id(), "tk")
    with pytest.raises(NotFound):
        await queries.seat(stranger)


async def test_who_left_is_in_no_circle(clock: FrozenClock):
    case = await given.a_referred_case(clock.now())
    await commands.end_membership(case.case_id, case["Berdi"], case.coordinator, clock.now())
    circle = await queries.circle(case.track_id, clock.now())
    assert circle.member(case["Berdi"]) is None
    with pytest.raises(RuleBroken):
        await commands.end_membership(case.case_id, case["Selbi"], case.coordinator, clock.now())


async def test_who_saves_second_loses_nothing_and_changes_nothing(clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    olga = await details(case["Olga"])
    mine = msgspec.structs.replace(olga.details, called="Olga P.")
    theirs = msgspec.structs.replace(olga.details, called="Olýa")
    who = (case.coordinator, clock.now())
    await commands.change_details(case.case_id, case["Olga"], mine, olga.version, *who)
    with pytest.raises(ChangedMeanwhile):
        await commands.change_details(case.case_id, case["Olga"], theirs, olga.version, *who)
    assert (await details(case["Olga"])).details == mine


async def test_an_order_in_another_case_cannot_be_varied_from_here(clock: FrozenClock):
    """R2"""
    case = await given.a_referred_case(clock.now())
    with pytest.raises(NotFound):
        await commands.propose_variation(
            case.case_id, new_id(), date(2027, 3, 20), date(2027, 3, 20), date(2027, 3, 1),
            case.coordinator, clock.now(),
        )  # fmt: skip


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


async def test_every_deed_leaves_a_line_and_no_name(clock: FrozenClock):
    await given.a_plain_case(clock.now())
    rows = await AuditRow.select(AuditRow.word, AuditRow.reason)
    words = {row["word"] for row in rows}
    assert {
        "referral recorded", "member added", "person added", "guardianship recorded",
        "contact permission recorded", "case accepted", "interests declared", "case allocated",
    } <= words  # fmt: skip
    assert not any("Olga" in row["reason"] for row in rows)


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
