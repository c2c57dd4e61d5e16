"""No deed without a token that only our own page could have carried (S34, S36)."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection, Request
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from restorative.web.visit import current

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FIELD = "_csrf"
OURS = frozenset({"same-origin", "none"})


class Proof(StrEnum):
    """What a route takes as proof that its form was ours.

    SAME_ORIGIN: leaving must work on a page whose token has died; a browser's own
    word counts there too. IN_PATH: the private link is the secret (S34).
    """

    TOKEN = "token"
    SAME_ORIGIN = "same_origin"
    IN_PATH = "in_path"


def token() -> str:
    """Masked anew for every page, so that compressed pages do not give it away (BREACH)."""
    visit = current()
    if not visit.secret:
        visit.secret, visit.new_secret = secrets.token_urlsafe(24), True
    mask = secrets.token_bytes(32)
    return urlsafe_b64encode(mask + _xor(mask, _digest(visit.secret))).decode()


def matches(sent: object, secret: str) -> bool:
    if not secret or not isinstance(sent, str) or len(sent) != 88 or not sent.isascii():
        return False
    try:
        raw = urlsafe_b64decode(sent)
    except ValueError:
        return False
    return len(raw) == 64 and hmac.compare_digest(_xor(raw[:32], raw[32:]), _digest(secret))


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """First of the gate's guards: reads the form, so that a broken one is a 400 and not a 500."""
    request = Request[Any, Any, Any](connection.scope, connection.receive)
    if request.method in SAFE:
        return
    proof = Proof(handler.opt.get("proof", Proof.TOKEN))
    form = await _form(request)
    origin = _from_our_own_page(connection)
    if origin is False:
        raise PermissionDeniedException("origin")
    if proof is Proof.IN_PATH or (proof is Proof.SAME_ORIGIN and origin):
        return
    if not matches(form.get(FIELD), current().secret):
        raise PermissionDeniedException("token")


def _from_our_own_page(connection: ASGIConnection[Any, Any, Any, Any]) -> bool | None:
    """True or False where the browser says so; None where it does not, and the token decides."""
    site = connection.headers.get("sec-fetch-site")
    if site is not None:
        return site in OURS
    origin = connection.headers.get("origin", "null")
    if origin == "null":
        return None
    return origin == connection.app.state.origin or False


async def _form(request: Request[Any, Any, Any]) -> FormMultiDict:
    try:
        form = await request.form()
    except (ValueError, UnicodeError) as error:
        raise ClientException("form") from error
    if any(isinstance(value, UploadFile) for _, value in form.multi_items()):
        await form.close()  # nobody sends us files
        raise ClientException("file")
    return form


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _digest(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"csrf", "sha256")


def _xor(one: bytes, two: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, two, strict=True))
