"""A private link as the person meets it: envelope, code, their own page, and the ways out."""

import json
from uuid import uuid4

import pytest
from httpx import Response

from restorative.access import above, commands, queries
from restorative.access.cookies import NAMES
from restorative.access.rules import Area
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.linking import CASE, SELBI, STAFF, YHLAS, a_link, dump, wrong
from tests.conftest import FrozenClock
from tests.pages import Browser, Seen

SCANNERS = [
    "Mozilla/5.0 (compatible; Barracuda Sentinel)",
    "Slackbot-LinkExpanding 1.0",
    "WhatsApp/2.23",
    "facebookexternalhit/1.1",
]
COOKIE = f"__Host-{NAMES[Area.LINK]}"


async def through(browser: Browser, secret: str, code: str) -> Seen:
    """Press Continue on the envelope, give the code, and go where that leads."""
    await browser.get(f"/m/{secret}")
    answer = await browser.post(f"/m/{secret}", {"language": "en"})
    assert answer.location == "/my/code"
    await browser.follow()
    await browser.submit({"code": code}, action="/my/code")
    return await browser.follow()


def bare(response: Response) -> tuple[int, str, dict[str, str]]:
    """Without what differs in every answer: the nonce."""
    headers = {k: v for k, v in response.headers.items() if k not in ("date",)}
    headers["content-security-policy"] = headers["content-security-policy"].split("'nonce-")[0]
    return response.status_code, response.text, headers


async def test_looking_at_a_link_changes_nothing(browser: Browser, clock: FrozenClock):
    """S01, R23"""
    sent = await a_link(clock)
    before = await dump()
    for n in range(100):
        agent = {"user-agent": SCANNERS[n % len(SCANNERS)]}
        assert (await browser.client.get(f"/m/{sent.secret}", headers=agent)).status_code == 200
    await browser.client.head(f"/m/{sent.secret}")
    await browser.client.options(f"/m/{sent.secret}")
    assert await dump() == before
    assert (await through(browser, sent.secret, sent.code)).location == "/my/safety"


async def test_the_envelope_sends_nothing_by_itself(browser: Browser, clock: FrozenClock):
    """S02"""
    page = await browser.get(f"/m/{(await a_link(clock)).secret}")
    tags = {tag for tag, _ in page.tags}
    assert "script" not in tags
    assert not [a for tag, a in page.tags if tag == "meta" and "http-equiv" in a]


