"""The envelope of a private link: it tells nothing, does nothing, and opens only for a person."""

import pytest
from httpx import Response

from restorative.access import commands, queries
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.linking import CASE, COOKIE, STAFF, YHLAS, a_link, dump, through
from tests.conftest import FrozenClock
from tests.pages import Browser

SCANNERS = [
    "Mozilla/5.0 (compatible; Barracuda Sentinel)",
    "Slackbot-LinkExpanding 1.0",
    "WhatsApp/2.23",
    "facebookexternalhit/1.1",
]


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


async def test_the_envelope_keeps_the_language_that_was_chosen(
    browser: Browser, clock: FrozenClock
):
    """P0"""
    sent = await a_link(clock)  # a link in Turkmen
    await browser.get(f"/m/{sent.secret}")
    await browser.post(f"/m/{sent.secret}", {"language": "ru"})
    assert dict((await browser.follow()).tags)["html"]["lang"] == "ru"
