"""What staff had typed is not lost when their session ends."""

from typing import Any

from restorative.access.rules import Standing
from restorative.web.server import Server
from tests.access.entering import (
    PASSWORD,
    signed_in,
)
from tests.conftest import FrozenClock
from tests.gate import sign_in, staff
from tests.pages import Browser


async def test_what_was_typed_when_the_session_ended_is_there_after_signing_in_again(
    browser: Browser, clock: FrozenClock
):
    """Y21"""
    app = await signed_in(browser, clock)
    await browser.get("/office")
    clock.advance(minutes=20)
    answer = await browser.submit({"name": "Office <b>of</b> Gülşen", "hours": "9 to 18"})
    assert answer.location == "/sign-in?next=%2Fkept-form"
    await browser.follow()
    await browser.submit({"name": "maysa", "password": PASSWORD})
    await browser.follow()
    await browser.submit({"code": app.at(clock.now())})
    await browser.follow()
    shown = await browser.submit(action="/office")
    assert (shown.status, shown.form("/office").boxes["name"]) == (422, ["Office <b>of</b> Gülşen"])
    assert shown.form("/office").boxes["hours"] == ["9 to 18"]
    assert "Look at it once more" in shown.text
    saved = await browser.submit({"phone": "+99312345678", "sender": "We", "language": "tk"})
    assert saved.location == "/office"
    assert (await browser.get("/office")).form().boxes["name"] == ["Office <b>of</b> Gülşen"]


async def test_what_was_typed_is_shown_to_nobody_else(
    browser: Browser, app: Server, clock: FrozenClock
):
    """Y21"""
    first = await staff(Standing.ADMINISTRATOR, clock.now())
    second = await staff(Standing.ADMINISTRATOR, clock.now())
    await sign_in(browser, first, clock.now())
    await browser.get("/office")
    clock.advance(minutes=20)
    await browser.submit({"name": "CANARY", "hours": "9 to 18"})
    await sign_in(browser, second, clock.now())
    assert (await browser.get("/kept-form")).location == "/"
    await sign_in(browser, first, clock.now())
    assert "CANARY" in (await browser.get("/kept-form")).html
    clock.advance(minutes=30)
    await sign_in(browser, first, clock.now())
    assert (await browser.get("/kept-form")).location == "/"


async def test_htmx_is_told_to_go_to_the_sign_in_page_as_a_whole(browser: Browser):
    """Screens A5"""
    answer: Any = await browser.client.get("/office", headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"] == "/sign-in?next=%2Foffice"
