"""The words that ship with the house, and those that were shown to somebody."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from restorative.consent import rules
from restorative.consent.rules import Key, Texts, Wording
from restorative.consent.tables import WordingRow

LANGUAGES = ("en", "ru", "tk")


@cache
def texts(language: str) -> Texts:
    source = files("restorative.consent") / "texts" / f"{language}.toml"
    return msgspec.toml.decode(source.read_bytes(), type=Texts)


def wording_for(key: Key, audience: rules.Audience, language: str) -> Wording:
    """As it would be shown now."""
    return rules.worded(key, audience, language, texts(language))


async def wording(fingerprint: str) -> Wording | None:
    """As it was shown then."""
    return (await wordings([fingerprint])).get(fingerprint)


async def wordings(fingerprints: Iterable[str]) -> dict[str, Wording]:
    wanted = {one for one in fingerprints if one}
    if not wanted:
        return {}
    rows = await WordingRow.select().where(WordingRow.fingerprint.is_in(list(wanted)))
    return {row["fingerprint"]: msgspec.json.decode(row["content"], type=Wording) for row in rows}
