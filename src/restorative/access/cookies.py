"""The two session cookies: one for staff, one for private links (S25)."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from litestar.connection import ASGIConnection
from litestar.response.base import Response

from restorative.access.rules import Area
from restorative.web import cookies

AnyConnection: TypeAlias = ASGIConnection[Any, Any, Any, Any]
NAMES = {Area.STAFF: "session_staff", Area.LINK: "session_link"}
KEPT_FORM = "kept_form"


def secret_of(connection: AnyConnection, area: Area) -> str:
    name = cookies.name_of(NAMES[area], secure=cookies.is_secure(connection))
    return connection.cookies.get(name, "")


def secrets_in(found: Mapping[str, str]) -> list[str]:
    """Every session among these cookies, with the prefix of TLS or without."""
    names = [cookies.name_of(n, secure=s) for n in NAMES.values() for s in (True, False)]
    return [found[name] for name in names if found.get(name)]


def carry(answer: Response[Any], connection: AnyConnection, area: Area, secret: str) -> None:
    secure = cookies.is_secure(connection)
    answer.set_cookie(cookies.kept(NAMES[area], secret, secure=secure))


def drop(answer: Response[Any], connection: AnyConnection, area: Area) -> None:
    answer.set_cookie(cookies.gone(NAMES[area], secure=cookies.is_secure(connection)))


def kept_form_secret(connection: AnyConnection) -> str:
    name = cookies.name_of(KEPT_FORM, secure=cookies.is_secure(connection))
    return connection.cookies.get(name, "")


def carry_kept_form(answer: Response[Any], connection: AnyConnection, secret: str) -> None:
    answer.set_cookie(cookies.kept(KEPT_FORM, secret, secure=cookies.is_secure(connection)))
