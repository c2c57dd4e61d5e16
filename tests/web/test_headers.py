"""What every answer carries, whatever it answers (S39, S41)."""

import re

import pytest
from msgspec import structs

from restorative.web import headers
from restorative.web.visit import Visit
from tests.conftest import FrozenClock
from tests.pages import Browser
from tests.web.conftest import HERE, example_app

EVERYWHERE = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex, nofollow",
    "referrer-policy": "same-origin",
}
POLICY = (
    "default-src 'none'; script-src 'nonce-N'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self' https://www.wikipedia.org; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
ANSWERS = [
    ("GET", "/example/people", 200),
    ("HEAD", "/example/people", 200),
    ("OPTIONS", "/example/people", 204),
    ("GET", "/nowhere", 404),
    ("POST", "/nowhere", 404),
    ("DELETE", "/example/people", 405),
    ("POST", "/example/people", 403),
    ("GET", "/example/breaks?how=failed", 500),
    ("GET", "/example/breaks?how=busy", 503),
    ("GET", "/example/breaks?how=rule", 409),
    ("GET", "/example/breaks", 400),
    ("GET", "/static/nothing.css", 404),
]


def _nonce(policy: str) -> str:
    found = re.search(r"'nonce-([A-Za-z0-9_-]{22})'", policy)
    assert found, policy
    return found[1]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
async def test_every_answer_has_the_same_headers(
    browser: Browser, method: str, path: str, status: int
) -> None:
    """S39, S41"""
    answer = await browser.client.request(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert policy.replace(_nonce(policy), "N") == POLICY
    assert "unsafe" not in policy
    assert "server" not in answer.headers


async def test_a_redirect_has_them_too(browser: Browser) -> None:
    """S41"""
    await browser.get("/example/meet")
    answer = await browser.submit({"answer": "yes"})
    assert answer.status == 303
    assert {name: answer.response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert answer.response.headers["cache-control"] == "no-store"


async def test_files_are_kept_for_good_and_pages_never(browser: Browser) -> None:
    seen = await browser.get("/example/meet")
    sheet = next(a["href"] for t, a in seen.tags if t == "link")
    file = await browser.client.get(str(sheet))
    assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert {name: file.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert file.headers["content-type"].startswith("text/css")


async def test_the_nonce_is_new_for_every_answer_and_the_one_of_its_scripts(
    browser: Browser,
) -> None:
    """S39"""
    seen = [await browser.get("/example/meet") for _ in range(3)]
    nonces = [_nonce(page.response.headers["content-security-policy"]) for page in seen]
    assert len(set(nonces)) == 3
    used = [a["nonce"] for page in seen for tag, a in page.tags if tag == "script"]
    assert used == nonces


async def test_over_tls_cookies_are_bound_to_this_host(clock: FrozenClock, engine: object) -> None:
    """S25"""
    settings = structs.replace(HERE, base_url="https://office.example")
    browser = Browser(example_app(clock, settings))
    seen = await browser.get("/example/meet")
    cookie = seen.response.headers["set-cookie"]
    assert cookie.startswith("__Host-csrf=")
    assert "Secure" in cookie and "HttpOnly" in cookie and "Domain" not in cookie
    assert (await browser.submit({"answer": "yes"})).status == 303
    await browser.get("/example/meet")
    answer = await browser.submit({"language": "ru"}, action="/language")
    assert answer.response.headers["set-cookie"].startswith("__Host-language=ru;")


def test_without_an_exit_site_forms_stay_here() -> None:
    assert "form-action 'self';" in headers.policy(Visit(exit_site=""))


async def test_pages_travel_compressed_when_the_browser_can(browser: Browser) -> None:
    for accepted, encoding in (("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)):
        answer = await browser.client.get("/example/meet", headers={"accept-encoding": accepted})
        assert answer.headers.get("content-encoding") == encoding
        assert "accept-encoding" in answer.headers["vary"]
        assert "Do you want to meet" in answer.text


async def test_a_page_is_small(browser: Browser) -> None:
    """screens.md C3: at most 6 kB of HTML for a participant."""
    answer = await browser.client.get("/example/meet", headers={"accept-encoding": "br"})
    assert int(answer.headers["content-length"]) < 2_500
