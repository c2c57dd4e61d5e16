"""Names as people type them: one word in Turkmen, Russian or bare Latin letters (R68)."""

import re
import unicodedata

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "z", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "җ": "j", "ң": "n", "ө": "o", "ү": "u", "ә": "a", "ғ": "g", "қ": "k",
    "ў": "u", "ҳ": "h", "е": "e", "ё": "o", "ю": "u", "я": "a",
}  # fmt: skip
SPELT_OTHERWISE = (
    ("dzh", "j"),
    ("zh", "z"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("w", "v"),
    ("ya", "a"),
    ("yo", "o"),
    ("yu", "u"),
    ("ye", "e"),
    ("y", "i"),
    ("x", "ks"),
    ("q", "k"),
)
WORD = re.compile(r"\w+")
DOUBLED = re.compile(r"(.)\1+")
APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc`\u02b9]")
MOST_WORDS = 12


def name_words(*names: str) -> frozenset[str]:
    """Every word of these names, each folded to one spelling."""
    words = (fold(word) for name in names for word in WORD.findall(APOSTROPHES.sub("", name)))
    return frozenset(list(dict.fromkeys(word for word in words if word))[:MOST_WORDS])


def fold(word: str) -> str:
    """ "Gözel", "Gozel" and "Гёзел" become the same; so do "Şöhrat", "Sohrat" and "Шохрат"."""
    folded, before = word, ""
    while folded != before:
        folded, before = _plainer(folded), folded
    return folded


def _plainer(word: str) -> str:
    word = _single(_bare(_in_latin(unicodedata.normalize("NFKC", word).casefold())))
    for spelt, plain in SPELT_OTHERWISE:
        word = word.replace(spelt, plain)
    return _single(word)


def _single(word: str) -> str:
    """Doubled letters are where spellings differ most: Annagul, Anagul."""
    return DOUBLED.sub(r"\1", word)


def _in_latin(word: str) -> str:
    """дж is how Russian writes the Turkmen j."""
    return "".join(CYRILLIC.get(letter, letter) for letter in word.replace("дж", "җ"))


def _bare(word: str) -> str:
    """Without the marks above and below: ä is a, ý is y, ň is n, ž is z."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
