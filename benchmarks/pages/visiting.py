"""Comes in as a guest and as staff do, over HTTP, and keeps what a browser would keep."""

import re
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import msgspec
import pyotp

from restorative.demo.accounts import PASSWORD

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
FORM = re.compile(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
PARTS = re.compile(r'(?:href|src)="(/static/[^"]+)"')
BROWSER = {"accept-encoding": "br", "sec-fetch-site": "same-origin"}


class FirstView(msgspec.Struct, frozen=True):
    """What a browser that has never been here is sent, heads included."""

    requests: int
    kilobytes: float


def browser(base_url: str) -> httpx.Client:
    return httpx.Client(base_url=base_url, headers=BROWSER)


def enter_by_link(client: httpx.Client, url: str, code: str) -> None:
    answer = client.post(urlsplit(url).path, data={"language": "en"})
    assert answer.status_code == 303, answer.text[:500]
    _send(client, answer.headers["location"], "code", {"code": code})


def sign_in(client: httpx.Client, name: str, factor_secret: str) -> None:
    half_way = _send(client, "/sign-in", "password", {"name": name, "password": PASSWORD})
    code = pyotp.TOTP(factor_secret).now()
    _send(client, half_way, "code", {"code": code})


def _send(client: httpx.Client, path: str, box: str, given: dict[str, str]) -> str:
    """Where the form of this page that has this box leads."""
    action, boxes = form_with(client.get(path, follow_redirects=True).text, box)
    answer = client.post(action, data={**boxes, **given})
    assert answer.status_code == 303, answer.text[:2000]
    return str(answer.headers["location"])


def form_with(html: str, box: str) -> tuple[str, dict[str, str]]:
    """Where the form goes that has this box, and what its hidden boxes hold."""
    action, form = next((a, f) for a, f in FORM.findall(html) if f'name="{box}"' in f)
    return action, dict(HIDDEN.findall(form))


def raw(client: httpx.Client, method: str, path: str, form: dict[str, Any] | None = None) -> bytes:
    """The bytes that a browser with these cookies sends."""
    body = urlencode(form or {}).encode()
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)
    lines = [f"{method} {path} HTTP/1.1", f"host: {client.base_url.netloc.decode()}"]
    lines += [f"{name}: {value}" for name, value in BROWSER.items()]
    lines += [f"cookie: {cookies}"] if cookies else []
    if form is not None:
        lines += ["content-type: application/x-www-form-urlencoded", f"content-length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def first_view(client: httpx.Client, path: str) -> FirstView:
    page = client.get(path)
    parts = list(dict.fromkeys(PARTS.findall(page.text)))
    sizes = [_size(page), *(_size(client.get(part)) for part in parts)]
    return FirstView(len(sizes), sum(sizes) / 1000)


def _size(answer: httpx.Response) -> int:
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    return head + answer.num_bytes_downloaded
