"""What stands behind the ? of an address, made harmless: the first of doubles, nothing hidden."""

from urllib.parse import parse_qsl, urlencode

from restorative.web.text import showable

LONGEST = 2000


def tidied(query: bytes) -> bytes:
    """One value for each name (S46), without characters that no database takes (S73)."""
    if not query:
        return query
    pairs = parse_qsl(query[:LONGEST].decode("latin-1"), keep_blank_values=True)
    first: dict[str, str] = {}
    for name, value in pairs:
        first.setdefault(name, showable(value))
    return urlencode(first).encode()
