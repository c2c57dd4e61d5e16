"""One Chromium for the tests of a module; a fresh window for each test."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Gone before the next module: its event loop and those of other tests do not mix."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="en-GB")
    yield context
    context.close()


def complaints(said: list[str]) -> list[str]:
    """Without what the browser says about answers that were meant."""
    meant = ("Failed to load resource", "Clear-Site-Data header on", "Response Status Error Code")
    return [line for line in said if not line.startswith(meant)]


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """Its console must stay empty: a blocked script or style says so there (S40)."""
    page = window.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert complaints(said) == []
