"""Walks every link of a visitor's pages, and keeps what it finds."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from restorative.access.rules import Staff, Standing
from tests.pages import Browser, Seen

ROW = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{16}\b")
CASE = re.compile(r"/cases/([0-9a-f-]{36})")
OTHER_WAYS = ("/m/", "/static/", "/set-up/")
FEW = 2
"""Of pages that differ in one row only, so many of each case are opened."""


@dataclass
class Walk:
    pages: dict[str, Seen] = field(default_factory=dict)
    came_from: dict[str, str] = field(default_factory=dict)

    def with_status(self, *statuses: int) -> dict[str, str]:
        """The pages that answered so, and the page that leads there."""
        return {
            url: self.came_from.get(url, "")
            for url, page in self.pages.items()
            if page.status in statuses
        }

    @property
    def broken(self) -> dict[str, str]:
        return self.with_status(404, 405, 409, 422, *range(500, 600))

    @property
    def words(self) -> dict[str, str]:
        return {url: page.html for url, page in self.pages.items() if page.status == 200}


async def walk(browser: Browser, *starts: str) -> Walk:
    """From these pages, wherever their links lead inside the house."""
    found, seen_of_kind = Walk(), Counter[str]()
    ahead = list(starts)
    while ahead:
        url = ahead.pop(0)
        if url in found.pages or not _is_another(url, seen_of_kind):
            continue
        page = found.pages[url] = await _arrive(browser, url)
        for link in page.links:
            where = _inside(url, link)
            if where and where not in found.pages:
                found.came_from.setdefault(where, url)
                ahead.append(where)
    return found


async def _arrive(browser: Browser, url: str) -> Seen:
    page = await browser.get(url)
    for _ in range(4):
        if not page.location.startswith("/"):
            break
        page = await browser.follow()
    return page


def _inside(here: str, link: str) -> str:
    """A link as a path of this house; empty where it leads out of it."""
    parts = urlsplit(urljoin(f"https://testserver{here}", link))
    if parts.netloc != "testserver" or parts.path.startswith(OTHER_WAYS):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_another(url: str, seen: Counter[str]) -> bool:
    if "?language=" in url:
        return False
    case = CASE.match(url)
    kind = f"{case[1] if case else ''} {ROW.sub('*', url)}"
    seen[kind] += 1
    return seen[kind] <= FEW


def first_page(staff: Staff) -> str:
    return "/accounts" if staff.standing is Standing.ADMINISTRATOR else "/today"
