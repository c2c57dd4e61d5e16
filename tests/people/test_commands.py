"""What is kept of people: sealed, found again, never changed in silence."""

from datetime import date
from uuid import UUID

import msgspec
import pytest

from restorative.db.sealing import vault
from restorative.kernel import facts
from restorative.kernel.ids import new_id
from restorative.people import commands, queries
from restorative.people.facts import GuardianshipChanged, NoContactRecorded
from restorative.people.rules import (
    Authority,
    ChangedMeanwhile,
    Channel,
    Conflict,
    Details,
    Grounds,
    GuardianKind,
    NeedKind,
    Needs,
    NoContactPair,
    OrderKind,
    Verified,
    WhyShown,
)
from restorative.people.tables import Guardianship, Person, PersonWord
from tests.conftest import FrozenClock

pytestmark = pytest.mark.usefixtures("engine")

MAYSA, TIMUR = new_id(), new_id()
SELBI = Details("Selbi Esenowa", "S", "tk", channel=Channel.SMS, phone="+99361000004")
JEMAL = Details("Jemal Esenowa", "Jemal", "ru", channel=Channel.SMS, phone="+99361000005")
MOTHER = Grounds(GuardianKind.MOTHER, Authority.SOLE, Verified.PASSPORT)


async def added(details: Details, clock: FrozenClock) -> UUID:
    return await commands.add_person(details, await vault.new_key(), MAYSA, clock.now())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[facts.Fact]:
    told: list[facts.Fact] = []

    async def tell(fact: facts.Fact) -> None:
        told.append(fact)

    for kind in (GuardianshipChanged, NoContactRecorded):
        monkeypatch.setitem(facts._listeners, kind, [tell])
    return told


async def test_nothing_personal_lies_readable_in_a_row(clock: FrozenClock):
    """S85"""
    person_id = await added(SELBI, clock)
    needs = Needs((NeedKind.DIET,), "Near the door")
    await commands.record_needs(person_id, needs, MAYSA, clock.now())
    row = await Person.select().first()
    words = await PersonWord.select()
    kept = repr(row) + repr(words)
    assert not any(one in kept for one in ("Selbi", "selbi", "99361", "door", "diet", "sms"))


async def test_a_card_names_no_number(clock: FrozenClock):
    person_id = await added(SELBI, clock)
    card = (await queries.cards([person_id]))[person_id]
    assert (card.called, card.initials, card.has_phone, card.has_email) == ("S", "S.", True, False)
    assert "99361" not in repr(card)
    reach = await queries.reach(person_id)
    assert (reach.phone, reach.channel, reach.language) == ("+99361000004", Channel.SMS, "tk")


async def test_two_who_share_a_number_are_found(clock: FrozenClock):
    """R61, A4.9"""
    selbi, jemal = await added(SELBI, clock), await added(JEMAL, clock)
    assert await queries.same_number([selbi, jemal]) == set()
    same = msgspec.structs.replace(JEMAL, phone="+99361000004")
    await commands.change_details(jemal, same, 1, MAYSA, clock.now())
    (pair,) = await queries.same_number([selbi, jemal])
    assert set(pair) == {selbi, jemal}


async def test_a_changed_name_is_found_and_the_old_one_is_not(clock: FrozenClock):
    """R68"""
    selbi = await added(SELBI, clock)
    assert await queries.with_words("эсенова сельби") == {selbi}
    married = msgspec.structs.replace(SELBI, full_name="Selbi Ataýewa")
    await commands.change_details(selbi, married, 1, MAYSA, clock.now())
    assert await queries.with_words("Esenowa") == set()
    assert await queries.with_words("Атаева") == {selbi}


async def test_look_alikes_share_a_number_an_address_or_a_full_name(clock: FrozenClock):
    selbi = await added(SELBI, clock)
    stranger = Details("Olga Petrowa", "Olga", "ru", phone="+99361000004")
    named = Details("Селби Эсенова", "Selbi", "ru")
    assert await queries.look_alikes(stranger) == {selbi}
    assert await queries.look_alikes(named) == {selbi}
    assert await queries.look_alikes(JEMAL) == set()


async def test_who_saves_second_is_told(clock: FrozenClock):
    selbi = await added(SELBI, clock)
    await commands.change_details(selbi, SELBI, 1, MAYSA, clock.now())
    with pytest.raises(ChangedMeanwhile):
        await commands.change_details(selbi, JEMAL, 1, TIMUR, clock.now())
    assert (await queries.details(selbi)).details == SELBI


