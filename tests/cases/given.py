"""Cases to start from, with the people of domain section 14: for the tests of every room above."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.access.commands import invite_account, open_office
from restorative.access.queries import accounts
from restorative.access.rules import Office, Staff, Standing
from restorative.access.rules.accounts import AccountDetails
from restorative.cases import commands, queries
from restorative.cases.rules import (
    Answered,
    GivenBy,
    GivenHow,
    GivenTo,
    Mandate,
    Permission,
    Proceedings,
    Referral,
    Role,
    Tie,
)
from restorative.kernel.ids import new_id
from restorative.people.rules import (
    Authority,
    Channel,
    Details,
    Grounds,
    GuardianKind,
    PersonKind,
    Verified,
)

OFFICE = Office(
    name="Mediation office",
    phone="+99312000000",
    hours="Monday to Friday, 9 to 18",
    language="en",
    sender="Meeting service",
    time_zone="Asia/Ashgabat",
    profile="tm-pilot",
    exit_site="https://example.com/",
)
REFERRAL = Referral(
    referrer_kind="school",
    referrer_name="School No. 900",
    officer="Sapargeldi Ataýew",
    proceedings=Proceedings.NONE,
    referred_on=date(2027, 2, 22),
    incident_on=date(2027, 2, 17),
    incident="A bicycle was knocked over in the street and somebody was hurt.",
    harm_kinds=("injury",),
)
AGREED = Permission(
    Answered.YES, GivenBy.SELF, GivenHow.IN_PERSON, GivenTo.REFERRER, date(2027, 2, 20)
)
FOR_CHILD = msgspec.structs.replace(AGREED, given_by=GivenBy.GUARDIAN)

YHLAS = Details("Yhlas Fedorow", "Yhlas", "tk", born_on=date(2013, 2, 2))
ORAZGUL = Details("Orazgül Fedorowa", "Orazgül", "tk", channel=Channel.PAPER, address="Village 7")
NURMYRAT = Details(
    "Nurmyrat Fedorow", "Nurmyrat", "tk", channel=Channel.PHONE, phone="+99361000003"
)
SELBI = Details(
    "Selbi Esenowa", "S", "tk", born_on=date(2014, 8, 30), channel=Channel.SMS,
    phone="+99361000004",
)  # fmt: skip
JEMAL = Details("Jemal Esenowa", "Jemal", "tk", channel=Channel.SMS, phone="+99361000005")
BERDI = Details("Berdi Esenow", "Berdi", "tk", channel=Channel.PHONE, phone="+99361000006")
OLGA = Details("Olga Petrowa", "Olga", "ru", channel=Channel.SMS, phone="+99361000007")
SHOP = Details("Nur Market", "Nur Market", "tk", kind=PersonKind.ORGANISATION)
MOTHER = Grounds(GuardianKind.MOTHER, Authority.JOINT, Verified.PASSPORT)
FATHER = Grounds(GuardianKind.FATHER, Authority.JOINT, Verified.PASSPORT)
BY_ORDER = Grounds(GuardianKind.GUARDIAN_BY_ORDER, Authority.JOINT, Verified.GUARDIANSHIP_ORDER)
MANDATE = Mandate("May accept any form of making amends.", date(2027, 2, 20), "The owner", 270_000)


async def an_office(now: datetime) -> None:
    await open_office(OFFICE, now)


async def a_member_of_staff(name: str, standing: Standing, now: datetime) -> Staff:
    """An account without a password: for tests that do not sign in."""
    await an_office(now)
    known = [one for one in await accounts() if one.name == name]
    if known:
        account_id = known[0].account_id
    else:
        account_id, _ = await invite_account(
            sign_in_name=f"{name.casefold()}-{new_id().hex[:6]}",
            details=AccountDetails(name),
            standing=standing,
            language="en",
            by=None,
            now=now,
        )
    return Staff(account_id, name, standing, "en", new_id())


async def a_coordinator(now: datetime, name: str = "Maýsa") -> Staff:
    return await a_member_of_staff(name, Standing.COORDINATOR, now)


async def a_facilitator(now: datetime, name: str = "Aknabat") -> Staff:
    return await a_member_of_staff(name, Standing.FACILITATOR, now)


class Given(msgspec.Struct):
    """The ids in a case of two sides, by the names of its people."""

    case_id: UUID
    track_id: UUID
    coordinator: Staff
    facilitator: Staff
    people: dict[str, UUID]

    def __getitem__(self, name: str) -> UUID:
        return self.people[name]


async def a_referred_case(now: datetime) -> Given:
    """Case A4 as it was handed over: Yhlas, 14, with his grandparents; Selbi, 12, with parents."""
    coordinator, facilitator = await a_coordinator(now), await a_facilitator(now)
    case_id = await commands.record_referral(REFERRAL, YHLAS, coordinator, now)
    (track,) = await queries.tracks(case_id)
    selbi = await commands.add_person_harmed(case_id, SELBI, FOR_CHILD, coordinator, now)
    people = {"Yhlas": track.person_id, "Selbi": selbi}
    for name, details, grounds, child in (
        ("Orazgül", ORAZGUL, BY_ORDER, track.person_id),
        ("Nurmyrat", NURMYRAT, BY_ORDER, track.person_id),
        ("Jemal", JEMAL, MOTHER, selbi),
        ("Berdi", BERDI, FATHER, selbi),
    ):
        people[name] = await commands.add_member(
            case_id, Role.GUARDIAN, child, details, coordinator, now, grounds=grounds
        )
    return Given(case_id, track.id, coordinator, facilitator, people)


async def a_plain_referral(now: datetime) -> Given:
    """A young person of 14 with a guardian; an adult shop owner was harmed."""
    coordinator, facilitator = await a_coordinator(now), await a_facilitator(now)
    case_id = await commands.record_referral(REFERRAL, YHLAS, coordinator, now)
    (track,) = await queries.tracks(case_id)
    people = {"Yhlas": track.person_id}
    people["Nurmyrat"] = await commands.add_member(
        case_id, Role.GUARDIAN, track.person_id, NURMYRAT, coordinator, now, grounds=BY_ORDER
    )
    people["Olga"] = await commands.add_person_harmed(case_id, OLGA, AGREED, coordinator, now)
    return Given(case_id, track.id, coordinator, facilitator, people)


async def given_to_facilitator(given: Given, now: datetime) -> Given:
    """Accepted, declared, allocated."""
    case_id, facilitator = given.case_id, given.facilitator
    await commands.accept_case(case_id, given.coordinator, now)
    await commands.ask_to_take(case_id, facilitator.account_id, given.coordinator, now)
    await commands.declare_interests(case_id, Tie.NONE, facilitator, now)
    await commands.allocate(case_id, facilitator.account_id, given.coordinator, now)
    return given


async def an_allocated_case(now: datetime) -> Given:
    """Case A4, with its facilitator."""
    return await given_to_facilitator(await a_referred_case(now), now)


async def a_plain_case(now: datetime) -> Given:
    return await given_to_facilitator(await a_plain_referral(now), now)