async def test_the_envelope_is_the_same_for_every_link_good_or_bad(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S03"""
    good, revoked, late = await a_link(clock), await a_link(clock, YHLAS), await a_link(clock)
    await commands.revoke_link(revoked.link_id, CASE, STAFF, clock.now())
    seen = []
    for secret in (good.secret, revoked.secret, late.secret, "x" * 22, "%00", "ýalňyş", "a" * 400):
        seen.append(bare(await a_browser(app).client.get(f"/m/{secret}")))
        clock.advance(days=3)
    assert [one for one in seen if one != seen[0]] == []


async def test_a_link_that_opens_nothing_leads_to_one_page_whatever_is_wrong_with_it(
    browser: Browser, app: Server, clock: FrozenClock
):
    """S03, P21"""
    revoked = await a_link(clock)
    await commands.revoke_link(revoked.link_id, CASE, STAFF, clock.now())
    late = await a_link(clock, YHLAS)
    clock.advance(days=15)
    for secret in (revoked.secret, late.secret, "x" * 22, "ýalňyş"):
        fresh = a_browser(app)
        answer = await fresh.post(f"/m/{secret}", {})
        assert (answer.location, COOKIE in fresh.client.cookies) == ("/link-closed", False)
    page = await browser.get("/link-closed")
    assert (page.status, page.title.split(" – ")[0]) == (404, "This page is closed")


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

    above.answer_by(holders=nobody, initials=initials)
    first, second = await a_link(clock), await a_link(clock, YHLAS)
    await through(browser, first.secret, first.code)
    await browser.post(f"/m/{second.secret}", {"language": "en"})
    assert "Another page was open on this phone. It is closed now." in (await browser.follow()).text
    await browser.submit({"code": second.code}, action="/my/code")
    assert (await browser.follow()).location == "/my/whose"
    page = await browser.follow()
    assert "Y. F." in page.text and "S. E." not in page.text
    assert "/my/safety" in page.links


async def test_asking_for_a_new_link_tells_nothing_about_who_is_known(
    browser: Browser, clock: FrozenClock
):
    """S19, S20: nothing is looked up, and the sixth request from one place is answered alike."""
    answers = []
    for contact in ["Selbi, +993 61 23 45 67", "nobody at all", *["again"] * 5]:
        await browser.get("/link-closed")
        answer = await browser.submit({"contact": contact}, action="/link-closed")
        answers.append((answer.status, answer.location))
    assert set(answers) == {(303, "/link-asked-for")}
    assert [request.contact for request in await queries.link_requests()] == [
        "Selbi, +993 61 23 45 67", "nobody at all", "again", "again", "again",
    ]  # fmt: skip


async def test_what_somebody_typed_to_get_a_link_is_sealed(browser: Browser, clock: FrozenClock):
    """S85"""
    await browser.get("/link-closed")
    await browser.submit({"contact": "CANARY 61234567"}, action="/link-closed")
    kept = await dump()
    assert "CANARY" not in kept and b"CANARY".hex() not in kept


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


async def test_no_page_behind_a_link_offers_a_preview_or_wants_to_be_found(
    browser: Browser, clock: FrozenClock
):
    """S22"""
    sent = await a_link(clock)
    envelope = await browser.get(f"/m/{sent.secret}")
    await through(browser, sent.secret, sent.code)
    for page in (envelope, await browser.get("/my/safety"), await browser.get("/link-closed")):
        assert "noindex" in page.response.headers["x-robots-tag"]
        assert "og:" not in page.html and "twitter:" not in page.html
        assert page.title.endswith("Meeting service")


async def test_a_link_is_made_from_our_own_address_whatever_the_request_says(
    app: Server, office: None, clock: FrozenClock
):
    """S21"""
    from msgspec.structs import replace

    from tests.gate import OFFICE

    ours = replace(OFFICE, base_url=app.state.settings.base_url)
    assert ours.link("abc") == "https://testserver/m/abc"
    evil = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    page = await a_browser(app).client.get("/link-closed", headers=evil)
    assert "evil.example" not in page.text


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "null"}, True),
        ({"origin": "https://evil.example"}, False),
        ({}, True),
    ],
)
async def test_the_envelope_is_opened_only_from_itself(
    app: Server, office: None, clock: FrozenClock, headers: dict[str, str], is_taken: bool
):
    """S34, S36: the secret in the path is the proof where the browser says nothing."""
    sent = await a_link(clock)
    browser = a_browser(app)
    del browser.client.headers["sec-fetch-site"]
    answer = await browser.post(f"/m/{sent.secret}", {"language": "en"}, headers=headers)
    assert answer.status == (303 if is_taken else 403)


async def test_everybody_reads_about_staying_safe_once(browser: Browser, clock: FrozenClock):
    """P2"""
    sent = await a_link(clock)
    assert (await through(browser, sent.secret, sent.code)).location == "/my/safety"
    await browser.follow()
    assert (await browser.submit(action="/my/safety")).location == "/my"
    assert (await through(browser, sent.secret, sent.code)).location == "/my"


async def test_the_envelope_keeps_the_language_that_was_chosen(
    browser: Browser, clock: FrozenClock
):
    """P0"""
    sent = await a_link(clock)  # a link in Turkmen
    await browser.get(f"/m/{sent.secret}")
    await browser.post(f"/m/{sent.secret}", {"language": "ru"})
    assert dict((await browser.follow()).tags)["html"]["lang"] == "ru"
