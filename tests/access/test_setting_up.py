"""A new member of staff chooses a password of their own, and nobody else knows it."""

from restorative.access import commands
from restorative.access.rules import Standing
from restorative.access.tables import Account
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.entering import (
    PASSWORD,
    cookie,
    give_password,
    invited,
    is_in,
    signed_in,
)
from tests.conftest import FrozenClock
from tests.gate import sign_in, staff
from tests.pages import Browser


async def test_a_set_up_link_works_once_and_for_three_days(browser: Browser, clock: FrozenClock):
    """S32"""
    _, secret = await invited(clock)
    same = {"password": PASSWORD, "again": PASSWORD}
    before = (await browser.get(f"/set-up/{secret}")).text
    assert (await browser.get("/set-up/nothing")).text == before
    await browser.get(f"/set-up/{secret}")
    assert (await browser.submit(same)).location == "/sign-in"
    await browser.get(f"/set-up/{secret}")
    assert "cannot be used" in (await browser.submit(same)).text
    _, late = await invited(clock, "Other")
    clock.advance(hours=72)
    await browser.get(f"/set-up/{late}")
    assert "cannot be used" in (await browser.submit(same)).text


async def test_a_weak_password_is_refused_and_never_shown_again(
    browser: Browser, clock: FrozenClock
):
    """Safety D2, Y13"""
    _, secret = await invited(clock)
    await browser.get(f"/set-up/{secret}")
    answer = await browser.submit({"password": "passwordpassword", "again": "passwordpassword"})
    assert (answer.status, answer.title[:6]) == (422, "Error:")
    assert "passwordpassword" not in answer.html
    answer = await browser.submit({"password": PASSWORD, "again": "another one, longer"})
    assert "not the same" in answer.text


async def test_a_new_password_leaves_the_second_factor_as_it_was(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S32"""
    totp = await signed_in(browser, clock)
    old = cookie(browser)
    row = await Account.select(Account.id).where(Account.sign_in_name == "maysa").first()
    assert row is not None
    boss = await staff(Standing.ADMINISTRATOR, clock.now())
    secret = await commands.invite_again(row["id"], boss.account_id, clock.now())
    other = a_browser(app)
    await other.get(f"/set-up/{secret}")
    await other.submit({"password": "seven small teapots", "again": "seven small teapots"})
    assert not await is_in(app, old)
    assert (await give_password(other)).status == 422
    assert (await give_password(other, password="seven small teapots")).status == 303
    assert (await other.get("/sign-in/enrolment")).location == "/sign-in/code"
    await other.follow()
    assert (await other.submit({"code": totp.at(clock.now())})).location == "/"


async def test_no_administrator_sees_or_sets_a_password(browser: Browser, clock: FrozenClock):
    """S32"""
    boss = await staff(Standing.ADMINISTRATOR, clock.now())
    other = await staff(Standing.COORDINATOR, clock.now())
    await sign_in(browser, boss, clock.now())
    page = await browser.get(f"/accounts/{other.account_id}")
    names = {name for form in page.forms for name in form.names}
    assert not {name for name in names if "password" in name}
