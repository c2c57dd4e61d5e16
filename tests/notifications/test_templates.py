"""Every message of every slice, in every language, with long values: what must never be in it."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2.meta import find_undeclared_variables

from restorative import paths
from restorative.kernel.ids import new_id
from restorative.notifications.commands.composing import environment, words_of
from restorative.notifications.messages import Outgoing
from restorative.notifications.rules import Channel
from restorative.notifications.rules.neutral import telling_words
from restorative.notifications.rules.sms import length

MESSAGES = paths.TEMPLATES / "messages"
ALL = sorted(str(file.parent.relative_to(MESSAGES)) for file in MESSAGES.glob("*/*/sample.json"))
LANGUAGES = ("tk", "ru", "en")
CHANNELS = {"sms.txt": Channel.SMS, "body.txt": Channel.MAIL}
LONGEST_SUBJECT = 78
LONGEST_SENTENCE = 25
MOST_PARTS = 3
A_CODE = re.compile(r"(?<!\d)\d{3} ?\d{3}(?!\d)")


def channels_of(name: str) -> list[Channel]:
    return [channel for file, channel in CHANNELS.items() if (MESSAGES / name / file).exists()]


def read(value: Any) -> Any:
    """A sample's instants end in Z, its days are days."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT.*Z", value):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    return value


def rendered(name: str, channel: Channel, language: str) -> tuple[str, str]:
    sample = json.loads((MESSAGES / name / "sample.json").read_text("utf-8"))
    words = words_of(
        Outgoing(
            template=name,
            case_id=new_id(),
            to_person=new_id(),
            key_id=new_id(),
            channel=channel,
            language=language,
            about=new_id(),
            occurrence="1",
            values={key: read(value) for key, value in sample.items()},
        )
    )
    return words.subject, words.body


CASES = [
    (name, channel, language)
    for name in ALL
    for channel in channels_of(name)
    for language in LANGUAGES
]


def test_there_are_messages_and_each_has_a_sample() -> None:
    folders = {str(f.parent.relative_to(MESSAGES)) for f in MESSAGES.glob("*/*/*.txt")}
    assert (folders, len(ALL) > 2) == (set(ALL), True)
    assert [name for name in ALL if not channels_of(name)] == []
    with_body = {name for name in ALL if (MESSAGES / name / "body.txt").exists()}
    assert {n for n in ALL if (MESSAGES / n / "subject.txt").exists()} == with_body


@pytest.mark.parametrize(("name", "channel", "language"), CASES)
def test_no_message_tells_a_bystander_what_it_is_about(
    name: str, channel: Channel, language: str
) -> None:
    """R43, S54"""
    assert telling_words(*rendered(name, channel, language)) == ()


@pytest.mark.parametrize(("name", "channel", "language"), CASES)
def test_no_message_holds_a_link_and_its_code(name: str, channel: Channel, language: str) -> None:
    """S14"""
    _, body = rendered(name, channel, language)
    without_links = re.sub(r"https?://\S+", "", body)
    assert not ("://" in body and A_CODE.search(without_links))
    assert not {"link", "code"} <= variables(name)


@pytest.mark.parametrize(("name", "language"), [(n, at) for n, c, at in CASES if c == Channel.SMS])
def test_a_text_message_stays_short(name: str, language: str) -> None:
    _, body = rendered(name, Channel.SMS, language)
    assert length(body).parts <= MOST_PARTS, body


@pytest.mark.parametrize(("name", "language"), [(n, at) for n, c, at in CASES if c == Channel.MAIL])
def test_a_subject_is_one_short_line(name: str, language: str) -> None:
    subject, _ = rendered(name, Channel.MAIL, language)
    assert 0 < len(subject) <= LONGEST_SUBJECT


@pytest.mark.parametrize(("name", "channel", "language"), CASES)
def test_sentences_are_short(name: str, channel: Channel, language: str) -> None:
    """screens.md A2"""
    _, body = rendered(name, channel, language)
    sentences = re.split(r"(?<=[.?!])\s+|\n", body)
    assert [s for s in sentences if len(s.split()) > LONGEST_SENTENCE] == []


def variables(name: str) -> set[str]:
    made = environment()
    found: set[str] = set()
    for file in (MESSAGES / name).glob("*.txt"):
        found |= find_undeclared_variables(made.parse(file.read_text("utf-8")))
    return found


def test_the_lint_finds_what_it_looks_for(tmp_path: Path) -> None:
    assert telling_words("About your appointment", "The court and the victim") == (
        "court",
        "victim",
    )
    assert A_CODE.search("Your code is 123 456.")
