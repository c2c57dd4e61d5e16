"""How a story looks at pages: here over HTTP, in `tests/browser` with a real browser."""

from collections.abc import Mapping
from typing import Any, Protocol

from tests.pages import Browser, Seen

Given = Mapping[str, Any]


class Looks(Protocol):
    """What a person does with a browser: open an address, fill in a form and press its button."""

    async def opens(self, path: str) -> Seen: ...

    async def presses(
        self, given: Given | None = None, *, action: str = "", button: str = ""
    ) -> Seen:
        """`action` says which form of the page; `button` is one that sends it elsewhere."""


class ByHttp:
    """Goes where each answer leads, as a browser does; every page on the way is inspected."""

    def __init__(self, app: Any) -> None:
        self._browser = Browser(app)
        self._browser.client.headers["accept-language"] = "en"
        self._browser.client.headers["sec-fetch-site"] = "same-origin"

    async def opens(self, path: str) -> Seen:
        await self._browser.get(path)
        return await self._arrived()

    async def presses(
        self, given: Given | None = None, *, action: str = "", button: str = ""
    ) -> Seen:
        assert self._browser.at is not None
        if button:
            self._browser.at.form(action).action = button
        await self._browser.submit(given, action=button or action)
        return await self._arrived()

    async def _arrived(self) -> Seen:
        assert self._browser.at is not None
        while self._browser.at.status in (302, 303):
            await self._browser.follow()
        return self._browser.at
