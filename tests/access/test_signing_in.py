"""Staff sign in with a password and a second factor; guessing does not help."""

from datetime import timedelta

import httpx
import pytest

from restorative.access import commands, hashing
from restorative.access.policy import POLICY, Permission
from restorative.access.rules import Standing
from restorative.app import ROUTES
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.entering import (
    PASSWORD,
    enrolled,
    give_password,
    signed_in,
    with_a_password,
)
from tests.access.walking import addresses
from tests.conftest import FrozenClock
from tests.gate import staff
from tests.pages import Browser, Seen


async def test_a_new_administrator_comes_in(browser: Browser, clock: FrozenClock):
    """A1, X1, X2"""
    await enrolled(browser, clock)
    codes = await browser.get("/recovery-codes")
    assert codes.html.count("<code>") == 8
    answer = await browser.submit(action="/recovery-codes/kept")
    assert answer.location == "/"
    assert "<code>" not in (await browser.get("/recovery-codes")).html
    assert (await browser.get("/")).location == "/accounts"
    assert "Maýsa Annaýewa" in (await browser.get("/accounts")).text


async def test_signing_in_goes_on_to_the_page_that_was_asked_for(
    browser: Browser, clock: FrozenClock
):
    """S45"""
    app = await signed_in(browser, clock)
    await browser.get("/sessions")
    await browser.submit(action="/sign-out")
    turned_away = await browser.get("/office?from=mail")
    assert turned_away.location == "/sign-in?next=%2Foffice%3Ffrom%3Dmail"
    await browser.follow()
    await browser.submit({"name": "maysa", "password": PASSWORD})
    await browser.follow()
    answer = await browser.submit({"code": app.at(clock.now())})
    assert answer.location == "/office?from=mail"


@pytest.mark.parametrize("bent", ["//evil.example", "https:evil.example", "/\\evil", "/%0d%0aX: 1"])
async def test_signing_in_leads_to_no_other_site(browser: Browser, clock: FrozenClock, bent: str):
    """S45"""
    app = await signed_in(browser, clock)
    await browser.get("/sign-in")
    await browser.submit({"name": "maysa", "password": PASSWORD, "next": bent})
    await browser.follow()
    assert (await browser.submit({"code": app.at(clock.now())})).location == "/"


async def test_a_password_alone_opens_no_page(browser: Browser, clock: FrozenClock):
    """S28"""
    await with_a_password(browser, clock)
    await give_password(browser)
    walked = 0
    for method, path, needs in addresses(ROUTES):
        if POLICY[needs].standings:
            answer = await _ask(browser, method, path)
            assert answer.location == "/sign-in/code", path
            walked += 1
    assert walked > 10


async def _ask(browser: Browser, method: str, path: str) -> Seen:
    if method == "GET":
        return await browser.get(path)
    page = await browser.get("/link-closed")
    token = page.form("/link-closed").boxes["_csrf"][0]
    return await browser.post(path, {"_csrf": token, "_once": "0123456789abcdef"})


async def test_a_code_of_the_app_works_once(browser: Browser, app: Server, clock: FrozenClock):
    """S29"""
    totp = await signed_in(browser, clock)
    code = totp.at(clock.now())
    for location in ("/", ""):
        other = a_browser(app)
        await give_password(other)
        await other.follow()
        assert (await other.submit({"code": code})).location == location


@pytest.mark.parametrize(
    ("seconds", "is_right"), [(-60, False), (-30, True), (30, True), (60, False)]
)
async def test_the_phones_clock_may_be_half_a_minute_off(
    browser: Browser, app: Server, clock: FrozenClock, seconds: int, is_right: bool
):
    """S29"""
    totp = await signed_in(browser, clock)
    clock.advance(minutes=5)
    other = a_browser(app)
    await give_password(other)
    await other.follow()
    answer = await other.submit({"code": totp.at(clock.now() + timedelta(seconds=seconds))})
    assert (answer.status == 303) is is_right


async def test_a_code_on_paper_works_once(browser: Browser, app: Server, clock: FrozenClock):
    """X2"""
    await enrolled(browser, clock)
    page = await browser.get("/recovery-codes")
    code = page.html.split("<code><bdi>")[1].split("<")[0]
    for location in ("/", ""):
        other = a_browser(app)
        await give_password(other)
        await other.follow()
        assert (await other.submit({"code": f" {code.lower()} "})).location == location


async def test_unknown_and_wrong_get_the_same_answer_at_the_same_price(
    browser: Browser, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
):
    """S30"""
    compared: list[str | None] = []
    honest = hashing.is_right

    async def counting(secret: str, kept: str | None) -> bool:
        compared.append(kept)
        return await honest(secret, kept)

    await with_a_password(browser, clock)
    monkeypatch.setattr(hashing, "is_right", counting)
    wrong = await give_password(browser, password="melon lantern saffron")
    unknown = await give_password(browser, name="nobody", password="melon lantern saffron")
    assert (wrong.status, wrong.text) == (unknown.status, unknown.text)
    assert [kept is None for kept in compared] == [False, True]


async def test_a_disabled_account_looks_like_one_that_never_was(
    browser: Browser, clock: FrozenClock
):
    """S30"""
    account_id = await with_a_password(browser, clock, Standing.COORDINATOR)
    boss = await staff(Standing.ADMINISTRATOR, clock.now())
    await commands.disable_account(account_id, boss.account_id, clock.now())
    right = await give_password(browser)
    unknown = await give_password(browser, name="nobody")
    assert (right.status, right.text) == (unknown.status, unknown.text)


def from_network(app: Server, host: str) -> Browser:
    browser = a_browser(app)
    transport = httpx.ASGITransport(app=app, client=(host, 1234))  # type: ignore[arg-type]
    browser.client = httpx.AsyncClient(
        transport=transport, base_url="https://testserver", headers=browser.client.headers
    )
    return browser


async def test_guessing_from_one_place_locks_nobody_out_elsewhere(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S31"""
    await with_a_password(browser, clock)
    attacker, owner = from_network(app, "192.0.2.7"), from_network(app, "198.51.100.9")
    for _ in range(20):
        answer = await give_password(attacker, password="not this one, sadly")
    assert "Too many tries" in answer.text
    assert "Too many tries" in (await give_password(attacker)).text
    assert (await give_password(owner)).location == "/sign-in/code"
    clock.advance(minutes=15)
    assert (await give_password(attacker)).location == "/sign-in/code"


def test_every_permission_of_staff_is_refused_to_a_password_alone():
    """S28"""
    half = [needs for needs in Permission if POLICY[needs].half_signed_in]
    assert half == [Permission.SECOND_FACTOR]
