"""Which language a visit speaks, and what is said where words are missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from restorative import paths
from restorative.web import languages
from restorative.web.languages import accepted, catalogue, gettext, ngettext
from restorative.web.server import Server
from restorative.web.visit import Local, Visit, current, speaking
from tests.pages import Browser

SPOKEN = ("tk", "ru", "en")
RUSSIAN = """
msgid "Meeting"
msgstr "Встреча"

msgid "Only here"
msgstr "Только здесь"

msgid "%(num)d meeting"
msgid_plural "%(num)d meetings"
msgstr[0] "%(num)d встреча"
msgstr[1] "%(num)d встречи"
msgstr[2] "%(num)d встреч"
"""
TURKMEN = """
msgid "Meeting"
msgstr "Duşuşyk"
"""


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(paths, "LOCALE", tmp_path)
    catalogue.cache_clear()
    for code, text in (("ru", RUSSIAN), ("tk", TURKMEN)):
        _file(tmp_path, code).parent.mkdir(parents=True)
        _file(tmp_path, code).write_text(text)
    yield tmp_path
    catalogue.cache_clear()


def _file(folder: Path, code: str) -> Path:
    return folder / code / "LC_MESSAGES" / "messages.po"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("de, en;q=0.3, tk;q=0.7", "tk"),
        ("de,fr", None),
        ("", None),
        ("ru;q=0, en", "en"),
        ("ru;q=NaN, en;q=0.1", "en"),
        ("ru;q=-1, *;q=0.5", None),
        (";;;,,,=;q", None),
        ("x" * 100_000, None),
        ("TK", "tk"),
    ],
)
def test_the_language_the_browser_asks_for(header: str, language: str | None) -> None:
    assert accepted(header, SPOKEN) == language


def test_a_sentence_is_said_in_the_language_of_the_visit(words: Path) -> None:
    for language, said in (("tk", "Duşuşyk"), ("ru", "Встреча"), ("en", "Meeting")):
        with speaking(language):
            assert gettext("Meeting") == said


def test_russian_counts_in_three_ways(words: Path) -> None:
    with speaking("ru"):
        said = [ngettext("%(num)d meeting", "%(num)d meetings", n) for n in (1, 3, 5, 21)]
    assert said == ["%(num)d встреча", "%(num)d встречи", "%(num)d встреч", "%(num)d встреча"]


def test_what_turkmen_lacks_is_said_in_russian_and_then_in_english(words: Path) -> None:
    """F38"""
    with speaking("tk"):
        assert (gettext("Only here"), gettext("Nowhere")) == ("Только здесь", "Nowhere")


@pytest.mark.parametrize("content", [b'msgid "broken', b"\xff\xfe\x00", b"", None])
def test_a_broken_file_of_words_stops_nothing(words: Path, content: bytes | None) -> None:
    """F38"""
    file = _file(words, "tk")
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    with speaking("tk"):
        assert gettext("Meeting") == "Встреча"


def test_the_first_language_of_the_office_is_spoken_when_nobody_asks(app: Server) -> None:
    assert app.state.first_visit.local.languages[0] == "tk"


async def test_the_choice_on_this_device_comes_first(browser: Browser) -> None:
    seen = await browser.get("/example/meet", headers={"accept-language": "de"})
    assert ("html", {"lang": "tk", "dir": "ltr"}) in seen.tags
    seen = await browser.get("/example/meet")
    assert ("html", {"lang": "en", "dir": "ltr"}) in seen.tags
    answer = await browser.submit({"language": "ru"}, action="/language")
    assert answer.location == "/example/meet"
    seen = await browser.follow()
    assert ("html", {"lang": "ru", "dir": "ltr"}) in seen.tags


async def test_after_a_refused_form_the_choice_leads_back_to_the_page_with_the_form(
    browser: Browser,
) -> None:
    seen = await browser.get("/example/people/new")
    filled = {**seen.form().boxes, "name": ""}
    referer = {"referer": "http://127.0.0.1:8000/example/people/new"}
    seen = await browser.post("/example/people", filled, headers=referer)
    assert seen.form("/language").boxes["back"] == ["/example/people/new"]
    seen = await browser.post("/example/people", filled, headers={"referer": "http://evil/x"})
    assert seen.form("/language").boxes["back"] == ["/"]


@pytest.mark.parametrize("wanted", ["xx", "", "../ru", "ru\r\nx: y"])
async def test_a_language_that_is_not_spoken_is_not_chosen(browser: Browser, wanted: str) -> None:
    await browser.get("/example/meet")
    answer = await browser.submit({"language": wanted}, action="/language")
    assert "set-cookie" not in answer.response.headers


def test_the_account_speaks_unless_something_was_chosen_here() -> None:
    visit = Visit(language="en")
    visit.speak("ru")
    assert visit.language == "ru"
    visit.speak("xx")
    assert visit.language == "ru"
    chosen = Visit(language="en", chosen=True)
    chosen.speak("ru")
    assert chosen.language == "en"


def test_outside_a_request_one_reader_is_spoken_to() -> None:
    with speaking("ru", Local(currency="EUR")) as visit:
        assert current() is visit
        assert current().local.currency == "EUR"
    assert current().language == "en"


def test_writing_directions() -> None:
    """1.3.2, ready for right-to-left."""
    assert [languages.direction(code) for code in ("tk", "ru", "en", "ar")] == [*["ltr"] * 3, "rtl"]
