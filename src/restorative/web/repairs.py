"""Litestar keeps bodies, cookies and query strings of past requests in caches; here it does not."""

import sys

from litestar import _parsers

CACHED = ("parse_url_encoded_form_data", "parse_cookie_string", "parse_query_string")


def forget_what_was_sent() -> None:
    """Puts the uncached parser back into every module that took the cached one."""
    for name in CACHED:
        plain = getattr(getattr(_parsers, name), "__wrapped__", None)
        if plain is None:
            continue
        for module in [m for n, m in sys.modules.items() if n.startswith("litestar")]:
            if hasattr(module, name):
                setattr(module, name, plain)
