"""A form sent twice does its deed once, on both engines (F19, F20)."""

import asyncio
from typing import Any

import pytest

from restorative.db import transaction
from restorative.web.tables import SentForm
from tests.conftest import FrozenClock
from tests.pages import Browser
from tests.web import example

PERSON = {"name": "Selbi E.", "born_on": "2014-08-30"}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def _filled(browser: Browser, **more: str) -> dict[str, Any]:
    seen = await browser.get("/example/people/new")
    return {**seen.form().boxes, **PERSON, **more}


async def test_pressed_twice_or_sent_again_after_going_back(browser: Browser) -> None:
    """F19: the second answer is the same as the first."""
    filled = await _filled(browser)
    answers = [await browser.post("/example/people", filled) for _ in range(3)]
    assert [(a.status, a.location) for a in answers] == [(303, "/example/people")] * 3
    assert len(example.DONE) == 1


async def test_pressed_twice_at_the_same_moment(browser: Browser) -> None:
    """F19"""
    filled = await _filled(browser)
    answers = await asyncio.gather(
        *(browser.client.post("/example/people", data=filled) for _ in range(4))
    )
    assert [a.status_code for a in answers] == [303] * 4
    assert len(example.DONE) == 1


async def test_the_same_form_with_other_words_starts_again(browser: Browser) -> None:
    """F20: nothing is saved."""
    filled = await _filled(browser)
    await browser.post("/example/people", filled)
    answer = await browser.post("/example/people", {**filled, "name": "Selbi Q."})
    assert answer.status == 422
    assert answer.title.startswith("Start again")
    assert len(example.DONE) == 1


async def test_a_refused_form_may_be_mended_and_sent_with_the_same_key(browser: Browser) -> None:
    filled = await _filled(browser)
    assert (await browser.post("/example/people", {**filled, "name": ""})).status == 422
    assert (await browser.post("/example/people", filled)).status == 303
    assert len(example.DONE) == 1


async def test_a_deed_that_a_rule_forbids_leaves_nothing(browser: Browser) -> None:
    filled = await _filled(browser, born_on="2031-01-01")
    answer = await browser.post("/example/people", filled)
    assert (answer.status, await SentForm.count()) == (422, 0)
    assert "The birth date is in the future." in answer.text


async def test_two_visitors_never_meet_in_one_key(browser: Browser, app: Any) -> None:
    other = Browser(app)
    filled, theirs = await _filled(browser), await _filled(other)
    await browser.post("/example/people", filled)
    await other.post("/example/people", {**theirs, "_once": filled["_once"]})
    assert len(example.DONE) == 2


async def test_keys_are_kept_for_a_day(browser: Browser, clock: FrozenClock) -> None:
    filled = await _filled(browser)
    await browser.post("/example/people", filled)
    clock.advance(hours=25)
    await browser.post("/example/people", await _filled(browser))
    assert await SentForm.count() == 1


async def test_a_form_without_a_usable_key_is_done_each_time(browser: Browser) -> None:
    for key in ("", "short", "x" * 100):
        filled = await _filled(browser, _once=key)
        assert (await browser.post("/example/people", filled)).status == 303
    assert (len(example.DONE), await SentForm.count()) == (3, 0)


async def test_what_a_refused_page_wrote_is_taken_back_unless_it_is_to_stay(
    browser: Browser,
) -> None:
    """S13 counts tries with the second kind."""
    await browser.get("/example/tries")
    assert (await browser.submit({"kept": "no"}, action="/example/tries")).status == 422
    assert await _tries() == 0
    await browser.get("/example/tries")
    assert (await browser.submit({"kept": "yes"}, action="/example/kept-tries")).status == 422
    assert await _tries() == 1


async def test_a_page_that_fails_undoes_everything(browser: Browser) -> None:
    await browser.get("/example/tries")
    assert (await browser.submit({"kept": "boom"}, action="/example/kept-tries")).status == 500
    assert await _tries() == 0


async def _tries() -> int:
    async with transaction():
        return len(await SentForm.select().where(SentForm.body == example.TRY))
