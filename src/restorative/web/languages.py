"""The catalogues of words, read from their .po files when first needed, and who speaks what."""

from functools import cache
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from restorative import paths
from restorative.web.visit import current

SOURCE = "en"
OWN_NAMES = {"tk": "Türkmençe", "ru": "Русский", "en": "English"}


@cache
def catalogue(language: str) -> Translations:
    """Compiled in memory, so that no built file can be missing or old."""
    file = paths.LOCALE / language / "LC_MESSAGES" / "messages.po"
    if not file.exists():
        return Translations()
    compiled = BytesIO()
    with file.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language))
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
    wanted = sorted((_weighed(part) for part in header[:500].split(",")), reverse=True)
    found = (code for weight, _, code in wanted if weight > 0 and code in languages)
    return next(found, None)


def _weighed(part: str) -> tuple[float, int, str]:
    code, _, rest = part.strip().partition(";")
    quality = rest.strip().removeprefix("q=")
    try:
        weight = float(quality) if quality else 1.0
    except ValueError:
        weight = 0.0
    return weight, 0, code.strip().lower().partition("-")[0]
