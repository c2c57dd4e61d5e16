"""No deed without proof that its form was ours; a broken request gets a plain page (S34 to S46)."""

from urllib.parse import urlencode

import pytest

from restorative.web.server import Server
from tests.pages import Browser
from tests.web import example

YES = {"answer": "yes"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


async def _tokens(browser: Browser) -> dict[str, str]:
    seen = await browser.get("/example/meet")
    return {name: seen.form().boxes[name][0] for name in ("_csrf", "_once")}


@pytest.mark.parametrize("path", ["/example/meet", "/example/people", "/language", "/leave"])
@pytest.mark.parametrize("token", [None, "", "x", "A" * 88, "я" * 88, "=" * 88])
async def test_without_the_token_of_a_page_nothing_is_done(
    browser: Browser, path: str, token: str | None
) -> None:
    """S34"""
    await browser.get("/example/meet")
    answer = await browser.post(path, {**YES, **({} if token is None else {"_csrf": token})})
    assert answer.status == 403
    assert example.DONE == []


async def test_the_token_of_another_visitor_is_worth_nothing(browser: Browser, app: Server) -> None:
    """S34"""
    other = await _tokens(Browser(app))
    await browser.get("/example/meet")
    assert (await browser.post("/example/meet", {**YES, **other})).status == 403


async def test_the_token_from_before_signing_in_is_worth_nothing_after(browser: Browser) -> None:
    """S34"""
    before = await _tokens(browser)
    browser.client.cookies.set("session-staff", "a-new-secret")
    assert (await browser.post("/example/meet", {**YES, **before})).status == 403
    after = await _tokens(browser)
    assert (await browser.post("/example/meet", {**YES, **after})).status == 303


async def test_the_token_looks_different_on_every_page(browser: Browser) -> None:
    first, second = await _tokens(browser), await _tokens(browser)
    assert first["_csrf"] != second["_csrf"]
    assert (await browser.post("/example/meet", {**YES, **first})).status == 303


async def test_the_cookie_before_a_session_is_for_us_alone(browser: Browser) -> None:
    """S25, S34"""
    seen = await browser.get("/example/meet")
    cookie = seen.response.headers["set-cookie"]
    assert cookie.startswith("csrf=")
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {
        "path=/",
        "httponly",
        "samesite=lax",
    }
    again = await browser.get("/example/meet")
    assert "set-cookie" not in again.response.headers


SITES = [
    ({"sec-fetch-site": "same-origin"}, 303),
    ({"sec-fetch-site": "none"}, 303),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
    ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000"}, 403),
    ({"sec-fetch-site": "something"}, 403),
    ({"origin": "http://127.0.0.1:8000"}, 303),
    ({"origin": "http://127.0.0.1:8000.evil.example"}, 403),
    ({"origin": "https://127.0.0.1:8000"}, 403),
    ({"origin": "https://evil.example"}, 403),
    ({"origin": "null"}, 303),
    ({}, 303),
]


@pytest.mark.parametrize(("headers", "status"), SITES)
async def test_where_a_form_was_sent_from(
    browser: Browser, headers: dict[str, str], status: int
) -> None:
    """S36: with a token; `null` or nothing leaves it to the token."""
    tokens = await _tokens(browser)
    answer = await browser.post("/example/meet", {**YES, **tokens}, headers=headers)
    assert answer.status == status


@pytest.mark.parametrize("headers", [headers for headers, _ in SITES])
async def test_nothing_a_browser_says_stands_in_for_the_token(
    browser: Browser, headers: dict[str, str]
) -> None:
    """S36"""
    await browser.get("/example/meet")
    assert (await browser.post("/example/meet", YES, headers=headers)).status == 403


async def test_leaving_works_on_a_page_whose_token_has_died(browser: Browser) -> None:
    """S44: the browser's word that it was our own page is enough there, and only there."""
    own = {"sec-fetch-site": "same-origin"}
    answer = await browser.post("/leave", {}, headers=own)
    assert (answer.status, answer.location) == (303, "https://www.wikipedia.org/")
    foreign = {"sec-fetch-site": "cross-site"}
    assert (await browser.post("/leave", {}, headers=foreign)).status == 403


async def test_leaving_asks_the_browser_to_forget(browser: Browser) -> None:
    """S42"""
    await browser.get("/example/meet")
    answer = await browser.submit({}, action="/leave")
    assert answer.response.headers["clear-site-data"] == '"cache", "cookies", "storage"'


PARTS = "multipart/form-data"
NAMED = b'Content-Disposition: form-data; name="a"'


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00",
        b"answer=%ff%fe",
        b"answer=%ED%A0%80",
        b"=&=&&&;;;%",
        b"answer[a][b][c]" * 500,
        b"&".join([b"a=1"] * 20_000),
    ],
)
async def test_a_body_that_is_no_form_is_not_understood(browser: Browser, body: bytes) -> None:
    """S72, S73"""
    await browser.get("/example/meet")
    answer = await browser.client.post("/example/meet", content=body, headers=FORM)
    assert answer.status_code in (400, 403, 413)


