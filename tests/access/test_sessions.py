"""How long a session lasts, what its cookie is like, and who may end it."""

import pyotp
import pytest

from restorative.access import commands
from restorative.access.cookies import NAMES
from restorative.access.rules import Area, Standing
from restorative.app import create_app
from restorative.settings import Settings
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.entering import (
    COOKIE,
    cookie,
    give_password,
    is_in,
    secret_on,
    signed_in,
    with_a_password,
)
from tests.conftest import FrozenClock
from tests.gate import put_cookie, sign_in, staff
from tests.pages import Browser


async def test_every_step_has_a_new_secret_and_a_chosen_one_is_not_taken(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S24"""
    put_cookie(browser, COOKIE, "chosen-by-somebody-else")
    await with_a_password(browser, clock)
    await give_password(browser)
    after_password = cookie(browser)
    await browser.get("/sign-in/enrolment")
    totp = pyotp.TOTP(secret_on(browser.at))  # type: ignore[arg-type]
    await browser.submit({"code": totp.at(clock.now())})
    after_factor = cookie(browser)
    assert len({"chosen-by-somebody-else", after_password, after_factor}) == 3
    assert not await is_in(app, after_password)
    assert await is_in(app, after_factor)


async def test_session_cookies_stay_on_this_site_and_away_from_scripts(
    browser: Browser, clock: FrozenClock
):
    """S25"""
    await with_a_password(browser, clock)
    answer = await give_password(browser)
    marks = [c for c in answer.response.headers.get_list("set-cookie") if c.startswith(COOKIE)]
    assert len(marks) == 1
    found = {part.strip().lower() for part in marks[0].split(";")[1:]}
    assert found == {"path=/", "secure", "httponly", "samesite=lax"}


async def test_without_tls_on_this_machine_the_cookies_go_without_their_prefix(
    office: None, settings: Settings, clock: FrozenClock
):
    """S25"""
    here = Settings(
        database_url=settings.database_url,
        key_file=settings.key_file,
        base_url="http://127.0.0.1:8000",
    )
    browser = a_browser(create_app(here, clock=clock))
    await with_a_password(browser, clock)
    answer = await give_password(browser)
    marks = [c for c in answer.response.headers.get_list("set-cookie") if "session" in c]
    assert marks[0].startswith(f"{NAMES[Area.STAFF]}=")
    assert "secure" not in marks[0].lower()
    assert answer.location == "/sign-in/code"
    assert (await browser.follow()).location == "/sign-in/enrolment"


async def test_signing_out_ends_the_session_and_not_only_the_cookie(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S26"""
    await signed_in(browser, clock)
    old = cookie(browser)
    await browser.get("/sessions")
    answer = await browser.submit(action="/sign-out")
    assert answer.location == "/sign-in"
    assert '"cache"' in answer.response.headers["clear-site-data"]
    assert not await is_in(app, old)


@pytest.mark.parametrize("deed", ["disabled", "given another standing"])
async def test_a_change_of_rights_ends_every_session_at_once(
    browser: Browser, clock: FrozenClock, deed: str
):
    """S26, S60"""
    boss = await staff(Standing.ADMINISTRATOR, clock.now())
    person = await staff(Standing.COORDINATOR, clock.now())
    await sign_in(browser, person, clock.now())
    assert (await browser.get("/sessions")).status == 200
    if deed == "disabled":
        await commands.disable_account(person.account_id, boss.account_id, clock.now())
    else:
        await commands.change_standing(
            person.account_id, Standing.FACILITATOR, boss.account_id, clock.now()
        )
    assert (await browser.get("/sessions")).location.startswith("/sign-in")


async def test_a_session_that_is_left_alone_ends_by_the_servers_clock(
    browser: Browser, clock: FrozenClock
):
    """S27"""
    await sign_in(browser, await staff(Standing.COORDINATOR, clock.now()), clock.now())
    for _ in range(3):
        clock.advance(minutes=14, seconds=59)
        assert (await browser.get("/sessions")).status == 200
    clock.advance(minutes=15)
    assert (await browser.get("/sessions")).location.startswith("/sign-in")


async def test_a_session_ends_after_ten_hours_of_work(browser: Browser, clock: FrozenClock):
    """S27"""
    await sign_in(browser, await staff(Standing.COORDINATOR, clock.now()), clock.now())
    for _ in range(59):
        clock.advance(minutes=10)
        assert (await browser.get("/sessions")).status == 200
    clock.advance(minutes=10)
    assert (await browser.get("/sessions")).location.startswith("/sign-in")


async def test_my_sessions_are_listed_and_the_others_ended(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S33"""
    person = await staff(Standing.COORDINATOR, clock.now())
    other = a_browser(app)
    for one in (browser, other):
        await sign_in(one, person, clock.now())
    page = await browser.get("/sessions")
    assert page.text.count("End it") == 2  # the other browser, and the one `staff` made
    await browser.submit(action="/sessions/others/ending")
    assert (await other.get("/sessions")).location.startswith("/sign-in")
    assert (await browser.get("/sessions")).text.count("End it") == 0


async def test_nobody_ends_the_session_of_somebody_else(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S33, S48"""
    mine = await staff(Standing.COORDINATOR, clock.now())
    theirs = await staff(Standing.FACILITATOR, clock.now())
    other = a_browser(app)
    await sign_in(browser, mine, clock.now())
    await sign_in(other, theirs, clock.now())
    page = await browser.get("/sessions")
    token = page.form("/sessions/others/ending").boxes["_csrf"][0]
    await browser.post(f"/sessions/{theirs.session_id}/ending", {"_csrf": token, "_once": "0" * 22})
    assert (await other.get("/sessions")).text.count("End it") == 1
