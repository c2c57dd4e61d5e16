"""What is shown when something cannot be done: a sentence, a reference, and nothing else."""

import logging

import pytest

from restorative.web import errors
from tests.pages import Browser


async def test_a_broken_rule_is_told_in_its_own_sentence(browser: Browser) -> None:
    seen = await browser.get("/example/breaks?how=rule")
    assert seen.status == 409
    assert "<b>S.</b> is too young." in seen.text
    assert "&lt;b&gt;S.&lt;/b&gt; is too young." in seen.html


async def test_what_stands_in_the_way_is_listed_with_the_place_to_resolve_it(
    browser: Browser,
) -> None:
    seen = await browser.get("/example/breaks?how=blocked")
    assert seen.status == 409
    assert "The talk is missing." in seen.text
    assert "/example/people" in seen.links


async def test_not_there_and_never_there_look_the_same(browser: Browser) -> None:
    """S48"""
    foreign = await browser.get("/example/breaks?how=not_found")
    missing = await browser.get("/nowhere")
    assert foreign.status == missing.status == 404
    assert foreign.text == missing.text


async def test_not_for_this_standing(browser: Browser) -> None:
    assert (await browser.get("/example/breaks?how=not_permitted")).status == 403


async def test_a_busy_database_asks_to_try_again(browser: Browser) -> None:
    """F13, F16"""
    seen = await browser.get("/example/breaks?how=busy")
    assert (seen.status, seen.response.headers["retry-after"]) == (503, "60")
    assert "Nothing was saved" in seen.text


async def test_a_failure_shows_a_reference_and_nothing_of_what_was_typed(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """S94, S109, S110"""
    with caplog.at_level(logging.INFO):
        seen = await browser.get("/example/breaks?how=failed")
    assert seen.status == 500
    assert "Selbi" not in seen.html and "ZeroDivision" not in seen.html
    assert "Selbi" not in caplog.text and "9936" not in caplog.text
    reference = seen.text.split("say this number: ")[1].split()[0]
    assert f"failed {reference}" in caplog.text
    assert "example.py" in caplog.text


async def test_a_question_that_cannot_be_read_is_not_repeated(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """S109: not in the page, not in the log."""
    with caplog.at_level(logging.DEBUG, logger="litestar"):
        seen = await browser.get("/example/number?n=Selbi")
    assert seen.status == 400
    assert "Selbi" not in seen.html
    assert "Selbi" not in caplog.text


async def test_a_page_whose_template_fails_is_a_failure_too(browser: Browser) -> None:
    seen = await browser.get("/example/bad-template")
    assert seen.status == 500
    assert "Something went wrong" in seen.text


@pytest.mark.parametrize("template", sorted({*errors.TEMPLATES.values()}))
def test_error_pages_know_no_database(template: str) -> None:
    """X5: nothing is asked of anybody while they are rendered."""
    from restorative.web.templates import environment

    assert "<h1>" in environment().get_template(template).render()
