"""The catalogues of words, read from their .po files when first needed, and who speaks what."""

import logging
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from restorative import paths
from restorative.web.visit import current

log = logging.getLogger("restorative.web")
SOURCE = "en"
FALLS_BACK_TO = {"tk": "ru"}
QUALITY = re.compile(r"q=([01](?:\.[0-9]{0,3})?)", re.ASCII)
OWN_NAMES = {"tk": "Türkmençe", "ru": "Русский", "en": "English"}


@cache
def catalogue(language: str) -> Translations:
    """Its own words, else those of the language it falls back to, else the English key (F38)."""
    if language == SOURCE:
        return Translations()
    found = _read(paths.LOCALE / language / "LC_MESSAGES" / "messages.po", language)
    if language in FALLS_BACK_TO:
        found.add_fallback(catalogue(FALLS_BACK_TO[language]))
    return found


def _read(file: Path, language: str) -> Translations:
    """Compiled in memory, in some 20 ms: no built file can be missing or old."""
    compiled = BytesIO()
    try:
        with file.open("rb") as text:
            write_mo(compiled, read_po(text, locale=language, abort_invalid=True))
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        log.warning("no words of %s: %s", language, type(error).__name__)
        return Translations()
    compiled.seek(0)
    return Translations(compiled)


def gettext(text: str) -> str:
    return catalogue(current().language).ugettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    return catalogue(current().language).ungettext(one, many, n)


@cache
def locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)


def direction(language: str) -> str:
    return locale(language).text_direction


def accepted(header: str, languages: tuple[str, ...]) -> str | None:
    """The first language of an Accept-Language header that we speak, by the weight it is given."""
    weighed = [_weighed(part) for part in header[:500].split(",")]
    wanted = sorted((w for w in weighed if w[0] > 0), key=lambda w: w[0], reverse=True)
    return next((code for _, code in wanted if code in languages), None)


def _weighed(part: str) -> tuple[float, str]:
    code, _, quality = part.strip().lower().partition(";")
    weight = QUALITY.fullmatch(quality.strip())
    return float(weight[1]) if weight else float(not quality), code.strip().partition("-")[0]
