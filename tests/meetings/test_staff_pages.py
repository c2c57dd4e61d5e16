"""The meeting day on its pages: readiness, check-in, the run sheet; who may not."""

import pytest

from restorative.access.rules import Standing
from restorative.db import AnyEngine
from restorative.meetings import queries
from restorative.meetings.rules import RunState
from restorative.profile import Profile
from restorative.scheduling.rules import AppointmentStatus
from tests import gate
from tests.cases.given import a_facilitator
from tests.conftest import FrozenClock
from tests.meetings.test_commands import BEGAN, CAME, everybody_is_here, goes, ready, under_way
from tests.pages import Browser, Seen
from tests.scheduling.conftest import AsStaff
from tests.scheduling.given import CHECKED, Dated


@pytest.fixture
def engine_kind() -> str:
    """The commands are proved on both; the pages on one."""
    return "sqlite"


def page_of(dated: Dated) -> str:
    return f"/cases/{dated.given.case_id}/appointments/{dated.appointment_id}"


async def opened(browser: Browser, url: str, status: int = 200) -> Seen:
    seen = await browser.get(url)
    assert seen.status == status, seen.text
    return seen


async def pressed(browser: Browser, url: str, action: str, **more: str) -> Seen:
    """Open the page and press the button of this form."""
    return await browser.send(url, more, action=action)


async def test_a_whole_day_on_the_pages(as_staff: AsStaff, clock: FrozenClock, profile: Profile):
    """F11, F13, F14"""
    dated = await ready(profile)
    at = page_of(dated)
    clock.set(CHECKED)
    browser = await as_staff(dated.given.facilitator)
    seen = await pressed(browser, f"{at}/readiness", f"{at}/go-ahead")
    assert "Aknabat said that the meeting goes ahead" in seen.text
    clock.set(CAME)
    browser = await as_staff(dated.given.facilitator)
    seen = await opened(browser, f"{at}/check-in")
    assert "Begin the meeting" in seen.text and f"{at}/beginning" not in seen.html
    for person_id in dated.given.people.values():
        await browser.get(f"{at}/check-in")
        form = next(
            one for one in browser.at.forms  # type: ignore[union-attr]
            if one.action == f"{at}/arrivals" and one.boxes["person"] == [str(person_id)]
        )  # fmt: skip
        given = {name: values[0] for name, values in form.boxes.items()}
        await browser.post(form.action, {**given, "id_seen": "yes"})
    for name in ("Yhlas", "Olga"):
        await browser.get(f"{at}/check-in")
        form = next(
            one for one in browser.at.forms  # type: ignore[union-attr]
            if one.action == f"{at}/willingness"
            and one.boxes["person"] == [str(dated.given[name])]
            and one.boxes["answer"] == ["yes"]
        )  # fmt: skip
        await browser.post(form.action, {name: v[0] for name, v in form.boxes.items()})
    clock.set(BEGAN)
    browser = await as_staff(dated.given.facilitator)
    seen = await pressed(browser, f"{at}/run", f"{at}/beginning")
    assert "Pause" in seen.text and "Stop the meeting" in seen.text
    seen = await pressed(browser, f"{at}/run", f"{at}/pauses")
    assert "Go on" in seen.text
    await pressed(browser, f"{at}/run", f"{at}/resumptions")
    seen = await pressed(browser, f"{at}/run", f"{at}/steps", step="alone", done="yes")
    assert await queries.steps_done(dated.appointment_id) == {"alone"}
    await pressed(browser, f"{at}/run", f"{at}/ending")
    assert (await queries.run_of(dated.appointment_id)).state is RunState.ENDED
    assert "This meeting is over." in (await opened(browser, f"{at}/run")).text


async def test_the_list_stands_on_the_page_and_refuses_the_button(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """R55: no button that does nothing; sent all the same, it is refused."""
    dated = await ready(profile)
    at = page_of(dated)
    clock.set(CAME)
    browser = await as_staff(dated.given.facilitator)
    seen = await opened(browser, f"{at}/run")
    assert "Nobody has said that this meeting goes ahead." in seen.text
    assert f"{at}/beginning" not in [form.action for form in seen.forms]
    tokens = {name: seen.form("/language").boxes[name][0] for name in ("_csrf", "_once")}
    seen = await browser.post(f"{at}/beginning", tokens)
    assert seen.status == 409
    assert (await queries.run_of(dated.appointment_id)).state is RunState.NOT_STARTED


async def test_stopping_asks_for_a_reason_and_nothing_else(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """R15, 8.5"""
    dated = await under_way(profile)
    at = page_of(dated)
    clock.set(BEGAN)
    browser = await as_staff(dated.given.facilitator)
    await opened(browser, f"{at}/stop")
    seen = await browser.submit({})
    assert seen.status == 422 and "Choose a reason." in seen.text
    page = await opened(browser, f"{at}/stop")
    tokens = {name: page.form(f"{at}/stop").boxes[name][0] for name in ("_csrf", "_once")}
    await browser.post(f"{at}/adjournment", {**tokens, "reason": "time"})
    found = await queries.run_of(dated.appointment_id)
    assert found.state is RunState.ADJOURNED
    seen = await opened(browser, f"{at}/run")
    assert "There was not enough time" in seen.text


async def test_a_no_at_the_door_puts_a_banner_on_every_page(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """F14, R5"""
    dated = await ready(profile)
    await goes(dated, profile)
    await everybody_is_here(dated)
    at = page_of(dated)
    clock.set(CAME)
    browser = await as_staff(dated.given.facilitator)
    page = await opened(browser, f"{at}/check-in")
    form = next(
        one for one in page.forms
        if one.action == f"{at}/willingness" and one.boxes["answer"] == ["no"]
    )  # fmt: skip
    await browser.post(form.action, {name: values[0] for name, values in form.boxes.items()})
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK
    for url in (f"{at}/check-in", f"{at}/run"):
        assert "The meeting is on hold" in (await opened(browser, url)).text


async def test_who_leads_the_day_and_who_only_looks(
    app: object, as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """S47, S48"""
    dated = await ready(profile)
    at = page_of(dated)
    clock.set(CHECKED)
    stranger = await as_staff(await a_facilitator(clock.now(), "Bibi"))
    coordinator = await as_staff(dated.given.coordinator)
    administrator = Browser(app)
    await gate.sign_in(
        administrator, await gate.staff(Standing.ADMINISTRATOR, clock.now()), clock.now()
    )
    for url in (f"{at}/readiness", f"{at}/check-in", f"{at}/run", f"{at}/stop"):
        await opened(stranger, url, status=404)
        await opened(administrator, url, status=403)
        await opened(coordinator, url, status=200 if url.endswith("readiness") else 403)


async def test_looking_changes_nothing(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile, engine: AnyEngine
):
    """S35"""
    dated = await under_way(profile)
    at = page_of(dated)
    clock.set(BEGAN)
    browser = await as_staff(dated.given.facilitator)
    tables = ("run_event", "attendance", "still_willing", "go_ahead", "step_mark")
    before = [await engine.run_ddl(f"SELECT * FROM {name}") for name in tables]
    for url in (f"{at}/readiness", f"{at}/check-in", f"{at}/run", f"{at}/stop"):
        await opened(browser, url)
    assert [await engine.run_ddl(f"SELECT * FROM {name}") for name in tables] == before
