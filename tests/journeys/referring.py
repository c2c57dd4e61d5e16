"""How a case begins: referral, people, acceptance, the facilitator."""

from datetime import date

import msgspec

from tests.cast import Somebody
from tests.journeys.case import Boxes, Case, day
from tests.journeys.reading import choice


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What the referring body handed over."""

    body: str
    kind: str
    officer: str
    referred_on: date
    incident_on: date
    incident: str
    harm: str


async def is_recorded(case: Case, paper: Paper, young: Somebody) -> None:
    """The coordinator types the referral, with the young person's name and birth date."""
    assert young.born_on is not None
    typed: Boxes = {
        "referrer_kind": paper.kind,
        "referrer_name": paper.body,
        "officer": paper.officer,
        "proceedings": "check",
        **day("referred_on", paper.referred_on),
        **day("incident_on", paper.incident_on),
        "incident": paper.incident,
        "harm_kinds": [paper.harm],
        "full_name": young.full_name,
        "called": young.called,
        **day("born_on", young.born_on),
        "language": young.language,
    }
    page = await case.coordinator.does("/cases/new", typed, action="/cases/new")
    case.url = str(page.response.url.path).removesuffix("/people")
    await case.learn_people()


async def cannot_add_harmed(case: Case, one: Somebody, permission: Boxes) -> None:
    at = f"{case.url}/harmed-people"
    typed = {**_details(one), "age": "adult", **permission}
    page = await case.coordinator.is_refused(at, typed, action=at, status=422)
    assert "yes" in page.text


async def adds_harmed(case: Case, one: Somebody, permission: Boxes) -> None:
    """A person harmed, with what they said about being contacted (C0)."""
    age = (
        {"age": "adult"} if one.born_on is None else {"age": "minor", **day("born_on", one.born_on)}
    )
    at = f"{case.url}/harmed-people"
    await case.coordinator.does(at, {**_details(one), **age, **permission}, action=at)
    await case.learn_people()


async def adds_guardian(case: Case, one: Somebody, child: str, kind: str, seen: str) -> None:
    grounds = {"kind": kind, "authority": "joint", "verified_how": seen, "conflict": "none"}
    at = f"{case.url}/people/{case.people[child]}/guardians"
    await case.coordinator.does(at, {**_details(one), **grounds}, action=at)
    await case.learn_people()


async def completes(case: Case, one: Somebody) -> None:
    """Details that the referral did not hold: ways to be reached, address."""
    assert one.born_on is not None
    at = f"{case.url}/people/{case.people[one.called]}/details"
    boxes = {**_details(one), **day("born_on", one.born_on)}
    await case.coordinator.does(at, boxes, action=at)


async def is_accepted(case: Case) -> None:
    await case.coordinator.does(f"{case.url}/referral", action=f"{case.url}/acceptance")


async def is_allocated(case: Case, facilitator: str) -> None:
    """The facilitator is asked, declares that they know nobody, and gets the case."""
    at = f"{case.url}/allocation"
    page = await case.coordinator.opens(at)
    account = choice(page, "account_id", facilitator)
    await case.coordinator.presses({"account_id": account}, action=f"{at}/requests")
    await case.facilitator.does(f"{case.url}/declaration", {"tie": "none"})
    await case.coordinator.does(at, action=at)
    await case.learn_track()


async def has_needs(case: Case, name: str, *kinds: str) -> None:
    at = f"{case.url}/people/{case.people[name]}/needs"
    await case.facilitator.does(at, {"kinds": list(kinds)}, action=at)


def _details(one: Somebody) -> Boxes:
    return {
        "full_name": one.full_name,
        "called": one.called,
        "language": one.language,
        "interpreter_language": one.interpreter,
        "channel": one.channel,
        "phone": one.phone,
        "email": one.email,
        "address": one.address,
        "safe_note": f"Not before lessons end, {one.school}" if one.school else "",
    }
