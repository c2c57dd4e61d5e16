"""The words in Russian and Turkmen: each says what its English key says (Y20, F38)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

from restorative import paths

LANGUAGES = ("ru", "tk")
PLACES = re.compile(r"%\(\w+\)[sd]|%%|%(?!\()")
KEYWORDS = {**DEFAULT_KEYWORDS, "say": None}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
FOREIGN = {"tk": re.compile(r"[а-яё]{2}", re.I), "ru": re.compile(r"[ýňşžçäöü]", re.I)}
LONGEST_SENTENCE, USUAL_SENTENCE = 25, 15


@cache
def catalogue(language: str) -> Catalog:
    file = paths.LOCALE / language / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as text:
        return read_po(text, locale=language, abort_invalid=True)


@cache
def words_in(folder: Path) -> frozenset[str]:
    """Every sentence that is marked for translation; the first form of those that count."""
    loud = {"**.html": {"silent": "false"}}
    found = extract_from_dir(folder, METHODS, keywords=KEYWORDS, options_map=loud)
    return frozenset(m[0] if isinstance(m, tuple) else m for _, _, m, _, _ in found)


def words_for_participants() -> Iterator[str]:
    for file in sorted(paths.TEMPLATES.rglob("*.*")):
        if "messages" in file.parts or "layouts/participant.html" in file.read_text():
            found = extract_from_file("jinja2", file, keywords=KEYWORDS)
            yield from (m[0] if isinstance(m, tuple) else m for _, m, _, _ in found)


def _said(key: str, language: str) -> str:
    message = catalogue(language).get(key) if language != "en" else None
    return _forms(message.string)[0] if message else key


def _ending(text: str) -> str:
    return text[-1:] if text[-1:] in ".?!:" else ""


def translated(language: str) -> list[Message]:
    return [m for m in catalogue(language) if m.id and any(_forms(m.string))]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_its_words(language: str) -> None:
    """Y20; `make messages` collects what is new."""
    known = {_forms(message.id)[0] for message in translated(language)}
    assert sorted((words_in(paths.HERE) | words_in(paths.TEMPLATES)) - known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_kept_for_sentences_that_are_gone(language: str) -> None:
    kept = {_forms(message.id)[0] for message in catalogue(language) if message.id}
    assert sorted(kept - words_in(paths.HERE) - words_in(paths.TEMPLATES)) == []


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_participants_read_short_sentences(language: str) -> None:
    """Y20: at most 25 words, and no more than 15 of them as a rule."""
    lengths = [
        len(sentence.split())
        for key in words_for_participants()
        for sentence in re.split(r"(?<=[.?!])\s+", _said(key, language))
    ]
    assert max(lengths) <= LONGEST_SENTENCE
    assert sum(lengths) / len(lengths) <= USUAL_SENTENCE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_places_of_a_sentence_are_kept(language: str) -> None:
    """A place that is missing would be an error when the page is made."""
    wrong = []
    for message in translated(language):
        wanted = set(PLACES.findall(_forms(message.id)[-1]))
        for form in _forms(message.string):
            missing_number = wanted - set(PLACES.findall(form)) <= {"%(count)s", "%(num)d"}
            if set(PLACES.findall(form)) - wanted or not missing_number:
                wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_every_form(language: str) -> None:
    """Y20: Russian has three."""
    forms = catalogue(language).num_plurals
    counting = [m for m in translated(language) if m.pluralizable]
    assert [m.id for m in counting if len(_forms(m.string)) != forms] == []
    assert [m.id for m in counting if not all(_forms(m.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_its_key_does(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in translated(language)
        for form in _forms(message.string)
        if _ending(form) != _ending(_forms(message.id)[0])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_guessed(language: str) -> None:
    assert [message.id for message in catalogue(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_of_the_language(language: str) -> None:
    """Turkmen is written in Latin letters here, Russian in Cyrillic ones."""
    said = [form for message in translated(language) for form in _forms(message.string)]
    assert [form for form in said if FOREIGN[language].search(form)] == []
