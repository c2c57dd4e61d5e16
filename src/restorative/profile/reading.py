"""Decode a profile that ships with the product."""

from functools import cache
from importlib.resources import files

import msgspec

from restorative.profile.model import Profile

CODES = ("baseline", "tm-pilot")


@cache
def load(code: str) -> Profile:
    """Raises LookupError when no such profile ships."""
    if code not in CODES:
        raise LookupError(f'There is no profile "{code}". Choose one of: {", ".join(CODES)}.')
    source = files("restorative.profile") / f"{code.replace('-', '_')}.toml"
    return msgspec.toml.decode(source.read_bytes(), type=Profile)
