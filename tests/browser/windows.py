"""A real browser for the stories: each person has a window, every new page is examined."""

import re
from typing import Any

import httpx
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Response

from tests.browser import looking
from tests.journeys.browsing import Given
from tests.pages import Seen

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
LEAST_ON_PHONE, LEAST_AT_DESK = 44, 24
ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/m/)\w+|(?<=/set-up/)\w+")
HTML = {"content-type": "text/html; charset=utf-8"}
MEANT = ("Failed to load resource", "Clear-Site-Data header on")
NO_ACTION = ", form:not([action])"
KINDS = "form => Object.fromEntries([...form.elements].map(e => [e.name, e.type]))"
HIDDEN = """forms => forms.map(form => Object.fromEntries(
  [...form.querySelectorAll("input[type=hidden]")].map(e => [e.name, e.value])))"""
CLOSED_AROUND = "xpath=ancestor::details[not(@open)]/summary"
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 120)}`)))"""


class Examined:
    """What was found on the pages of one story, each kind of page and state once."""

    def __init__(self) -> None:
        self.kinds: set[object] = set()
        self.problems: list[str] = []

    async def look_at(self, page: Page, seen: Seen, least: int) -> None:
        kind = _kind(seen)
        if kind not in self.kinds:
            self.kinds.add(kind)
            self.problems += [f"{seen.title}: {one}" for one in await _problems(page, least)]

    def note(self, message: ConsoleMessage) -> None:
        """The console stays empty: a blocked script or style would say so there (S40)."""
        if message.type in ("error", "warning") and not message.text.startswith(MEANT):
            self.problems.append(f"{message.location['url']}: {message.text}")


class ExaminedElsewhere(Examined):
    """axe-core is a script: pages that run none are shown again in a window that runs this one."""

    def __init__(self, elsewhere: Page) -> None:
        super().__init__()
        self._elsewhere = elsewhere

    async def look_at(self, page: Page, seen: Seen, least: int) -> None:
        if _kind(seen) in self.kinds:
            return
        url = str(seen.response.url)
        await self._elsewhere.set_viewport_size(page.viewport_size or DESK)
        await self._elsewhere.route(url, lambda route: route.fulfill(body=seen.html, headers=HTML))
        await self._elsewhere.goto(url)
        await super().look_at(self._elsewhere, seen, least)
        await self._elsewhere.unroute(url)


class Window:
    """Fills in what is shown, as a hand would: nothing is sent that the page does not hold."""

    def __init__(self, page: Page, base_url: str, least: int, examined: Examined) -> None:
        self._page, self._base_url, self._least = page, base_url, least
        self._examined, self._seen = examined, None

    async def opens(self, path: str) -> Seen:
        response = await self._page.goto(f"{self._base_url}{path}")
        return await self._arrived(response)

    async def presses(
        self, given: Given | None = None, *, action: str = "", button: str = ""
    ) -> Seen:
        typed = dict(given or {})
        form = await self._form(typed, action)
        for summary in await form.locator(CLOSED_AROUND).all():
            await summary.click()
        kinds = await form.evaluate(KINDS)
        pressed = form.locator(f'button[formaction="{button}"]' if button else "button").first
        for name, value in typed.items():
            assert name in kinds, f"nothing to fill in for {name!r}"
            if kinds[name] == "submit":
                pressed = form.locator(f'button[name="{name}"][value="{value}"]')
            else:
                await _fill(form, kinds[name], name, value)
        async with self._page.expect_navigation() as leaving:
            await pressed.click()
        return await self._arrived(await leaving.value)

    async def _arrived(self, response: Response | None) -> Seen:
        assert response is not None
        request = httpx.Request("GET", response.url)
        html = await self._page.content()
        self._seen = Seen(httpx.Response(response.status, headers=HTML, text=html, request=request))
        await self._examined.look_at(self._page, self._seen, self._least)
        return self._seen

    async def _form(self, given: Given, action: str) -> Locator:
        """The form that goes there; among several, the one about the person who is meant."""
        assert self._seen is not None
        wanted = self._seen.form(action).action
        here = wanted == str(self._seen.response.url.path)
        forms = self._page.locator(f'form[action="{wanted}"]' + (NO_ACTION if here else ""))
        for n, hidden in enumerate(await forms.evaluate_all(HIDDEN)):
            if _is_meant(hidden, given):
                return forms.nth(n)
        raise AssertionError(f"no form {wanted!r} for {given}")


async def new_window(
    chromium: Browser, base_url: str, examined: Examined, *, is_phone: bool, scripts: bool
) -> Window:
    context = await chromium.new_context(
        viewport=PHONE if is_phone else DESK, java_script_enabled=scripts, locale="en-GB"
    )
    page = await context.new_page()
    page.on("console", examined.note)
    page.on("pageerror", lambda error: examined.problems.append(str(error)))
    least = LEAST_ON_PHONE if is_phone else LEAST_AT_DESK
    return Window(page, base_url, least, examined)


def _is_meant(hidden: dict[str, str], given: Given) -> bool:
    return all(given.get(name, value) == value for name, value in hidden.items())


async def _fill(form: Locator, kind: str, name: str, value: Any) -> None:
    """One answer, as it is typed, chosen or ticked."""
    boxes = form.locator(f'[name="{name}"]')
    if kind == "select-one":
        await boxes.select_option(value)
    elif kind == "radio":
        await form.locator(f'[name="{name}"][value="{value}"]').check()
    elif kind == "checkbox":
        chosen = [value] if isinstance(value, str) else value
        for box in await boxes.all():
            await box.set_checked(await box.get_attribute("value") in chosen)
    elif kind != "hidden":
        await boxes.fill(value)


def _kind(seen: Seen) -> object:
    """Two pages are of one kind when they differ in nothing but whose they are."""
    path = ONE_OF_MANY.sub("*", seen.response.url.path)
    parts = (
        tag + (given.get("class") or "") + (given.get("type") or "") for tag, given in seen.tags
    )
    return path, seen.status, frozenset(parts)


async def _problems(page: Page, least: int) -> list[str]:
    """Y01, Y07, Y11"""
    await page.evaluate(looking.AXE)
    axe = await page.evaluate(RUN, looking.TAGS)
    small, wide = await page.evaluate(looking.SMALL, least), await page.evaluate(looking.WIDER)
    return [*axe, *small, *wide]
