"""Who may open the pages of a case, and what odd input does to them."""

import pytest

from restorative.access.rules import Standing
from restorative.audit.tables import AuditRow
from restorative.cases import queries
from tests.cases import given
from tests.cases.conftest import SignedIn
from tests.conftest import FrozenClock
from tests.pages import Browser

pytestmark = pytest.mark.usefixtures("engine")


CASE_PAGES = (
    "referral", "people", "deadline", "no-contact", "no-contact/new", "harmed-people",
    "organisations",
)  # fmt: skip
COORDINATORS = ("allocation", "missing-data", "declining", "referral/correction", "young-people")


PERSON_PAGES = ("", "/details", "/needs", "/guardianship", "/leaving")


async def test_every_page_is_there_for_its_staff_and_for_nobody_else(
    as_staff: SignedIn, clock: FrozenClock
):
    """S47, S48"""
    case = await given.an_allocated_case(clock.now())
    now = clock.now()
    stranger = await given.a_facilitator(now, "Gözel")
    administrator = await given.a_member_of_staff("Admin", Standing.ADMINISTRATOR, now)
    home = f"/cases/{case.case_id}"
    own = [f"{home}/{page}" for page in CASE_PAGES]
    own += [f"{home}/people/{case['Jemal']}{page}" for page in PERSON_PAGES]
    office = [f"{home}/{page}" for page in COORDINATORS]
    seen = {
        who: [(await browser_of.get(url)).status for url in (*own, *office)]
        for who, browser_of in [
            ("coordinator", await as_staff(case.coordinator)),
        ]
    }
    assert set(seen["coordinator"]) == {200}
    await _expect(await as_staff(case.facilitator), own, 200)
    await _expect(await as_staff(case.facilitator), office, 403)
    await _expect(await as_staff(stranger), own, 404)
    await _expect(await as_staff(administrator), own, 403)


async def test_who_is_not_signed_in_is_led_to_the_door(nobody: Browser, clock: FrozenClock):
    case = await given.a_plain_case(clock.now())
    for url in ("/cases", f"/cases/{case.case_id}/people"):
        answer = await nobody.get(url)
        assert answer.location.startswith("/sign-in")


async def test_a_person_of_another_case_is_not_there(as_staff: SignedIn, clock: FrozenClock):
    """S48"""
    case = await given.a_plain_case(clock.now())
    other = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    for page in ("", "/details", "/needs", "/guardianship", "/guardians"):
        answer = await browser.get(f"/cases/{case.case_id}/people/{other['Jemal']}{page}")
        assert answer.status == 404


async def test_looking_changes_nothing(as_staff: SignedIn, clock: FrozenClock):
    """R23"""
    case = await given.an_allocated_case(clock.now())
    browser = await as_staff(case.coordinator)
    before = await AuditRow.count()
    for page in (*CASE_PAGES, *COORDINATORS):
        await browser.get(f"/cases/{case.case_id}/{page}")
    assert await AuditRow.count() == before


async def _expect(browser: Browser, urls: list[str], status: int) -> None:
    found = {url: (await browser.get(url)).status for url in urls}
    assert found == dict.fromkeys(urls, status)


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ('"><svg onload=alert(1)>', 303),
        ("{{7*7}}", 303),
        ("Ol\u202ega", 303),
        ("Olga\r\nBcc: x@example.com", 422),
        ("Ol\x00ga", 422),
        ("O" * 121, 422),
    ],
)
async def test_odd_names_are_shown_as_text_or_refused_with_a_sentence(
    as_staff: SignedIn, clock: FrozenClock, typed: str, status: int
):
    """S62, S64, S72, S73"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/details"
    await browser.get(page)
    answer = await browser.submit({"called": typed})
    assert answer.status == status
    shown = await browser.get(f"/cases/{case.case_id}/people")
    assert "<svg onload" not in shown.html and "\u202e" not in shown.html
    assert "49" not in shown.text and "x@example.com" not in shown.html


async def test_what_a_form_does_not_ask_for_is_not_taken(as_staff: SignedIn, clock: FrozenClock):
    """S50"""
    case = await given.a_plain_case(clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/people/{case['Olga']}/details"
    await browser.send(page, {"role": "guardian", "kind": "organisation", "case_id": "1"})
    circle = await queries.circle(case.track_id, clock.now())
    olga = circle.member(case["Olga"])
    assert olga is not None and (olga.role, olga.card.kind) == ("harmed", "person")


async def test_the_list_is_searched_without_a_name_in_an_address(
    as_staff: SignedIn, clock: FrozenClock
):
    """R68"""
    case = await given.a_referred_case(clock.now())
    browser = await as_staff(case.coordinator)
    await browser.get("/cases")
    found = await browser.submit({"text": "сельби"}, action="/cases")
    assert "RJ-2027-0001" in found.text and "?" not in str(found.response.url)
    nothing = await browser.submit({"text": "Zzz"}, action="/cases")
    assert "No case matches." in nothing.text
    assert "Selbi" not in found.html
