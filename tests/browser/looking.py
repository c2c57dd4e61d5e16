"""What is looked at on every page in a real browser: the same questions, whatever the page."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SMALL = """least => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter(e => e.checkVisibility() && e.type !== "hidden" && !e.closest(".skip"))
  .filter(e => !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
  .map(e => e.closest("label.choice") ?? e)
  .filter(e => { const b = e.getBoundingClientRect();
                 return b.width && (b.width < least || b.height < least) })
  .map(e => e.outerHTML.slice(0, 80))"""

WIDER = """() => document.documentElement.scrollWidth > innerWidth + 1
  ? [...document.querySelectorAll("main *, header *, footer *")]
      .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .sr"))
      .map(e => e.outerHTML.slice(0, 80)) : []"""

COVERED = """() => { const e = document.activeElement, bar = document.querySelector(".bar");
  if (!e || e === document.body || bar.contains(e)) return "";
  if (getComputedStyle(bar).position !== "sticky") return "";
  const a = e.getBoundingClientRect(), b = bar.getBoundingClientRect();
  return a.top >= b.top && a.bottom <= b.bottom ? e.outerHTML.slice(0, 80) : ""; }"""

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-block-end: 2em !important }"""


def axe(page: Page) -> list[str]:
    """Y01"""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
    )
    return [f"{v['id']}: {n['html'][:120]}" for v in found["violations"] for n in v["nodes"]]


def small_targets(page: Page, least: int) -> list[str]:
    """Y11"""
    found: list[str] = page.evaluate(SMALL, least)
    return found


def wider_than_the_screen(page: Page) -> list[str]:
    """Y07"""
    found: list[str] = page.evaluate(WIDER)
    return found


def lost_with_wide_spacing(page: Page) -> list[str]:
    """Y08; put in through the browser, where no policy of ours reaches."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    sheet = session.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    session.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": SPACING})
    lost = wider_than_the_screen(page)
    session.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": ""})
    return lost


def covered_while_tabbing(page: Page, presses: int = 40) -> list[str]:
    """Y04, Y06: Tab through the page; what has the focus is never under the bar."""
    page.evaluate("document.activeElement?.blur()")
    covered = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))
    return [element for element in covered if element]


def problems(page: Page, least: int) -> list[str]:
    """Everything that can be asked of the page as it is shown now."""
    found = [*axe(page), *small_targets(page, least), *wider_than_the_screen(page)]
    return [*found, *lost_with_wide_spacing(page)]
