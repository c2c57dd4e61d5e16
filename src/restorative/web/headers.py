"""What every answer carries, whatever went wrong before it was made (S39, S41)."""

from urllib.parse import urlsplit

from litestar.datastructures import MutableScopeHeaders
from litestar.types import HTTPResponseStartEvent

from restorative.web import cookies
from restorative.web.visit import Visit

CSP = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'{exit_site}; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)
ALWAYS = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex, nofollow",
}
UNLESS_SAID = {"cache-control": "no-store", "referrer-policy": "same-origin"}


def policy(visit: Visit) -> str:
    """The exit site stands in `form-action`, or browsers block the way out (S44)."""
    parts = urlsplit(visit.exit_site)
    way_out = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return CSP.format(nonce=visit.nonce, exit_site=way_out)


def add(message: HTTPResponseStartEvent, visit: Visit, *, secure: bool) -> None:
    found = MutableScopeHeaders.from_message(message)
    for name, value in ALWAYS.items():
        found[name] = value
    for name, value in UNLESS_SAID.items():
        found.setdefault(name, value)
    found["content-security-policy"] = policy(visit)
    if visit.new_secret:
        cookie = cookies.kept(cookies.BEFORE_SESSION, visit.secret, secure=secure)
        found.add("set-cookie", cookie.to_header(header=""))