async def test_needs_have_a_version_of_their_own(clock: FrozenClock):
    selbi = await added(SELBI, clock)
    first = Needs((NeedKind.BREAKS,), "")
    await commands.record_needs(selbi, first, MAYSA, clock.now())
    with pytest.raises(ChangedMeanwhile):
        await commands.record_needs(selbi, Needs(), TIMUR, clock.now())
    assert await queries.needs(selbi) == msgspec.structs.replace(first, version=1)


async def test_a_conflict_is_a_new_row_and_is_told(clock: FrozenClock, heard: list[facts.Fact]):
    """R10, R26"""
    selbi, jemal = await added(SELBI, clock), await added(JEMAL, clock)
    await commands.record_guardianship(selbi, jemal, MOTHER, MAYSA, clock.now())
    await commands.mark_conflict(selbi, jemal, Conflict.DISPUTE, MAYSA, clock.now())
    (guardian,) = await queries.guardians([selbi])
    assert (guardian.conflict, guardian.may_authorise) == (Conflict.DISPUTE, False)
    assert await Guardianship.count() == 2
    assert heard == [GuardianshipChanged(child_id=selbi, guardian_id=jemal)] * 2
    with pytest.raises(Exception, match="keeps what was written"):
        await Guardianship.update({Guardianship.conflict: "none"}).where(
            Guardianship.child_id == selbi
        )


async def test_who_may_not_meet_a_child_does_not_speak_for_it(
    clock: FrozenClock, heard: list[facts.Fact]
):
    """5.9"""
    selbi, jemal = await added(SELBI, clock), await added(JEMAL, clock)
    await commands.record_guardianship(selbi, jemal, MOTHER, MAYSA, clock.now())
    await commands.record_no_contact(
        jemal, selbi, OrderKind.COURT_ORDER, date(2027, 3, 1), None, MAYSA, clock.now()
    )
    (guardian,) = await queries.guardians([selbi])
    assert guardian.conflict is Conflict.NO_CONTACT
    assert isinstance(heard[-1], NoContactRecorded)


async def test_a_pair_may_meet_on_the_days_a_second_person_confirmed(clock: FrozenClock):
    """R2"""
    selbi, jemal = await added(SELBI, clock), await added(JEMAL, clock)
    order = await commands.record_no_contact(
        selbi, jemal, OrderKind.COURT_ORDER, date(2027, 3, 1), None, MAYSA, clock.now()
    )
    day = date(2027, 3, 20)
    await commands.propose_variation(order, day, day, date(2027, 3, 1), MAYSA, clock.now())
    assert [one.varied for one in await queries.no_contact_pairs([selbi, jemal], day)] == [False]
    (kept,) = await queries.no_contacts([selbi, jemal])
    await commands.confirm_variation(kept.variations[0], TIMUR, clock.now())
    (pair,) = await queries.no_contact_pairs([selbi, jemal], day)
    assert pair == NoContactPair(kept.a, kept.b, varied=True)
    (other_day,) = await queries.no_contact_pairs([selbi, jemal], date(2027, 3, 21))
    assert not other_day.varied


async def test_two_orders_need_two_variations(clock: FrozenClock):
    """R2: the stricter one counts."""
    selbi, jemal = await added(SELBI, clock), await added(JEMAL, clock)
    day = date(2027, 3, 20)
    for kind in (OrderKind.COURT_ORDER, OrderKind.POLICE_ORDER):
        order = await commands.record_no_contact(
            selbi, jemal, kind, date(2027, 3, 1), None, MAYSA, clock.now()
        )
    await commands.propose_variation(order, day, day, date(2027, 3, 1), MAYSA, clock.now())
    varied = [v for one in await queries.no_contacts([selbi, jemal]) for v in one.variations]
    await commands.confirm_variation(varied[0], TIMUR, clock.now())
    assert [one.varied for one in await queries.no_contact_pairs([selbi, jemal], day)] == [False]


async def test_a_number_is_shown_with_a_reason_from_the_list(clock: FrozenClock):
    """R42"""
    selbi = await added(SELBI, clock)
    reach = await commands.show_contact(selbi, WhyShown.TO_CALL, MAYSA, clock.now())
    assert reach.phone == "+99361000004"
