"""The administrator's pages and the list of those who asked for a link."""

from uuid import uuid4

import pytest

from restorative.access import commands, queries
from restorative.access.rules import Standing
from restorative.audit.tables import AuditRow
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.linking import dump
from tests.conftest import FrozenClock
from tests.gate import sign_in, staff
from tests.pages import Browser

SOMEBODY = {
    "name": "Gözel Durdyýewa",
    "sign_in_name": "gozel",
    "standing": "coordinator",
    "language": "tk",
    "phone": "+993 65 11 22 33",
}


@pytest.fixture
async def administrator(browser: Browser, clock: FrozenClock) -> Browser:
    await sign_in(browser, await staff(Standing.ADMINISTRATOR, clock.now()), clock.now())
    return browser


async def test_somebody_is_invited_and_the_link_is_shown_to_the_inviter_alone(
    administrator: Browser, app: Server, clock: FrozenClock
):
    """A1, S32"""
    await administrator.get("/accounts/new")
    page = await administrator.submit(SOMEBODY)
    shown = await administrator.follow()
    link = shown.html.split("<code><bdi>")[1].split("<")[0]
    assert link.startswith("https://testserver/set-up/")
    other = a_browser(app)
    await sign_in(other, await staff(Standing.ADMINISTRATOR, clock.now()), clock.now())
    assert link not in (await other.get(page.location)).html
    clock.advance(minutes=10)
    assert link not in (await administrator.get(page.location)).html


async def test_an_invitation_with_mistakes_says_them_all_and_keeps_what_was_typed(
    administrator: Browser,
):
    """Y13"""
    await administrator.get("/accounts/new")
    answer = await administrator.submit({"name": "Gözel", "sign_in_name": "gö zel", "phone": "x"})
    assert (answer.status, answer.title[:6]) == (422, "Error:")
    assert "Choose what this person is in the office." in answer.text
    assert answer.form().boxes["name"] == ["Gözel"]
    await administrator.get("/accounts/new")
    answer = await administrator.submit({**SOMEBODY, "sign_in_name": "gö zel"})
    assert "Use only the letters a to z" in answer.text


async def test_two_accounts_cannot_have_one_sign_in_name(administrator: Browser):
    for status in (303, 422):
        await administrator.get("/accounts/new")
        assert (await administrator.submit({**SOMEBODY, "sign_in_name": "Gozel"})).status == status
    assert "signs in with this name already" in administrator.at.text  # type: ignore[union-attr]


async def test_an_account_is_changed_disabled_and_opened_again(
    administrator: Browser, clock: FrozenClock
):
    """A1"""
    other = await staff(Standing.COORDINATOR, clock.now())
    address = f"/accounts/{other.account_id}"
    await administrator.get(address)
    await administrator.submit({"name": "Gözel D.", "email": "g@example.com"}, action=address)
    await administrator.get(address)
    await administrator.submit({"standing": "supervisor"}, action=f"{address}/standing")
    card = await queries.account(other.account_id)
    assert (card.name, card.email, card.standing) == (
        "Gözel D.", "g@example.com", Standing.SUPERVISOR,
    )  # fmt: skip
    await administrator.get(address)
    await administrator.submit(action=f"{address}/disabling")
    assert not (await queries.account(other.account_id)).is_open
    await administrator.follow()
    await administrator.submit(action=f"{address}/enabling")
    assert (await queries.account(other.account_id)).is_open


async def test_the_only_administrator_is_not_disabled(browser: Browser, clock: FrozenClock):
    """A1"""
    only = await staff(Standing.ADMINISTRATOR, clock.now())
    await sign_in(browser, only, clock.now())
    address = f"/accounts/{only.account_id}"
    await browser.get(address)
    answer = await browser.submit(action=f"{address}/disabling")
    assert (answer.status, "only administrator" in answer.text) == (409, True)
    assert (await queries.account(only.account_id)).is_open


async def test_an_account_that_is_not_there_is_not_found(administrator: Browser):
    """S48"""
    assert (await administrator.get(f"/accounts/{uuid4()}")).status == 404


async def test_names_and_phones_of_staff_are_sealed(administrator: Browser):
    """S85"""
    await administrator.get("/accounts/new")
    await administrator.submit({**SOMEBODY, "name": "CANARY", "email": "canary@example.com"})
    kept = await dump()
    for secret in ("CANARY", "canary@example.com", "+99365112233"):
        assert secret not in kept and secret.encode().hex() not in kept


async def test_what_the_office_is_called_stands_on_every_page(
    administrator: Browser, clock: FrozenClock
):
    await administrator.get("/office")
    await administrator.submit({"phone": "+993 12 99 88 77", "hours": "9 to 17"})
    page = await administrator.get("/link-closed")
    assert "+99312998877" in page.text and "9 to 17" in page.text
    await administrator.get("/office")
    assert (await administrator.submit({"phone": "", "name": ""})).status == 422


async def test_whoever_asked_for_a_link_is_called_and_what_they_typed_is_forgotten(
    browser: Browser, clock: FrozenClock
):
    """S20"""
    await commands.ask_for_new_link("CANARY 61 23 45 67", "192.0.2.1", clock.now())
    await sign_in(browser, await staff(Standing.COORDINATOR, clock.now()), clock.now())
    page = await browser.get("/link-requests")
    assert "CANARY 61 23 45 67" in page.text
    form = next(f for f in page.forms if f.action.startswith("/link-requests/"))
    await browser.submit(action=form.action)
    assert "Nobody is waiting" in (await browser.follow()).text
    rows = [row["word"] for row in await AuditRow.select(AuditRow.word)]
    assert "link request finished" in rows


async def test_looking_at_the_pages_of_the_gate_changes_nothing(
    administrator: Browser, app: Server, clock: FrozenClock
):
    """S35"""
    other = await staff(Standing.COORDINATOR, clock.now())
    coordinator = a_browser(app)
    await sign_in(coordinator, other, clock.now())
    before = await dump()
    for path in (
        "/", "/accounts", "/accounts/new", f"/accounts/{other.account_id}", "/office",
        "/sessions", "/recovery-codes", "/kept-form", "/sign-in", "/sign-in/code",
    ):  # fmt: skip
        assert (await administrator.get(path)).status < 400
        await administrator.client.head(path)
    await coordinator.get("/link-requests")
    assert await dump() == before
