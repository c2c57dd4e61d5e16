"""Where a person may be sent after signing in: a page of ours and nowhere else (S45)."""

import re

from restorative.access.rules.actors import Standing

LONGEST = 500
A_PATH = re.compile(r"/(?![/\\])[!#-\[\]-~]*", re.ASCII)
BENT = re.compile(r"%(?:[01][0-9a-f]|2f|5c|7f|(?![0-9a-f]{2}))", re.ASCII | re.IGNORECASE)
NOT_AGAIN = ("/sign-in", "/sign-out", "/set-up", "/m/", "/leave")


def home_of(standing: Standing) -> str:
    """An administrator sees no case content, and so no work list."""
    return "/accounts" if standing is Standing.ADMINISTRATOR else "/today"


def is_ours(way: str) -> bool:
    """A plain path of this site; nothing that a browser bends into another address."""
    if len(way) > LONGEST or way.startswith(NOT_AGAIN) or BENT.search(way):
        return False
    return A_PATH.fullmatch(way) is not None


def safe_next(way: str, otherwise: str) -> str:
    return way if is_ours(way) else otherwise
