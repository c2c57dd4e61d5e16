"""A case is recorded and filled with people."""

from datetime import date

import msgspec
import pytest

from restorative.audit.tables import AuditRow
from restorative.cases import commands, queries
from restorative.cases.queries.accepting import blockers_of_accepting
from restorative.cases.rules import (
    Answered,
    Incomplete,
    Role,
)
from restorative.cases.tables import Case
from restorative.kernel import facts
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.people.queries import cards, details, reach
from restorative.people.rules import ChangedMeanwhile, Details
from tests.cases import given
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")


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


async def test_every_deed_leaves_a_line_and_no_name(clock: FrozenClock):
    await given.a_plain_case(clock.now())
    rows = await AuditRow.select(AuditRow.word, AuditRow.reason)
    words = {row["word"] for row in rows}
    assert {
        "referral recorded", "member added", "person added", "guardianship recorded",
        "contact permission recorded", "case accepted", "interests declared", "case allocated",
    } <= words  # fmt: skip
    assert not any("Olga" in row["reason"] for row in rows)
