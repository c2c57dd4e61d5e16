"""The second factor: six digits that change every half minute (RFC 6238)."""

import hmac
from datetime import datetime

import pyotp
import segno

SECONDS = 30
ISSUER = "Restorative"
QUIET = 4


def new_secret() -> str:
    return pyotp.random_base32()


def step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The step this code belongs to: now, the one before or the one after (S29)."""
    here = int(now.timestamp()) // SECONDS
    totp = pyotp.TOTP(secret)
    steps = [s for s in (here, here - 1, here + 1) if _same(totp.generate_otp(s), typed)]
    return steps[0] if steps else None


def address_of(secret: str, sign_in_name: str) -> str:
    """What an authenticator app opens."""
    return pyotp.TOTP(secret).provisioning_uri(name=sign_in_name, issuer_name=ISSUER)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def picture_of(address: str) -> tuple[int, str]:
    """A QR code as the side of its square and the path that draws it: no image, no style (S40)."""
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET)]
    dark = [
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    ]
    return len(rows), "".join(dark)
