"""A browser for tests: it keeps cookies, fills in the forms it is shown, inspects every page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import httpx

VOID = frozenset({"base", "br", "col", "hr", "img", "input", "link", "meta", "path", "wbr"})
TYPED = ("text", "tel", "email", "number", "search", "date", "time", "password", "hidden")


@dataclass
class Form:
    """A form of a page: where it goes, and what its boxes hold before anybody types."""

    action: str
    method: str
    boxes: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Seen(HTMLParser):
    """One page, read."""

    response: httpx.Response
    title: str = ""
    forms: list[Form] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.select = self.textarea = ""
        if self.response.headers.get("content-type", "").startswith("text/html"):
            self.feed(self.response.text)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def html(self) -> str:
        return self.response.text

    @property
    def location(self) -> str:
        return str(self.response.headers.get("location", ""))

    @property
    def text(self) -> str:
        """What a reader sees, single spaces between words."""
        return " ".join(" ".join(self.words).split())

    def form(self, action: str = "") -> Form:
        """The page's own form (not language, leave or sign-out), or the one with this action."""
        own = [f for f in self.forms if f.action == action] or [
            f for f in self.forms if not action and f.action not in OF_EVERY_PAGE
        ]
        assert own, f"no form {action!r} among {[f.action for f in self.forms]}"
        return own[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(tag)
        self._form_part(tag, given)

    def _form_part(self, tag: str, given: dict[str, str | None]) -> None:
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            action = given.get("action") or urlsplit(str(self.response.url)).path
            self.forms.append(Form(action, (given.get("method") or "get").lower()))
        if not self.forms or "form" not in self.open:
            return
        self._box(self.forms[-1], tag, name, value, given)

    def _box(
        self, form: Form, tag: str, name: str, value: str, given: dict[str, str | None]
    ) -> None:
        if name and tag in ("input", "select", "textarea"):
            form.names.append(name)
        if tag == "input" and name and _holds_something(given):
            form.boxes.setdefault(name, []).append(value)
        if tag == "select":
            self.select = name
        if tag == "option" and "selected" in given:
            form.boxes.setdefault(self.select, []).append(value)
        if tag == "textarea":
            self.textarea = name
            form.boxes.setdefault(name, []).append("")
        if tag == "button":
            form.buttons.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()
        if tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        if inside == "title":
            self.title += data
        elif inside not in ("script", "style"):
            self.words.append(data)
        if self.textarea and self.forms:
            boxes = self.forms[-1].boxes[self.textarea]
            boxes[0] = (boxes[0] + data).removeprefix("\n")


OF_EVERY_PAGE = ("/language", "/leave", "/sign-out")


class Browser:
    """Fetches pages from the app itself, with the cookies of one visitor."""

    def __init__(self, app: Any) -> None:
        transport = httpx.ASGITransport(app=app)
        base_url = app.state.settings.base_url
        self.client = httpx.AsyncClient(transport=transport, base_url=base_url)
        self.at: Seen | None = None

    async def get(self, path: str, **more: Any) -> Seen:
        return self._seen(await self.client.get(path, **more))

    async def post(self, path: str, data: Mapping[str, Any], **more: Any) -> Seen:
        """Bare: without the tokens of any page."""
        return self._seen(await self.client.post(path, data=dict(data), **more))

    async def submit(self, given: Mapping[str, Any] | None = None, *, action: str = "") -> Seen:
        """Fill in the form of the page that is shown and press its button."""
        assert self.at is not None, "no page is shown"
        form = self.at.form(action)
        boxes: dict[str, Any] = {**form.boxes, **(given or {})}
        filled = {name: v for name, v in boxes.items() if v is not None}
        return await self.post(form.action, filled)

    async def follow(self) -> Seen:
        """Go where the last answer led."""
        assert self.at is not None and self.at.location, "the last answer leads nowhere"
        return await self.get(self.at.location)

    async def send(
        self, path: str, given: Mapping[str, Any] | None = None, *, action: str = ""
    ) -> Seen:
        """Open a page, fill in its form, press the button and go where that leads."""
        await self.get(path)
        answer = await self.submit(given, action=action)
        return await self.follow() if answer.location.startswith("/") else answer

    def _seen(self, response: httpx.Response) -> Seen:
        self.at = Seen(response)
        inspect(self.at)
        return self.at


def _holds_something(given: dict[str, str | None]) -> bool:
    return (given.get("type") or "text") in TYPED or "checked" in given


def inspect(seen: Seen) -> None:
    """What holds for every page of ours (S39 to S41, Y05, Y12)."""
    headers = seen.response.headers
    assert "content-security-policy" in headers, "no CSP"
    assert headers["cache-control"] == "no-store" or "/static/" in str(seen.response.url)
    if not headers.get("content-type", "").startswith("text/html") or not seen.html:
        return
    _has_no_inline_code(seen)
    _is_well_formed(seen)


def _has_no_inline_code(seen: Seen) -> None:
    for tag, attributes in seen.tags:
        assert tag != "style" and "style" not in attributes, f"style in <{tag}>"
        assert not any(name.startswith("on") for name in attributes), f"handler in <{tag}>"
        if tag == "script":
            assert attributes.get("src") and attributes.get("nonce"), "inline script"


def _is_well_formed(seen: Seen) -> None:
    found = dict(seen.tags)
    assert found["html"].get("lang") and found["html"].get("dir") in ("ltr", "rtl")
    assert seen.headings.count("h1") == 1, f"{seen.headings.count('h1')} h1 in {seen.title!r}"
    levels = [int(tag[1]) for tag in seen.headings]
    assert not [b for a, b in pairwise(levels) if b > a + 1], f"skips {levels}"
    assert len(seen.ids) == len(set(seen.ids)), f"double ids: {sorted(seen.ids)}"
    assert not [t for t, a in seen.tags if str(a.get("tabindex") or "0").lstrip("-") not in "01"]
    assert not seen.open, f"never closed: {seen.open}"
    for form in seen.forms:
        has_tokens = {"_csrf", "_once"} <= set(form.names)
        # the envelope of a private link is the same for all; its address is the proof (S03, S34)
        is_envelope = str(seen.response.url.path).startswith("/m/")
        assert form.method == "get" or has_tokens or is_envelope, form.action
