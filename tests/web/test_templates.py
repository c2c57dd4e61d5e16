"""Every template of the house: nothing inline, nothing unescaped, every form with its tokens."""

import re
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from restorative import paths
from restorative.web import templates

ALL = sorted(paths.TEMPLATES.rglob("*.html"))
PAGES = [file for file in ALL if "messages" not in file.parts]
MARKED_SAFE = re.compile(r"\|\s*safe\b|\bMarkup\b|autoescape\s+false")
INLINE = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)", re.I)
JINJA = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
UNQUOTED = re.compile(r"<[a-z][^>]*\s[a-z-]+=\{\{", re.I)
ELSEWHERE = re.compile(r"(?:src|href|action)=[\"'](?:https?:)?//", re.I)
PREVIEWS = re.compile(r"og:|twitter:|http-equiv=[\"']?refresh", re.I)


def _named(file: Path) -> str:
    return str(file.relative_to(paths.TEMPLATES))


each_page = pytest.mark.parametrize("file", PAGES, ids=_named)


@pytest.mark.parametrize("file", ALL, ids=_named)
def test_it_can_be_compiled(file: Path) -> None:
    try:
        templates.environment().get_template(_named(file))
    except TemplateSyntaxError as error:
        pytest.fail(f"{_named(file)}:{error.lineno}: {error.message}")


@each_page
def test_nothing_is_inline(file: Path) -> None:
    """S40"""
    assert INLINE.findall(JINJA.sub("", file.read_text())) == []


@pytest.mark.parametrize("file", ALL, ids=_named)
def test_nothing_is_marked_safe_outside_the_components(file: Path) -> None:
    """S62"""
    if "components" not in file.parts:
        assert MARKED_SAFE.findall(file.read_text()) == []


@pytest.mark.parametrize("file", ALL, ids=_named)
def test_attributes_are_quoted(file: Path) -> None:
    """S62"""
    assert UNQUOTED.findall(file.read_text()) == []


@each_page
def test_nothing_is_loaded_from_elsewhere_and_no_preview_is_offered(file: Path) -> None:
    """S02, S22"""
    text = file.read_text()
    assert ELSEWHERE.findall(text) == []
    assert PREVIEWS.findall(text) == []


@each_page
def test_every_form_that_does_something_has_its_tokens(file: Path) -> None:
    """S34, S37"""
    text = file.read_text()
    forms = re.findall(r"<form\b[^>]*>.{0,60}", text, flags=re.DOTALL)
    for form in forms:
        if 'method="get"' not in form:
            assert 'method="post"' in form, form
            assert "form_tokens()" in form, form


@each_page
def test_participants_get_no_htmx(file: Path) -> None:
    text = file.read_text()
    if "layouts/participant.html" in text:
        assert re.findall(r"\bhx-", text) == []


@each_page
def test_a_page_has_one_heading_that_begins_like_its_title(file: Path) -> None:
    """Y12; the words themselves are compared by every test that opens the page."""
    text = file.read_text()
    if "{% extends" not in text or _named(file).startswith(("layouts/", "errors/plain")):
        return
    headings = len(re.findall(r"<h1", text)) + len(re.findall(r"big=true", text))
    assert "{% block title %}" in text
    assert headings >= 1
