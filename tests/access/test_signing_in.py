"""Staff sign in with a password and a second factor, and are signed out in time."""

import pyotp

from restorative.access import commands
from restorative.access.rules import Standing
from restorative.access.rules.accounts import AccountDetails
from tests.conftest import FrozenClock
from tests.pages import Browser, Seen

PASSWORD = "saffron lantern melon"


async def invited(clock: FrozenClock, standing: Standing = Standing.ADMINISTRATOR) -> str:
    _, secret = await commands.invite_account(
        sign_in_name="Maysa",
        details=AccountDetails("Maýsa Annaýewa"),
        standing=standing,
        language="en",
        by=None,
        now=clock.now(),
    )
    return secret


async def with_a_password(browser: Browser, clock: FrozenClock) -> None:
    await browser.get(f"/set-up/{await invited(clock)}")
    answer = await browser.submit({"password": PASSWORD, "again": PASSWORD})
    assert answer.location == "/sign-in"


async def give_password(browser: Browser, password: str = PASSWORD, name: str = "maysa") -> Seen:
    await browser.get("/sign-in")
    return await browser.submit({"name": name, "password": password})


def secret_on(page: Seen) -> str:
    link = next(link for link in page.links if link.startswith("otpauth:"))
    return pyotp.parse_uri(link).secret


async def enrolled(browser: Browser, clock: FrozenClock) -> pyotp.TOTP:
    await with_a_password(browser, clock)
    await give_password(browser)
    app = pyotp.TOTP(secret_on(await browser.get("/sign-in/enrolment")))
    answer = await browser.submit({"code": app.at(clock.now())})
    assert answer.location == "/recovery-codes"
    return app


async def signed_in(browser: Browser, clock: FrozenClock) -> pyotp.TOTP:
    app = await enrolled(browser, clock)
    await browser.get("/recovery-codes")
    await browser.submit(action="/recovery-codes/kept")
    clock.advance(seconds=60)
    return app


async def test_a_new_administrator_comes_in(browser: Browser, clock: FrozenClock):
    """S28"""
    await enrolled(browser, clock)
    codes = await browser.get("/recovery-codes")
    assert codes.status == 200
    assert len(codes.text.split("-")) > 20
    answer = await browser.submit(action="/recovery-codes/kept")
    assert answer.location == "/"
    assert "Write these down" not in (await browser.get("/recovery-codes")).text
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
