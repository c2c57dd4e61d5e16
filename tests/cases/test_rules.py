"""Referral, permission, states and ties, as rules."""

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
import pytest

from restorative.cases import rules
from restorative.cases.rules import (
    Act,
    Answered,
    CaseAct,
    CaseState,
    ContactPermission,
    Declaration,
    GivenBy,
    GivenHow,
    GivenTo,
    Member,
    Role,
    Side,
    Tie,
)
from restorative.cases.rules.joining import (
    problems_of_known,
    problems_of_resemblance,
    require_fits,
    role_of,
)
from restorative.cases.rules.permission import problems_of_contact
from restorative.kernel.errors import RuleBroken
from restorative.people.rules import (
    Conflict,
    Details,
    Grounds,
    GuardianKind,
    PersonKind,
    card_of,
)
from restorative.profile import Profile
from tests.cases.given import MANDATE, REFERRAL

NOW = datetime(2027, 3, 1, 4, tzinfo=UTC)
TODAY = date(2027, 3, 1)
MAYSA, AKNABAT = UUID(int=1), UUID(int=2)


def a_member(
    called: str, role: Role, *, minor: bool = False, kind: PersonKind = PersonKind.PERSON,
    do_not_contact: bool = False, side: Side = Side.HARMED,
) -> Member:  # fmt: skip
    details = Details(called, called, "tk", kind=kind, do_not_contact=do_not_contact)
    card = card_of(UUID(int=hash(called) % 2**64), MAYSA, details)
    return Member(card.id, role, side, None, None, card, is_minor=minor)


def c0(answer: Answered) -> ContactPermission:
    given = (GivenBy.SELF, GivenHow.IN_PERSON, GivenTo.OFFICE, TODAY, NOW, MAYSA)
    return ContactPermission(AKNABAT, answer, *given)


def acts(*done: Act, account_id: UUID | None = None) -> list[CaseAct]:
    return [CaseAct(n, act, NOW, MAYSA, account_id=account_id) for n, act in enumerate(done)]


def test_a_sound_referral_has_no_problem(profile: Profile):
    assert rules.problems_of(REFERRAL, profile, TODAY) == {}


def test_every_problem_of_a_referral_has_its_field(profile: Profile):
    wrong = msgspec.structs.replace(
        REFERRAL,
        referrer_kind="neighbour",
        referred_on=date(2027, 3, 2),
        incident_on=date(2027, 3, 3),
        harm_kinds=("gossip",),
        incident="x" * 301,
    )
    assert sorted(rules.problems_of(wrong, profile, TODAY)) == [
        "harm_kinds", "incident", "incident_on", "referred_on", "referrer_kind",
    ]  # fmt: skip


def test_special_kinds_of_harm_are_known(profile: Profile):
    """R13"""
    kinds = ("injury", "sexual", "family_violence")
    assert rules.special_kinds(kinds, profile) == ("sexual", "family_violence")


def test_no_way_to_reach_the_harmed_side_is_kept_without_permission():
    """C0"""
    known = Details("Olga", "Olga", "ru", phone="+99361000007", address="Village 7")
    assert sorted(problems_of_contact(known, Side.HARMED, permitted=False)) == ["address", "phone"]
    assert problems_of_contact(known, Side.HARMED, permitted=True) == {}
    assert problems_of_contact(known, Side.RESPONSIBLE, permitted=False) == {}


@pytest.mark.parametrize(
    ("permission", "held", "found"),
    [
        (c0(Answered.YES), True, []),
        (c0(Answered.YES), False, ["C0"]),
        (c0(Answered.NO), True, ["C0"]),
        (c0(Answered.WITHDRAWN), True, ["C0"]),
        (None, False, ["C0", "C0"]),
    ],
)
def test_a_link_goes_out_after_a_yes_and_a_first_contact(
    permission: ContactPermission | None, held: bool, found: list[str]
):
    """C0"""
    olga = a_member("Olga", Role.HARMED)
    told = rules.blockers_of_sending_a_link(olga, permission, held, "/people")
    assert [one.rule for one in told] == found
    assert all((one.whom, one.where) == (olga.person_id, "/people") for one in told)


def test_the_young_persons_side_needs_no_permission_but_a_first_contact():
    yhlas = a_member("Yhlas", Role.RESPONSIBLE, side=Side.RESPONSIBLE)
    coach = a_member("Coach", Role.SUPPORTER, side=Side.RESPONSIBLE)
    assert len(rules.blockers_of_sending_a_link(yhlas, None, False)) == 1
    assert rules.blockers_of_sending_a_link(yhlas, None, True) == []
    assert rules.blockers_of_sending_a_link(coach, None, False) == []


def test_an_organisation_and_who_must_not_be_contacted_get_no_link():
    """R38, S55"""
    shop = a_member("Shop", Role.HARMED, kind=PersonKind.ORGANISATION)
    quiet = a_member("Olga", Role.HARMED, do_not_contact=True)
    assert [b.rule for b in rules.blockers_of_sending_a_link(shop, None, True)] == ["R38"]
    told = rules.blockers_of_sending_a_link(quiet, c0(Answered.YES), True)
    assert [b.rule for b in told] == ["S55"]


