"""Templates: escaped, one heading to a page, tokens in every form, nothing inline."""

import re
from collections.abc import Callable, Iterator

import pytest
from jinja2 import Environment

from tests.architecture.source import templates

COMPONENTS = "components/"
LAYOUTS = "layouts/"
PAGE = re.compile(r'{%-?\s*extends\s+"(?:layouts|errors)/')
TITLE = re.compile(r"{%-?\s*block title\s*-?%}(.*?){%-?\s*endblock", re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
BIG_LABEL = re.compile(r"fields\.\w+\((?:[^()]|\([^()]*\))*?\bbig=true", re.DOTALL)
WORDS = re.compile(r"_\(\"[^\"]*\"[^)]*\)|\b[\w.]+\s*\|\s*said\b")
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL | re.IGNORECASE)
IS_POST = re.compile(r"<form\b[^>]*\bmethod\s*=\s*[\"']?post", re.IGNORECASE)
INLINE = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\(")
PREVIEW = re.compile(r"(?:property|name)\s*=\s*[\"'](?:og|twitter):", re.IGNORECASE)


def pages() -> dict[str, str]:
    """The templates that are whole pages, error pages among them."""
    return {
        name: text
        for name, text in templates().items()
        if PAGE.search(text) and not name.startswith(LAYOUTS) and "block title" in text
    }


def forms_without_tokens(text: str) -> list[str]:
    return [
        form[:60]
        for form in FORM.findall(text)
        if IS_POST.match(form) and "form_tokens()" not in form
    ]


def runs_inline(text: str) -> list[str]:
    found = INLINE.findall(text)
    for attributes, body in SCRIPT.findall(text):
        if body.strip() or "nonce=" not in attributes or "src=" not in attributes:
            found.append(f"<script{attributes}>")
    return found


def is_unescaped(text: str) -> list[str]:
    return UNESCAPED.findall(text)


def shows_a_preview(text: str) -> list[str]:
    return PREVIEW.findall(text)


def headings(text: str) -> Iterator[str]:
    yield from HEADING.findall(text)
    for call in BIG_LABEL.findall(text):
        yield from WORDS.findall(call)[:1]


def _bare(text: str) -> str:
    """The words alone: `_("Your page")` and `{% trans %}Your page{% endtrans %}` are the same."""
    text = re.sub(r"{%.*?%}|</?\w[^>]*>", "", text, flags=re.DOTALL)
    text = re.sub(r"_\(\"([^\"]*)\"[^)]*\)", r"\1", text)
    return re.sub(r"[\s{}]+", " ", text).strip()


def wrong_heading(text: str) -> str:
    """Empty where a heading starts with the title's words, or the title with the heading's."""
    title = TITLE.search(text)
    said = _bare(title.group(1)) if title else ""
    found = [_bare(heading) for heading in headings(text)]
    if said and any(h.startswith(said) or said.startswith(h) for h in found if h):
        return ""
    return f"title {said!r}, headings {found}"


FENCES: list[tuple[Callable[[str], list[str]], str]] = [
    (forms_without_tokens, '<form method="post" action="/x"><button>Go</button></form>'),
    (runs_inline, '<p style="color:red">'),
    (runs_inline, "<button onclick='x()'>"),
    (runs_inline, "<script>alert(1)</script>"),
    (runs_inline, '<script src="/x.js"></script>'),
    (is_unescaped, "{{ name | safe }}"),
    (shows_a_preview, '<meta property="og:title" content="x">'),
]


@pytest.mark.parametrize(("fence", "planted"), FENCES)
def test_the_fence_holds(fence: Callable[[str], list[str]], planted: str):
    assert fence(planted) != []


def test_there_are_templates_to_look_at():
    assert len(templates()) > 10


def test_every_template_can_be_read():
    parser = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for text in templates().values():
        parser.parse(text)


def test_every_form_carries_its_tokens():
    """S34, F19"""
    found = {name: f for name, text in templates().items() if (f := forms_without_tokens(text))}
    assert found == {}


def test_nothing_runs_inline():
    """S02, S40"""
    found = {
        name: f
        for name, text in templates().items()
        if not name.startswith("messages/") and (f := runs_inline(text))
    }
    assert found == {}


def test_only_components_may_print_what_is_not_escaped():
    """S62"""
    found = {
        name: f
        for name, text in templates().items()
        if not name.startswith(COMPONENTS) and (f := is_unescaped(text))
    }
    assert found == {}


def test_no_page_offers_a_preview():
    """S22"""
    found = {name: f for name, text in templates().items() if (f := shows_a_preview(text))}
    assert found == {}


def test_every_page_has_a_heading_in_the_words_of_its_title():
    wrong = {name: said for name, text in pages().items() if (said := wrong_heading(text))}
    assert wrong == {}


def test_participants_get_no_htmx():
    staff_only = {
        name: "hx-"
        for name, text in templates().items()
        if "layouts/participant.html" in text and re.search(r"\shx-|htmx", text)
    }
    assert staff_only == {}
