"""How somebody of the staff comes in through the door itself: password, app, paper codes."""

from uuid import UUID

import pyotp

from restorative.access import commands
from restorative.access.cookies import NAMES
from restorative.access.rules import Area, Standing
from restorative.access.rules.accounts import AccountDetails
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.conftest import FrozenClock
from tests.gate import put_cookie
from tests.pages import Browser, Seen

PASSWORD = "saffron lantern melon"
COOKIE = f"__Host-{NAMES[Area.STAFF]}"


async def invited(
    clock: FrozenClock, name: str = "Maysa", standing: Standing = Standing.ADMINISTRATOR
) -> tuple[UUID, str]:
    return await commands.invite_account(
        sign_in_name=name,
        details=AccountDetails("Maýsa Annaýewa"),
        standing=standing,
        language="en",
        by=None,
        now=clock.now(),
    )


async def with_a_password(
    browser: Browser, clock: FrozenClock, standing: Standing = Standing.ADMINISTRATOR
) -> UUID:
    account_id, secret = await invited(clock, standing=standing)
    await browser.get(f"/set-up/{secret}")
    answer = await browser.submit({"password": PASSWORD, "again": PASSWORD})
    assert answer.location == "/sign-in"
    return account_id


async def give_password(browser: Browser, password: str = PASSWORD, name: str = "maysa") -> Seen:
    await browser.get("/sign-in")
    return await browser.submit({"name": name, "password": password})


def secret_on(page: Seen) -> str:
    return pyotp.parse_uri(next(a for a in page.links if a.startswith("otpauth:"))).secret


async def enrolled(browser: Browser, clock: FrozenClock) -> pyotp.TOTP:
    await with_a_password(browser, clock)
    await give_password(browser)
    app = pyotp.TOTP(secret_on(await browser.get("/sign-in/enrolment")))
    answer = await browser.submit({"code": app.at(clock.now())})
    assert answer.location == "/recovery-codes"
    return app


async def signed_in(browser: Browser, clock: FrozenClock) -> pyotp.TOTP:
    """With the codes noted, and the step of the first code over."""
    app = await enrolled(browser, clock)
    await browser.get("/recovery-codes")
    await browser.submit(action="/recovery-codes/kept")
    clock.advance(seconds=60)
    return app


def cookie(browser: Browser) -> str:
    return browser.client.cookies.get(COOKIE, "")


async def is_in(app: Server, secret: str) -> bool:
    other = a_browser(app)
    put_cookie(other, COOKIE, secret)
    return (await other.get("/sessions")).status == 200
