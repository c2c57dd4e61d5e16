"""Sealed columns: unreadable outside, bound to their row, useless without the right key."""

from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from restorative.db import sealing, transaction
from restorative.db.keys import new_keyring
from restorative.db.sealing import Unreadable, Vault, vault
from restorative.db.tables import DataKey
from restorative.kernel.ids import new_id

CANARY = "Ogulgerek-KANAREÝKA-+99365000111"


class Contact(msgspec.Struct, frozen=True):
    name: str
    phone: str = ""


OGULGEREK = Contact(CANARY, "+993 65 00 01 11")


async def test_what_was_sealed_opens_again(engine):
    key_id = await vault.new_key()
    sealed = await vault.seal(OGULGEREK, key_id, "person:1")
    assert await vault.open(sealed, Contact, key_id, "person:1") == OGULGEREK


async def test_another_process_opens_it_with_the_same_key_file(engine):
    key_id = await vault.new_key()
    sealed = await vault.seal(OGULGEREK, key_id, "person:1")
    other = Vault()
    other.unlock(vault.keyring)
    assert await other.open(sealed, Contact, key_id, "person:1") == OGULGEREK


async def test_a_value_moved_to_another_row_column_or_key_does_not_open(engine):
    """S86"""
    key_id, other_key = await vault.new_key(), await vault.new_key()
    sealed = await vault.seal(OGULGEREK, key_id, "person:1")
    for where, key in (
        ("person:2", key_id),
        ("person:1:note", key_id),
        ("note:1", key_id),
        ("person:1", other_key),
    ):
        with pytest.raises(Unreadable) as refused:
            await vault.open(sealed, Contact, key, where)
        assert CANARY not in str(refused.value)


async def test_a_changed_or_foreign_value_does_not_open(engine):
    """S86: every byte counts."""
    key_id = await vault.new_key()
    sealed = await vault.seal(OGULGEREK, key_id, "person:1")
    for place in (0, 1, 12, 13, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Unreadable):
            await vault.open(bytes(changed), Contact, key_id, "person:1")
    for stump in (b"", sealed[:1], sealed[:13], sealed[:20]):
        with pytest.raises(Unreadable):
            await vault.open(stump, Contact, key_id, "person:1")


async def test_a_wrong_key_file_opens_nothing(engine):
    """S89"""
    key_id = await vault.new_key()
    sealed = await vault.seal(OGULGEREK, key_id, "person:1")
    other = Vault()
    other.unlock(new_keyring())
    with pytest.raises(Unreadable):
        await other.open(sealed, Contact, key_id, "person:1")


async def test_a_data_key_that_was_destroyed_takes_everything_with_it(engine):
    key_id = await vault.new_key()
    sealed = await vault.seal(OGULGEREK, key_id, "person:1")
    await DataKey.delete().where(DataKey.id == key_id)
    restarted = Vault()
    restarted.unlock(vault.keyring)
    with pytest.raises(Unreadable, match="is gone"):
        await restarted.open(sealed, Contact, key_id, "person:1")


async def test_wrapped_keys_cannot_be_swapped(engine):
    """S86"""
    one, two = await vault.new_key(), await vault.new_key()
    row = await DataKey.select().where(DataKey.id == one).first()
    await DataKey.update({DataKey.wrapped: row["wrapped"]}).where(DataKey.id == two)
    restarted = Vault()
    restarted.unlock(vault.keyring)
    with pytest.raises(Unreadable):
        await restarted.load([two])


async def test_many_keys_are_loaded_with_one_query(engine, monkeypatch):
    key_ids = [await vault.new_key() for _ in range(30)]
    sealed = [await vault.seal(OGULGEREK, key_id, f"person:{key_id}") for key_id in key_ids]
    restarted = Vault()
    restarted.unlock(vault.keyring)
    asked = _counted(monkeypatch)
    await restarted.load(key_ids)
    for key_id, blob in zip(key_ids, sealed, strict=True):
        await restarted.open(blob, Contact, key_id, f"person:{key_id}")
    assert len(asked) == 1


async def test_no_canary_in_the_file_the_log_or_a_dump(databases, tmp_path):
    """S85: what was sealed is not to be found in any file of the database."""
    from tests.databases import KEYS, in_use

    async with databases.fresh("sqlite", tmp_path) as url, in_use(url, KEYS):
        async with transaction():
            key_id = await vault.new_key()
            for n in range(200):
                sealed = await vault.seal(OGULGEREK, key_id, f"person:{n}")
                await DataKey(id=new_id(), wrapped=sealed).save()
        raw = _all_files(tmp_path)
    assert sealed in raw  # the test looks in the right place
    for canary in (CANARY, CANARY.encode("utf-16-le").decode("latin-1"), "65 00 01 11"):
        assert canary.encode() not in raw


def _all_files(folder: Path) -> bytes:
    files = [path for path in folder.iterdir() if path.name.startswith("restorative")]
    assert {path.suffix for path in files} >= {".sqlite", ".sqlite-wal"}
    return b"".join(path.read_bytes() for path in files)


def test_no_two_of_a_million_nonces_are_alike():
    """S87"""
    key = AESGCM(bytes(32))
    nonces = {sealing._close(key, b"", b"place")[1:13] for _ in range(1_000_000)}
    assert len(nonces) == 1_000_000


def test_an_index_finds_equal_texts_and_tells_nothing_else(unlocked):
    assert unlocked.index(" Selbi@Example.ORG ", "mail") == unlocked.index(
        "selbi@example.org", "mail"
    )
    assert unlocked.index("selbi@example.org", "mail") != unlocked.index(
        "selbi@example.org", "phone"
    )
    other = Vault()
    other.unlock(new_keyring())
    assert other.index("selbi@example.org", "mail") != unlocked.index("selbi@example.org", "mail")


def test_secrets_differ_by_purpose_and_stay_the_same(unlocked):
    assert unlocked.secret("csrf") == unlocked.secret("csrf")
    assert unlocked.secret("csrf") != unlocked.secret("links")


def test_before_the_keys_are_read_nothing_is_sealed():
    """S89: no fallback."""
    with pytest.raises(RuntimeError, match="not been read"):
        Vault().index("x", "y")


@pytest.fixture
def unlocked() -> Vault:
    opened = Vault()
    opened.unlock(new_keyring())
    return opened


def _counted(monkeypatch) -> list[str]:
    from restorative.db import engine

    asked: list[str] = []
    database = type(engine())
    original = database.run_querystring

    async def counting(self, querystring, in_pool=True):
        asked.append(str(querystring))
        return await original(self, querystring, in_pool)

    monkeypatch.setattr(database, "run_querystring", counting)
    return asked
