"""Sealed columns: what is personal is unreadable in the file, the log and the backup (S85).

A row keeps its sealed content in one column `sealed` and the id of its data key in
`key_id`. The data key lies wrapped in `data_key`; the key that opens it lies in the
office's key file. Destroying a data key erases everything under it.
"""

import hmac
import os
from collections.abc import Collection
from typing import TypeVar
from unicodedata import normalize
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from restorative.db.keys import Keyring
from restorative.db.tables import DataKey
from restorative.kernel.ids import new_id

VERSION = b"\x01"
NONCE = 12
MOST_KEPT = 20_000

T = TypeVar("T")


class Unreadable(Exception):
    """Damaged, moved from another row, or its key is gone; never says what was in it (S86)."""


class Vault:
    def __init__(self) -> None:
        self._keyring: Keyring | None = None
        self._open_keys: dict[UUID, AESGCM] = {}

    def unlock(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._open_keys.clear()

    @property
    def keyring(self) -> Keyring:
        if self._keyring is None:
            raise RuntimeError("The keys have not been read yet: see db.opening.open_database.")
        return self._keyring

    async def new_key(self) -> UUID:
        """A data key for one party of one case, or for what the case shares."""
        key_id, key = new_id(), AESGCM.generate_key(256)
        wrapped = _close(self.keyring.wrapping, key, _key_place(key_id))
        await DataKey(id=key_id, wrapped=wrapped).save()
        self._keep(key_id, key)
        return key_id

    async def load(self, key_ids: Collection[UUID]) -> None:
        """Unwrap many in one query, before opening many rows."""
        missing = {key_id for key_id in key_ids if key_id not in self._open_keys}
        if not missing:
            return
        rows = await DataKey.select().where(DataKey.id.is_in(list(missing)))
        for row in rows:
            place = _key_place(row["id"])
            self._keep(row["id"], _opened(self.keyring.wrapping, row["wrapped"], place))

    async def seal(self, value: msgspec.Struct, key_id: UUID, where: str) -> bytes:
        """`where` is "table:row id", with ":column" where a row has several sealed columns."""
        key = await self._key(key_id)
        return _close(key, msgspec.json.encode(value), _place(where, key_id))

    async def open(self, sealed: bytes, kind: type[T], key_id: UUID, where: str) -> T:
        key = await self._key(key_id)
        content = _opened(key, sealed, _place(where, key_id))
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.ValidationError:
            raise Unreadable(f"{where} does not fit {kind.__name__}") from None

    def index(self, text: str, scope: str) -> bytes:
        """Equal texts give equal bytes, and nothing else can be learned: for e-mail and phone."""
        plain = normalize("NFKC", text).strip().casefold()
        return hmac.digest(self.keyring.index, f"{scope}\0{plain}".encode(), "sha256")[:16]

    def secret(self, purpose: str) -> bytes:
        return self.keyring.secret(purpose)

    async def _key(self, key_id: UUID) -> AESGCM:
        await self.load((key_id,))
        try:
            return self._open_keys[key_id]
        except KeyError:
            raise Unreadable(f"the key {key_id} is gone") from None

    def _keep(self, key_id: UUID, key: bytes) -> None:
        if len(self._open_keys) >= MOST_KEPT:
            self._open_keys.clear()
        self._open_keys[key_id] = AESGCM(key)


def _place(where: str, key_id: UUID) -> bytes:
    return f"{where}|{key_id}".encode()


def _key_place(key_id: UUID) -> bytes:
    return f"data_key:{key_id}".encode()


def _close(key: AESGCM, content: bytes, place: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return VERSION + nonce + key.encrypt(nonce, content, place)


def _opened(key: AESGCM, sealed: bytes, place: bytes) -> bytes:
    if sealed[:1] != VERSION:
        raise Unreadable(f"{place.decode()} was not sealed by this version")
    try:
        return key.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], place)
    except (InvalidTag, ValueError):
        raise Unreadable(place.decode()) from None


vault = Vault()
