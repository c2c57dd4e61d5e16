"""The example pages, as a visitor meets them."""

import pytest

from tests.pages import Browser
from tests.web import example


async def test_a_form_that_is_right_is_done_and_leads_on(browser: Browser) -> None:
    await browser.get("/example/people/new")
    answer = await browser.submit(
        {"name": "Selbi E.", "born_on-day": "30", "born_on-month": "8", "born_on-year": "2014"}
    )
    assert (answer.status, answer.location) == (303, "/example/people")
    assert len(example.DONE) == 1


async def test_a_form_that_is_wrong_says_everything_at_once_and_keeps_what_was_typed(
    browser: Browser,
) -> None:
    """Y13"""
    await browser.get("/example/people/new")
    answer = await browser.submit({"phone": "abc", "note": "Call after <six>"})
    assert answer.status == 422
    assert answer.title.startswith("Error: New person")
    assert "Enter the full name. Enter the date. Enter a phone number" in answer.text
    assert answer.form().boxes["phone"] == ["abc"]
    assert answer.form().boxes["note"] == ["Call after <six>"]
    assert example.DONE == []


async def test_a_list_is_shown(browser: Browser) -> None:
    seen = await browser.get("/example/people")
    assert "Saturday 20 March 2027" in seen.text


async def test_a_question_is_answered(browser: Browser) -> None:
    await browser.get("/example/meet")
    assert (await browser.submit({})).status == 422
    await browser.get("/example/meet")
    assert (await browser.submit({"answer": "no"})).status == 303
    assert example.DONE == [example.Meet.NO]


HOSTILE = [
    '"><svg onload=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    "</textarea><script>alert(1)</script>",
    '<a hx-post="/example/people" hx-trigger="load">x</a>',
    '<div data-hx-get="/x" hx-on:click="alert(1)">',
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}{# #}",
    "<!--",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("typed", HOSTILE)
async def test_what_people_type_is_shown_as_text(browser: Browser, typed: str) -> None:
    """S43, S62"""
    await browser.get("/example/people/new")
    plain = await browser.submit({})
    await browser.get("/example/people/new")
    seen = await browser.submit(
        {"name": typed, "note": typed, "phone": typed, "born_on-day": typed}
    )
    assert seen.status == 422
    assert {tag for tag, _ in seen.tags} == {tag for tag, _ in plain.tags}
    names = {name for _, attributes in seen.tags for name in attributes}
    assert not [name for name in names if name.startswith(("hx-", "data-hx", "on"))]
    for box in ("name", "note", "phone", "born_on-day"):
        assert seen.form().boxes[box] == [typed]


async def test_what_people_typed_is_shown_as_text_in_lists(browser: Browser) -> None:
    """S43, S62"""
    seen = await browser.get("/example/people?q=<svg onload=alert(1)>")
    assert "svg" not in {tag for tag, _ in seen.tags}
