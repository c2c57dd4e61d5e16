"""From the code to the own page, and the ways out again."""

import json
from uuid import uuid4

import pytest

from restorative.access import above, commands, queries
from tests.access.linking import CASE, COOKIE, SELBI, STAFF, YHLAS, a_link, through, wrong
from tests.conftest import FrozenClock
from tests.pages import Browser


async def test_the_link_stands_in_no_address_page_or_title_after_it_was_opened(
    browser: Browser, clock: FrozenClock, caplog: pytest.LogCaptureFixture
):
    """S05"""
    caplog.set_level("DEBUG", logger="restorative")
    sent = await a_link(clock)
    envelope = await browser.get(f"/m/{sent.secret}")
    answer = await browser.post(f"/m/{sent.secret}", {"language": "en"})
    code = await browser.follow()
    given = await browser.submit({"code": sent.code}, action="/my/code")
    led = await browser.follow()
    safety = await browser.follow()
    for seen in (envelope, answer, code, given, led, safety):
        assert sent.secret not in seen.html
        assert sent.secret not in json.dumps(dict(seen.response.headers))
    assert sent.secret not in caplog.text
    assert envelope.response.headers["referrer-policy"] == "no-referrer"


async def test_a_link_to_one_action_opens_no_page_of_a_person(browser: Browser, clock: FrozenClock):
    """S08"""
    sent = await commands.send_action_link(uuid4(), CASE, language="en", by=STAFF, now=clock.now())
    assert (await through(browser, sent.secret, sent.code)).location == "/one"
    closed = await browser.get("/link-closed")
    page = await browser.get("/my/safety")
    assert (page.status, page.title, page.text) == (404, closed.title, closed.text)


async def test_a_person_in_a_form_is_not_believed(browser: Browser, clock: FrozenClock):
    """S09, S50"""
    sent = await a_link(clock)
    await through(browser, sent.secret, sent.code)
    await browser.get("/my/safety")
    await browser.submit({"person_id": str(YHLAS), "case_id": str(uuid4())}, action="/my/safety")
    assert await queries.has_read_safety(SELBI)
    assert not await queries.has_read_safety(YHLAS)


async def test_a_link_that_is_ended_while_its_page_is_open_saves_nothing_more(
    browser: Browser, clock: FrozenClock
):
    """S11"""
    sent = await a_link(clock)
    await through(browser, sent.secret, sent.code)
    await browser.get("/my/safety")
    await commands.revoke_link(sent.link_id, CASE, STAFF, clock.now())
    answer = await browser.submit(action="/my/safety")
    assert (answer.status, answer.title.split(" – ")[0]) == (404, "This page is closed")
    assert not await queries.has_read_safety(SELBI)


async def test_wrong_codes_say_how_many_tries_are_left_and_then_whom_to_call(
    browser: Browser, clock: FrozenClock
):
    """S13, P1"""
    sent = await a_link(clock)
    await browser.post(f"/m/{sent.secret}", {"language": "en"})
    said = []
    for _ in range(6):
        await browser.get("/my/code")
        said.append((await browser.submit({"code": wrong(sent)}, action="/my/code")).text)
    assert "4 more tries" in said[0] and "one more try" in said[3]
    assert "Wait 15 minutes, or call us" in said[4] and "Wait 15 minutes" in said[5]


@pytest.mark.parametrize(
    "typed", ["{0}{1}{2} {3}{4}{5}", "{0}-{1}-{2}-{3}-{4}-{5}", "  {0}{1}{2}{3}{4}{5} "]
)
async def test_a_code_may_be_typed_with_spaces_and_dashes(
    browser: Browser, clock: FrozenClock, typed: str
):
    """P1"""
    sent = await a_link(clock)
    await through(browser, sent.secret, typed.format(*sent.code))
    assert (await browser.get("/my/safety")).status == 200


async def test_a_page_behind_the_code_leads_to_the_code(browser: Browser, clock: FrozenClock):
    """S16, R22"""
    sent = await a_link(clock)
    await browser.post(f"/m/{sent.secret}", {"language": "en"})
    for path in ("/my/safety", "/my/whose", "/my/start"):
        assert (await browser.get(path)).location == "/my/code"
    assert not {"case", "meeting on"} & set((await browser.get("/my/code")).text.lower().split())


