"""The web's own parts in a real browser: leaving, forms, what follows typing, how it looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from restorative.kernel.sentences import say
from restorative.web.visit import Place, Reader, current
from tests.browser import looking
from tests.browser.conftest import complaints
from tests.conftest import FrozenClock
from tests.databases import Databases
from tests.served import free_port, served, with_database
from tests.web.conftest import HERE, example_app

pytestmark = pytest.mark.browser
EXIT = "https://www.wikipedia.org/"


async def signed_in(connection: object, handler: object) -> None:
    """Stands in for the gate: staff read the pages about people."""
    if current().path.startswith("/example/people"):
        places = (Place("/example/people", say("Today")), Place("/places", say("Places")))
        current().reader = Reader("Aknabat", say("facilitator"), places)


@pytest.fixture(scope="module")
def site(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    settings = structs.replace(HERE, base_url=f"http://127.0.0.1:{port}")
    lifespan = with_database(databases, tmp_path_factory.mktemp("served"))
    app = example_app(FrozenClock(), settings, guards=[signed_in], lifespan=[lifespan])
    with served(app, port) as url:
        yield url


def _elsewhere(window: BrowserContext) -> None:
    """The neutral site, without a network."""
    window.route(f"{EXIT}**", lambda route: route.fulfill(body="<h1>An encyclopedia</h1>"))


def test_leaving_takes_the_page_out_of_the_history(
    site: str, window: BrowserContext, page: Page
) -> None:
    """S17, S44"""
    _elsewhere(window)
    page.goto(f"{site}/help")
    page.goto(f"{site}/example/meet")
    with page.expect_request("**/leave") as sent:
        page.get_by_role("button", name="Leave this page").click()
    expect(page.get_by_role("heading")).to_have_text("An encyclopedia")
    assert "_csrf" in str(sent.value.post_data)
    page.go_back()
    assert page.url != f"{site}/example/meet"


def test_leaving_works_without_javascript(site: str, chromium: Browser) -> None:
    """S44, Y14"""
    window = chromium.new_context(java_script_enabled=False, locale="en-GB")
    _elsewhere(window)
    page = window.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}/example/meet")
    page.get_by_role("button", name="Leave this page").click()
    expect(page.get_by_role("heading")).to_have_text("An encyclopedia")
    assert complaints(said) == []
    window.close()


def test_three_presses_of_shift_leave(site: str, window: BrowserContext, page: Page) -> None:
    """2.1.4: and capital letters do not."""
    _elsewhere(window)
    page.goto(f"{site}/example/meet")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Do you want to meet face to face?")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading")).to_have_text("An encyclopedia")


def test_a_page_from_the_memory_of_the_browser_is_asked_for_anew(site: str, page: Page) -> None:
    """S17"""
    page.goto(f"{site}/example/meet")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert f"{site}/example/meet" in asked


def test_our_forms_say_where_they_come_from(site: str, page: Page) -> None:
    """S38"""
    page.goto(f"{site}/example/meet")
    page.get_by_label("I am not sure yet").check()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Continue").click()
    request: Request = sent.value
    assert request.all_headers()["origin"] == site
    assert request.all_headers()["sec-fetch-site"] == "same-origin"
    assert request.response().status == 303  # type: ignore[union-attr]


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_refused_form_leads_the_eye_and_the_keys_to_what_is_wrong(
    site: str, chromium: Browser, javascript: bool
) -> None:
    """Y13"""
    window = chromium.new_context(java_script_enabled=javascript, locale="en-GB")
    page = window.new_page()
    page.goto(f"{site}/example/people/new")
    page.get_by_label("Note").fill("Call after six")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title("Error: New person – Restorative")
    expect(page.locator(".summary")).to_be_focused()
    page.get_by_role("link", name="Enter the date.").click()
    expect(page.get_by_label("Day")).to_be_focused()
    expect(page.get_by_label("Note")).to_have_value("Call after six")
    window.close()


def test_a_list_follows_what_is_typed(site: str, page: Page) -> None:
    """Y18: the status says it once."""
    page.goto(f"{site}/example/people")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Find a person").press_sequentially("Y.", delay=50)
    expect(page.get_by_role("status")).to_have_text("1 person")
    assert asked == [f"{site}/example/people?q=Y."]
    kept = page.evaluate("Object.values({...localStorage, ...sessionStorage})")
    assert kept in ([], ["/example/people"]), "a page is kept in the browser"


def test_a_list_is_searched_without_javascript(site: str, chromium: Browser) -> None:
    """Y14"""
    window = chromium.new_context(java_script_enabled=False, locale="en-GB")
    page = window.new_page()
    page.goto(f"{site}/example/people")
    page.get_by_label("Find a person").fill("Y.")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("1 person")
    window.close()


def test_a_failure_while_typing_is_shown(site: str, page: Page) -> None:
    page.goto(f"{site}/example/people")
    page.get_by_label("Find a person").fill("boom")
    expect(page.get_by_role("heading", level=1)).to_have_text("Something went wrong")
    expect(page.get_by_role("navigation")).to_be_visible()


@pytest.mark.parametrize("path", ["/example/meet", "/help", "/nowhere", "/example/people/new"])
@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("refused", [False, True], ids=["empty", "refused"])
def test_a_page_can_be_seen_reached_and_read(
    site: str, page: Page, path: str, width: int, refused: bool
) -> None:
    """Y01, Y06, Y07, Y08, Y11"""
    page.set_viewport_size({"width": width, "height": 256 if width == 320 else 640})
    page.goto(f"{site}{path}")
    if refused:
        button = page.locator("main form button")
        if not button.count():
            return
        button.last.click()
    assert looking.problems(page, least=44 if "people" not in path else 24) == []
    assert looking.covered_while_tabbing(page) == []


@pytest.mark.parametrize("path", ["/example/meet", "/example/people"])
@pytest.mark.parametrize(
    "wish",
    [{"forced_colors": "active"}, {"reduced_motion": "reduce"}, {"media": "print"}],
    ids=["colours", "motion", "print"],
)
def test_what_the_reader_set_up_is_respected(
    site: str, page: Page, path: str, wish: dict[str, str]
) -> None:
    """Y09"""
    page.emulate_media(**wish)  # type: ignore[arg-type]
    page.goto(f"{site}{path}")
    if "media" in wish:
        expect(page.locator(".bar")).to_be_hidden()
        return
    button = page.locator("main .button").first
    assert button.evaluate("e => getComputedStyle(e).borderTopWidth") == "2px"
    if "reduced_motion" in wish:
        assert button.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


def test_a_table_is_read_as_cards_on_a_phone(site: str, page: Page, tmp_path: Path) -> None:
    """Y17"""
    page.goto(f"{site}/example/people")
    cell = page.locator("td[data-label]").first
    label = cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"Next date: "'
    assert looking.wider_than_the_screen(page) == []