@pytest.mark.parametrize(
    ("done", "state"),
    [
        ((Act.RECORDED,), CaseState.REFERRED),
        ((Act.RECORDED, Act.RETURNED), CaseState.RETURNED),
        ((Act.RECORDED, Act.RETURNED, Act.ACCEPTED), CaseState.ACCEPTED),
        ((Act.RECORDED, Act.ACCEPTED, Act.ALLOCATED), CaseState.ALLOCATED),
        ((Act.RECORDED, Act.ACCEPTED, Act.ALLOCATED, Act.STOOD_DOWN), CaseState.ACCEPTED),
        ((Act.RECORDED, Act.DECLINED), CaseState.DECLINED),
        ((Act.RECORDED, Act.ACCEPTED, Act.ALLOCATED, Act.CLOSED), CaseState.CLOSED),
    ],
)
def test_where_a_case_stands_follows_from_what_was_decided(done: tuple[Act, ...], state: CaseState):
    assert rules.state_of(acts(*done, account_id=AKNABAT)) is state


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (Act.ACCEPTED, CaseState.ACCEPTED),
        (Act.ACCEPTED, CaseState.DECLINED),
        (Act.ALLOCATED, CaseState.REFERRED),
        (Act.DECLINED, CaseState.ALLOCATED),
        (Act.CLOSED, CaseState.CLOSED),
    ],
)
def test_a_decision_out_of_its_turn_is_refused(act: Act, state: CaseState):
    with pytest.raises(RuleBroken):
        rules.require_possible(act, state)


@pytest.mark.parametrize(
    ("declared", "count"),
    [
        (None, 1),
        (Declaration(AKNABAT, Tie.NONE, 6, NOW), 0),
        (Declaration(AKNABAT, Tie.NONE, 5, NOW), 1),
        (Declaration(AKNABAT, Tie.RELATED, 6, NOW), 1),
    ],
)
def test_only_a_fresh_declaration_without_a_tie_lets_a_case_be_given(
    declared: Declaration | None, count: int
):
    """R32"""
    assert len(rules.blockers_of_allocating("Aknabat", declared, 6)) == count


def test_a_guardian_is_for_a_minor_and_a_representative_for_an_organisation():
    """R38"""
    child = a_member("Selbi", Role.HARMED, minor=True)
    adult = a_member("Olga", Role.HARMED)
    shop = a_member("Shop", Role.HARMED, kind=PersonKind.ORGANISATION)
    mother = Grounds(GuardianKind.MOTHER)
    require_fits(Role.GUARDIAN, child, mother, None)
    require_fits(Role.REPRESENTATIVE, shop, None, MANDATE)
    require_fits(Role.SUPPORTER, adult, None, None)
    for role, ward, grounds, mandate in (
        (Role.GUARDIAN, adult, mother, None),
        (Role.GUARDIAN, child, None, None),
        (Role.REPRESENTATIVE, adult, None, MANDATE),
        (Role.REPRESENTATIVE, shop, None, None),
        (Role.SUPPORTER, shop, None, None),
        (Role.SUPPORTER, a_member("Jemal", Role.GUARDIAN), None, None),
    ):
        with pytest.raises(RuleBroken):
            require_fits(role, ward, grounds, mandate)


def test_who_only_stands_in_is_an_appropriate_adult():
    """5.9"""
    assert role_of(Grounds(GuardianKind.RELATIVE)) is Role.GUARDIAN
    assert role_of(Grounds(GuardianKind.SOCIAL_WORKER)) is Role.APPROPRIATE_ADULT


def test_a_look_alike_stops_the_form_until_somebody_has_looked():
    """5.9"""
    assert list(problems_of_known(("RJ-2027-0001",), sure=False)) == ["is_new"]
    assert problems_of_known(("RJ-2027-0001",), sure=True) == {}
    free = Grounds(GuardianKind.MOTHER)
    tied = Grounds(GuardianKind.MOTHER, conflict=Conflict.HARMED)
    assert list(problems_of_resemblance(("Olga",), free, sure=False)) == ["is_new"]
    assert problems_of_resemblance(("Olga",), tied, sure=False) == {}


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("RJ-2027-0015", (2027, 15)),
        ("rj 2027", None),
        ("2027-15", (2027, 15)),
        (" 15 ", (None, 15)),
        ("٣", None),
        ("Selbi", None),
        ("1" * 400, None),
    ],
)
def test_a_reference_is_read_however_it_is_typed(typed: str, asked: object):
    assert rules.read_reference(typed) == asked


def test_a_reference_has_four_digits_or_more():
    assert [rules.reference_of(2027, n) for n in (7, 12345)] == ["RJ-2027-0007", "RJ-2027-12345"]