@pytest.mark.parametrize("typed", ["%ff", "%ED%A0%80", "%00", "a%0Ab%00", "%E2%80%AE", "%F0%9F"])
async def test_a_body_with_broken_letters_is_refused_and_shown_again(
    browser: Browser, typed: str
) -> None:
    """S72: an unpaired surrogate is a 422."""
    tokens = await _tokens(browser)
    body = f"{urlencode(tokens)}&name={typed}&note={typed}&answer={typed}"
    answer = await browser.client.post("/example/people", content=body, headers=FORM)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"answer": "yes"}', "application/json"),
        (b"answer=yes", "text/plain"),
        (b"--x\r\n", PARTS),
        (b"--x\r\nnonsense", f"{PARTS}; boundary=x"),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--',
            "multipart/form-data; boundary=x",
        ),
        (b"", "multipart/form-data; boundary=" + "x" * 500),
        (b"answer=yes", "application/x-www-form-urlencoded; charset=utf-99"),
    ],
)
async def test_other_kinds_of_bodies(browser: Browser, content: bytes, kind: str) -> None:
    await browser.get("/example/meet")
    answer = await browser.client.post(
        "/example/meet", content=content, headers={"content-type": kind}
    )
    assert answer.status_code in (400, 403)


async def test_a_form_may_come_in_parts(browser: Browser) -> None:
    """The beacon of the leave button sends one."""
    tokens = await _tokens(browser)
    parts = {name: (None, value) for name, value in {**YES, **tokens}.items()}
    answer = await browser.client.post("/example/meet", files=parts)
    assert answer.status_code == 303


async def test_nobody_sends_us_a_file(browser: Browser) -> None:
    tokens = await _tokens(browser)
    files = {"answer": ("x.txt", b"yes", "text/plain")}
    answer = await browser.client.post("/example/meet", files=files, data=tokens)
    assert answer.status_code == 400
    assert example.DONE == []


async def test_a_form_has_a_size(browser: Browser) -> None:
    """S73"""
    tokens = await _tokens(browser)
    answer = await browser.post("/example/people", {**tokens, "note": "x" * 70_000})
    assert answer.status == 413
    assert "too much text" in answer.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW"])
@pytest.mark.parametrize("path", ["/example/meet", "/nowhere", "/static/x.css"])
async def test_methods_that_no_page_has(browser: Browser, method: str, path: str) -> None:
    """S46"""
    answer = await browser.client.request(method, path)
    assert answer.status_code in (404, 405)
    assert "content-security-policy" in answer.headers


async def test_a_page_that_only_shows_cannot_be_posted_to(browser: Browser) -> None:
    answer = await browser.client.post("/example/people/new")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


async def test_head_is_get_without_a_body(browser: Browser) -> None:
    """S35"""
    answer = await browser.client.head("/example/people")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 500


async def test_endless_headers_are_refused(browser: Browser) -> None:
    """S46"""
    seen = await browser.client.get("/example/meet", headers={"x-much": "x" * 20_000})
    assert seen.status_code == 431
    assert "content-security-policy" in seen.headers


@pytest.mark.parametrize(
    "cookie", ["", "=", ";;;", "csrf=%ff; language=xx", "a" * 3000, 'csrf="\\377']
)
async def test_odd_cookies_do_no_harm(app: Server, cookie: str) -> None:
    browser = Browser(app)
    assert (await browser.get("/example/meet", headers={"cookie": cookie})).status == 200


@pytest.mark.parametrize(
    "path", ["/nowhere", "/%00", "/%ff", "/..%2f..%2fetc/passwd", "/static/../app.py", "/a" * 900]
)
async def test_addresses_that_lead_nowhere(browser: Browser, path: str) -> None:
    seen = await browser.get(path)
    assert seen.status == 404
    assert seen.title.startswith("Page not found")


BACKS = {
    "/example/meet": "/example/meet",
    "//evil.example": "/",
    "https:evil.example": "/",
    "https://evil.example": "/",
    "\\evil": "/",
    "/\\evil.example": "/",
    "/%0d%0aSet-Cookie: a=b": "/",
    "/a\r\nb": "/",
    "javascript:alert(1)": "/",
    "": "/",
    "/" + "a" * 400: "/",
}


@pytest.mark.parametrize("back", BACKS)
async def test_only_a_path_of_ours_is_gone_back_to(browser: Browser, back: str) -> None:
    """S45"""
    await browser.get("/example/meet")
    answer = await browser.submit({"language": "ru", "back": back}, action="/language")
    assert (answer.status, answer.location) == (303, BACKS[back])


async def test_the_host_header_makes_no_address(browser: Browser) -> None:
    """S21"""
    evil = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    seen = await browser.get("/example/meet", headers=evil)
    assert "evil" not in seen.html
    assert "evil" not in str(seen.response.headers)
