"""The cookies of this site: their names, and the marks that keep them here (S25)."""

from collections.abc import Mapping
from typing import Any

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

BEFORE_SESSION, LANGUAGE = "csrf", "language"
SESSION_PREFIX = "session"


def is_secure(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """TLS everywhere but on a loopback address, where there may be none."""
    return bool(connection.app.state.https)


def name_of(plain: str, *, secure: bool) -> str:
    """`__Host-` only where TLS is: browsers refuse the prefix on plain http."""
    return f"__Host-{plain}" if secure else plain


def kept(plain: str, value: str, *, secure: bool) -> Cookie:
    """A cookie that ends with the browser: no Max-Age, no Domain, not for scripts."""
    key = name_of(plain, secure=secure)
    return Cookie(key=key, value=value, httponly=True, secure=secure, samesite="lax")


def gone(plain: str, *, secure: bool) -> Cookie:
    key = name_of(plain, secure=secure)
    return Cookie(key=key, value="", httponly=True, secure=secure, samesite="lax", max_age=0)


def secret_in(found: Mapping[str, str], *, secure: bool) -> str:
    """What a form's token is bound to: the sessions, or what stands in for one before them."""
    prefix = name_of(SESSION_PREFIX, secure=secure)
    sessions = [found[name] for name in sorted(found) if name.startswith(prefix) and found[name]]
    return "\0".join(sessions) or found.get(name_of(BEFORE_SESSION, secure=secure), "")