async def test_somebody_else_can_say_that_this_is_not_for_them(
    browser: Browser, clock: FrozenClock
):
    """S15: already on the envelope, and only after they confirm."""
    sent = await a_link(clock)
    await browser.get(f"/m/{sent.secret}")
    answer = await browser.post(f"/m/{sent.secret}", {"not_for_me": "yes"})
    assert answer.location == "/my/not-for-me"
    await browser.follow()
    assert [card.state.revoked_at for card in await queries.links_of_person(SELBI)] == [None]
    done = await browser.submit(action="/my/not-for-me")
    assert done.location == "/thank-you"
    assert (await browser.follow()).status == 200
    assert (await browser.get("/my/code")).status == 404
    assert [c.state.revoked_at for c in await queries.links_of_person(SELBI)] == [clock.now()]


async def test_leaving_ends_the_page_and_leaves_nothing_to_go_back_to(
    browser: Browser, clock: FrozenClock
):
    """S17, P20"""
    sent = await a_link(clock)
    await through(browser, sent.secret, sent.code)
    page = await browser.get("/my/safety")
    assert page.response.headers["cache-control"] == "no-store"
    session = browser.client.cookies[COOKIE]
    left = await browser.submit(action="/leave")
    assert left.location == "https://www.wikipedia.org/"
    browser.client.cookies.set(COOKIE, session, domain="testserver.local")
    assert (await browser.get("/my/safety")).status == 404


async def test_a_page_left_alone_closes_itself_and_its_cookie_dies_with_the_browser(
    browser: Browser, clock: FrozenClock
):
    """S17, S27, safety D1"""
    sent = await a_link(clock)
    await browser.post(f"/m/{sent.secret}", {"language": "en"})
    await browser.get("/my/code")
    answer = await browser.submit({"code": sent.code}, action="/my/code")
    cookie = next(c for c in answer.response.headers.get_list("set-cookie") if COOKIE in c)
    assert "max-age" not in cookie.lower() and "expires" not in cookie.lower()
    clock.advance(minutes=14)
    assert (await browser.get("/my/safety")).status == 200
    clock.advance(minutes=15)
    assert (await browser.get("/my/safety")).status == 404


async def test_the_second_child_on_one_phone_is_told_whose_page_this_is(
    browser: Browser, clock: FrozenClock
):
    """S18"""

    async def nobody(*_: object) -> list[above.LinkHolder]:
        return []

    async def initials(person_id: object) -> str:
        return {SELBI: "S. E.", YHLAS: "Y. F."}[person_id]  # type: ignore[index]

    async def nothing(*_: object) -> None:
        return None

    above.answer_by(holders=nobody, initials=initials, needed_until=nothing)
    first, second = await a_link(clock), await a_link(clock, YHLAS)
    await through(browser, first.secret, first.code)
    await browser.post(f"/m/{second.secret}", {"language": "en"})
    assert "Another page was open on this phone. It is closed now." in (await browser.follow()).text
    await browser.submit({"code": second.code}, action="/my/code")
    assert (await browser.follow()).location == "/my/whose"
    page = await browser.follow()
    assert "Y. F." in page.text and "S. E." not in page.text
    assert "/my/safety" in page.links


async def test_a_call_is_asked_for_once(browser: Browser, clock: FrozenClock):
    """P1"""
    from restorative.notifications.queries.tasks import tasks_for

    sent = await a_link(clock)
    await browser.post(f"/m/{sent.secret}", {"language": "en"})
    for _ in range(3):
        await browser.get("/my/code")
        assert (await browser.submit(action="/my/call")).location == "/my/call"
    assert (await browser.follow()).title.startswith("We will call you")
    assert [task.kind.value for task in await tasks_for([CASE])] == ["call_wanted"]


async def test_everybody_reads_about_staying_safe_once(browser: Browser, clock: FrozenClock):
    """P2"""
    sent = await a_link(clock)
    assert (await through(browser, sent.secret, sent.code)).location == "/my/safety"
    await browser.follow()
    assert (await browser.submit(action="/my/safety")).location == "/my"
    assert (await through(browser, sent.secret, sent.code)).location == "/my"
