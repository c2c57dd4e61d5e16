"""Opening a database: newest tables, and the key that belongs to it (S89)."""

import hmac
from pathlib import Path

from restorative.db.engine import engine, is_postgres
from restorative.db.keys import Keyring, KeysRefused, new_keyring, read_keyring, write_keyring
from restorative.db.migrating import migrate
from restorative.db.sealing import vault
from restorative.db.tables import DataKey, KeyMark
from restorative.db.units import transaction
from restorative.kernel.ids import new_id


async def open_database(key_file: Path) -> None:
    """Safe to call from every process at its start."""
    await migrate()
    vault.unlock(await keys_for_this_database(key_file))


async def keys_for_this_database(key_file: Path) -> Keyring:
    async with transaction():
        if is_postgres():
            await engine().run_ddl("SELECT pg_advisory_xact_lock(727003)")
        row = await KeyMark.select(KeyMark.mark).first()
        if row is None:
            return await _keys_for_a_new_one(key_file)
        return _the_right_keys(key_file, bytes(row["mark"]))


async def _keys_for_a_new_one(key_file: Path) -> Keyring:
    """A key file that is there already is taken: it may have been made ready by hand."""
    if await DataKey.exists():
        raise KeysRefused("This database holds sealed data but no mark of its key. Do not use it.")
    keyring = _made_if_missing(key_file)
    await KeyMark(id=new_id(), mark=keyring.mark()).save()
    return keyring


def _made_if_missing(key_file: Path) -> Keyring:
    if not key_file.exists():
        write_keyring(key_file, new_keyring())
    return read_keyring(key_file)


def _the_right_keys(key_file: Path, mark: bytes) -> Keyring:
    if not key_file.exists():
        raise KeysRefused(
            f"The database has its keys, but there is no key file at {key_file}. "
            "Put back your copy of it, or set RESTORATIVE_KEY_FILE to where it is. "
            "Without it nobody can read what is in the database."
        )
    keyring = read_keyring(key_file)
    if not hmac.compare_digest(keyring.mark(), mark):
        raise KeysRefused(
            f"The key file {key_file} belongs to another database. "
            "Set RESTORATIVE_KEY_FILE to the one that was made with this database."
        )
    return keyring
