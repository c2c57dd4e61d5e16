"""Secrets that people and browsers carry, and the fingerprints that we keep instead of them."""

import secrets
import string
from hashlib import sha256

BASE62 = string.ascii_letters + string.digits
LINK_LENGTH = 22  # 131 bits (S07)
BASE32 = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: read from paper


def link_secret() -> str:
    return "".join(secrets.choice(BASE62) for _ in range(LINK_LENGTH))


def session_secret() -> str:
    return secrets.token_urlsafe(32)


def six_digits() -> str:
    """To be read aloud: a link's code, or a fresh one for signing."""
    return f"{secrets.randbelow(1_000_000):06d}"


def recovery_code() -> str:
    """Five groups of five: 125 bits, so that a plain fingerprint may be kept."""
    letters = "".join(secrets.choice(BASE32) for _ in range(25))
    return "-".join(letters[at : at + 5] for at in range(0, 25, 5))


def fingerprint(secret: str) -> bytes:
    """For secrets of 112 bits and more, which nobody can guess from it (ASVS 6.5.2)."""
    return sha256(secret.encode()).digest()
