"""Names, guardians and orders, as rules."""

from datetime import date, time
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorative.kernel.errors import RuleBroken
from restorative.people import rules
from restorative.people.rules import (
    Authority,
    Channel,
    Conflict,
    Details,
    Grounds,
    Guardian,
    GuardianKind,
    NoContact,
    NoContactPair,
    OrderKind,
    Variation,
    Verified,
)

CHILD, JEMAL, MAYSA, TIMUR = (UUID(int=n) for n in (1, 2, 3, 4))
TODAY = date(2027, 3, 1)
MOTHER = Guardian(CHILD, JEMAL, GuardianKind.MOTHER, Authority.SOLE, Verified.PASSPORT)
SELBI = Details("Selbi Esenowa", "S", "tk", born_on=date(2014, 8, 30))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gözel", "Гёзел"),
        ("Gözel", "Gozel"),
        ("Şöhrat", "Шохрат"),
        ("Sohrat", "Şöhrat"),
        ("Jemal", "Джемаль"),
        ("Çary", "Чары"),
        ("Cary", "Чары"),
        ("Aýna", "Айна"),
        ("Yhlas", "Ыхлас"),
        ("Yhlas", "Ихлас"),
        ("Nuryýewa", "Нурыева"),
        ("Bäşim", "Бяшим"),
        ("Gülşat", "Гюльшат"),
        ("Žanna", "Zhanna"),
        ("Ýazgül", "Язгуль"),
        ("Aleksandr", "Александр"),
        ("Döwlet", "Dovlet"),
        ("Hoja", "Ходжа"),
        ("Annagül", "Anagul"),
        ("SELBI", "сельби"),
        ("O‘g‘il", "Ogil"),
    ],
)
def test_one_name_in_two_spellings_is_one_word(one: str, other: str):
    """R68"""
    assert rules.name_words(one) == rules.name_words(other) != frozenset()


@pytest.mark.parametrize(("one", "other"), [("Maral", "Merdan"), ("Olga", "Ogulgerek")])
def test_two_names_are_two_words(one: str, other: str):
    assert rules.name_words(one) != rules.name_words(other)


@given(st.text(max_size=200))
def test_whatever_is_typed_folds_to_itself(typed: str):
    words = rules.name_words(typed)
    assert all(rules.fold(word) == word for word in words)


def test_initials_come_from_what_somebody_wants_to_be_called():
    assert [rules.initials(name) for name in ("S", "Jemal", "Ogul gerek", "Nur-Market", "")] == [
        "S.", "J.", "O. G.", "N.", "",
    ]  # fmt: skip


def test_a_verified_guardian_without_a_conflict_may_authorise():
    """R4, 5.6"""
    unseen = msgspec.structs.replace(MOTHER, verified_how=Verified.NOT_YET)
    excluded = msgspec.structs.replace(MOTHER, excluded=True)
    assert [one.may_authorise for one in (MOTHER, unseen, excluded)] == [True, False, False]


@pytest.mark.parametrize("conflict", [one for one in Conflict if one is not Conflict.NONE])
def test_a_guardian_in_a_conflict_may_not_authorise(conflict: Conflict):
    """R10"""
    assert not msgspec.structs.replace(MOTHER, conflict=conflict).may_authorise


def test_a_guardian_by_order_is_not_known_by_a_passport():
    """5.6"""
    grounds = Grounds(GuardianKind.GUARDIAN_BY_ORDER, verified_how=Verified.PASSPORT)
    seen = msgspec.structs.replace(grounds, verified_how=Verified.GUARDIANSHIP_ORDER)
    assert list(rules.problems_of_grounds(grounds)) == ["verified_how"]
    assert rules.problems_of_grounds(seen) == {}


def a_variation(confirmed_by: UUID | None = None) -> Variation:
    day = date(2027, 3, 20)
    return Variation(UUID(int=9), day, day, TODAY, MAYSA, confirmed_by)


def test_a_variation_counts_on_its_days_once_it_is_confirmed():
    """R2"""
    order = NoContact(UUID(int=8), CHILD, JEMAL, OrderKind.COURT_ORDER, TODAY, None)
    proposed = msgspec.structs.replace(order, variations=(a_variation(),))
    confirmed = msgspec.structs.replace(order, variations=(a_variation(TIMUR),))
    day, before = date(2027, 3, 20), date(2027, 3, 19)
    assert proposed.on(day) == NoContactPair(CHILD, JEMAL, varied=False)
    assert confirmed.on(day) == NoContactPair(CHILD, JEMAL, varied=True)
    assert confirmed.on(before) == NoContactPair(CHILD, JEMAL, varied=False)


def test_an_order_is_in_force_from_its_first_day_to_its_last():
    order = NoContact(UUID(int=8), CHILD, JEMAL, OrderKind.COURT_ORDER, TODAY, date(2027, 3, 10))
    days = (date(2027, 2, 28), TODAY, date(2027, 3, 10), date(2027, 3, 11))
    assert [order.in_force(day) for day in days] == [False, True, True, False]


def test_nobody_confirms_their_own_entry():
    """R2"""
    with pytest.raises(RuleBroken):
        rules.require_second_person(a_variation(), MAYSA)
    with pytest.raises(RuleBroken):
        rules.require_second_person(a_variation(TIMUR), TIMUR)
    rules.require_second_person(a_variation(), TIMUR)


def test_a_pair_has_no_order():
    assert rules.in_order(JEMAL, CHILD) == rules.in_order(CHILD, JEMAL) == (CHILD, JEMAL)


def test_a_way_to_be_reached_needs_what_it_goes_to():
    by_text = msgspec.structs.replace(SELBI, channel=Channel.SMS, email="s@example.com")
    assert list(rules.problems_of_details(by_text, TODAY)) == ["phone"]
    assert rules.problems_of_details(SELBI, TODAY) == {}


def test_safe_times_come_in_pairs_and_in_order():
    half = msgspec.structs.replace(SELBI, safe_from=time(10))
    turned = msgspec.structs.replace(SELBI, safe_from=time(18), safe_to=time(9))
    assert list(rules.problems_of_details(half, TODAY)) == ["safe_to"]
    assert list(rules.problems_of_details(turned, TODAY)) == ["safe_to"]


def test_nobody_is_born_tomorrow():
    unborn = msgspec.structs.replace(SELBI, born_on=date(2027, 3, 2))
    assert list(rules.problems_of_details(unborn, TODAY)) == ["born_on"]


def test_a_mask_shows_two_digits_and_no_address():
    known = msgspec.structs.replace(
        SELBI, phone="+99361000004", email="s@example.com", address="Village 7"
    )
    shown = rules.masked(known)
    assert (shown.phone, shown.has_email, shown.has_address) == ("•••• 04", True, True)
    assert "Village" not in repr(shown) and "example" not in repr(shown)
