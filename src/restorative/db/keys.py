"""The office's keys: made once, for a new database, in a file outside of it."""

import base64
import hmac
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HEADER = "restorative keys 1"
KINDS = ("wrap", "index", "audit", "app")


class KeysRefused(Exception):
    """The keys are missing, wrong or open to others; the message is for who starts the program."""


class Keyring:
    """Four keys with one use each. `wrap` closes data keys, `index` finds without reading,
    `audit` chains, `app` makes further secrets."""

    def __init__(self, wrap: bytes, index: bytes, audit: bytes, app: bytes) -> None:
        self.wrapping = AESGCM(wrap)
        self.index = index
        self.audit = audit
        self._app = app
        self._all = (wrap, index, audit, app)

    def secret(self, purpose: str) -> bytes:
        """32 bytes that are always the same for this office and this purpose."""
        return HKDF(SHA256(), 32, None, purpose.encode()).derive(self._app)

    def mark(self) -> bytes:
        """Tells whether two keyrings are the same, and nothing about either."""
        parts = [hmac.digest(key, b"restorative mark", "sha256") for key in self._all]
        return hmac.digest(b"restorative mark", b"".join(parts), "sha256")

    def text(self) -> str:
        lines = [
            f"{kind} {base64.b64encode(key).decode()}"
            for kind, key in zip(KINDS, self._all, strict=True)
        ]
        return "\n".join([HEADER, *lines, ""])


def new_keyring() -> Keyring:
    return Keyring(*(secrets.token_bytes(32) for _ in KINDS))


def read_keyring(path: Path) -> Keyring:
    if path.stat().st_mode & 0o077:
        raise KeysRefused(f"Other users can read the key file {path}. Run: chmod 600 {path}")
    try:
        return parsed(path.read_text("ascii"))
    except ValueError as error:
        raise KeysRefused(f"The key file {path} is damaged. Put back your copy of it.") from error


def parsed(text: str) -> Keyring:
    header, *lines = text.splitlines()
    keys = dict(line.split(" ") for line in lines)
    if header != HEADER or tuple(keys) != KINDS:
        raise ValueError("not a key file")
    raw = [base64.b64decode(key, validate=True) for key in keys.values()]
    if any(len(key) != 32 for key in raw):
        raise ValueError("a key of the wrong length")
    return Keyring(*raw)


def write_keyring(path: Path, keyring: Keyring) -> None:
    """Never over a file that is there: it may be the key of another database."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(keyring.text())
        file.flush()
        os.fsync(file.fileno())
