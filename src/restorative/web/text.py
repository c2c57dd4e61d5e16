"""What people type, made safe to keep: one spelling, nothing hidden, nothing that reorders."""

import re
import unicodedata

from restorative.kernel.sentences import Sentence, say

HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff\u00ad]")
REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
MOST_MARKS = 4


class Unreadable(ValueError):
    """What was typed cannot be taken; the sentence says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence


def paragraph(typed: str) -> str:
    """Text that may have lines (S72)."""
    plain = unicodedata.normalize("NFC", HIDDEN.sub("", typed.replace("\r\n", "\n")))
    if REFUSED.search(plain) or _has_piled_marks(plain):
        raise Unreadable(say("There is a character here that we cannot keep. Type it again."))
    return plain.strip()


def line(typed: str) -> str:
    """Text on one line, single spaces between its words (S64: never a line break)."""
    plain = paragraph(typed)
    if "\n" in plain:
        raise Unreadable(say("Write this on one line."))
    return " ".join(plain.split())


def showable(typed: str) -> str:
    """For showing again what was typed, whatever it was."""
    return REFUSED.sub("", HIDDEN.sub("", typed.replace("\r\n", "\n")))


def _has_piled_marks(text: str) -> bool:
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if run > MOST_MARKS:
            return True
    return False
