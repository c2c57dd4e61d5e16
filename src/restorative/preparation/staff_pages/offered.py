"""The words and lists that the pages of preparation offer."""

from collections.abc import Mapping
from typing import Any, TypeVar

from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases.rules import Member
from restorative.kernel.sentences import Sentence
from restorative.preparation.rules import ASKED, ASKS, NAMED, SAID, saying
from restorative.web.languages import OWN_NAMES
from restorative.web.visit import current
from restorative.web.wording import said

K = TypeVar("K")

WORDS: dict[str, Any] = {
    "ways": saying.WAYS,
    "company": saying.COMPANY,
    "formats": saying.FORMATS,
    "places": saying.PLACES,
    "categories": saying.CATEGORIES,
    "speaking": saying.SPEAKING,
    "gate_answers": saying.GATE_ANSWERS,
    "concerns": saying.CONCERNS,
    "verdicts": saying.VERDICTS,
    "flags": saying.FLAGS,
    "items": SAID,
    "gates": ASKED,
    "domains": NAMED,
    "safety": ASKS,
    "languages": OWN_NAMES,
}


def choices(words: Mapping[K, Sentence]) -> list[tuple[K, str]]:
    """A list to choose from, in the reader's language."""
    return [(value, said(sentence)) for value, sentence in words.items()]


def lists() -> dict[str, list[tuple[Any, str]]]:
    return {name: choices(words) for name, words in WORDS.items() if name != "languages"}


def spoken_with(member: Member) -> list[tuple[str, str]]:
    """The office's languages, and the one for which this person needs an interpreter."""
    codes = dict.fromkeys((*current().local.languages, member.card.language))
    if member.card.interpreter_language:
        codes[member.card.interpreter_language] = None
    return [(code, OWN_NAMES.get(code, code)) for code in codes]


def may(staff: Staff, *asked: Permission) -> frozenset[str]:
    """What this page may offer to who reads it."""
    return frozenset(one.value for one in asked if allows(one, staff))
