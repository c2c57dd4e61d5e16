"""The words of the house: nobody is called what this product must never call them."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGE, Module, module_from, modules, templates

NEVER = re.compile(
    r"\b(offend(?:er|ers|ing)|perpetrator\w*|victim\w*|delinquen\w*|criminal\w*|crimes?|culprit\w*"
    r"|accused|juvenile\w*|defendant\w*|complainant\w*|interrogat\w*|accomplice\w*|arbiter"
    r"|punish\w*|penalt(?:y|ies)|contract of guilt)\b",
    re.IGNORECASE,
)
NOT_TO_PARTICIPANTS = re.compile(
    r"\b(refus(?:e|ed|al)|fail(?:ed|ure)|breach\w*|violat\w*|monitor(?:ed|ing)|surveillance"
    r"|obligat\w*|sanction\w*|hearing|trial|judge|log ?in|log ?on|prosecutor\w*|you must)\b",
    re.IGNORECASE,
)
IN_RUSSIAN = re.compile(
    r"преступ|правонаруш|обвиняем|подсудим|подозреваем|виновн|наказан|жертв|допрос", re.IGNORECASE
)
IN_TURKMEN = re.compile(r"jenaýat|günäkär|aýyplanýan|jeza\b|pida\b|sorag astyna", re.IGNORECASE)
CATALOGUES = {"ru": IN_RUSSIAN, "tk": IN_TURKMEN, "en": NEVER}
PYTHON_FOR_PARTICIPANTS = re.compile(r"\.(participant_pages|partner_pages|messages)\b")
LISTS_THE_WORDS = {"restorative.notifications.rules.neutral"}
CITED = re.compile(r"https?://\S+")


def texts_in(module: Module) -> Iterator[tuple[int, str]]:
    """Every text of the program that is not a docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module.tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield node.lineno, text


def names_in(module: Module) -> Iterator[tuple[int, str]]:
    """Every name the module makes: functions, classes, fields, arguments."""
    for node in ast.walk(module.tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name.replace("_", " ")
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id.replace("_", " ")
            case ast.arg():
                yield node.lineno, node.arg.replace("_", " ")


def for_participants() -> dict[str, str]:
    return {
        name: text
        for name, text in templates().items()
        if "layouts/participant.html" in text or name.startswith("messages/")
    }


def words_of(template: str) -> str:
    """What a reader of the page may see: no comments, no names of fields."""
    without_comments = re.sub(r"{#.*?#}", "", template, flags=re.DOTALL)
    quoted = re.findall(r"_\(\s*(\"[^\"]*\"|'[^']*')", without_comments)
    blocks = re.findall(r"{%-?\s*trans\b.*?%}(.*?){%-?\s*endtrans", without_comments, re.DOTALL)
    bare = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", without_comments, flags=re.DOTALL)
    return " ".join([*quoted, *blocks, bare])


@pytest.mark.parametrize("word", ["the offender", "Victim", "a crime", "juveniles", "punished"])
def test_a_forbidden_word_would_be_found(word: str):
    assert NEVER.search(word)
    planted = module_from(f'"""Doc."""\nsay("{word}")')
    assert [text for _, text in texts_in(planted) if NEVER.search(text)] == [word]


def test_no_text_or_name_in_the_code_labels_anyone():
    found = [
        (module.name, line, text)
        for module in modules()
        if module.name not in LISTS_THE_WORDS
        for line, text in [*texts_in(module), *names_in(module)]
        if NEVER.search(text)
    ]
    assert found == []


def test_no_template_labels_anyone():
    found = {
        name: hit.group()
        for name, text in templates().items()
        if (hit := NEVER.search(words_of(text)))
    }
    assert found == {}


def test_pages_and_messages_for_participants_say_it_gently():
    found = {
        name: hit.group()
        for name, text in for_participants().items()
        if (hit := NOT_TO_PARTICIPANTS.search(words_of(text)))
    }
    assert found == {}


def test_sentences_for_participants_say_it_gently():
    found = [
        (module.name, line, text)
        for module in modules()
        if PYTHON_FOR_PARTICIPANTS.search(module.name)
        for line, text in texts_in(module)
        if " " in text and NOT_TO_PARTICIPANTS.search(text)
    ]
    assert found == []


def test_no_translation_labels_anyone():
    found = []
    for language, pattern in CATALOGUES.items():
        for file in sorted((PACKAGE / "locale" / language).rglob("*.po")):
            said = re.findall(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', file.read_text("utf-8"), re.M)
            found += [(language, line) for line in said if pattern.search(CITED.sub("", line))]
    assert found == []
