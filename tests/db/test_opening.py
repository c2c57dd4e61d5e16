"""The key file: made with a new database, and never again (S89)."""

import asyncio
import os
import stat

import pytest

from restorative.db.keys import KeysRefused, new_keyring, read_keyring, write_keyring
from restorative.db.opening import open_database
from restorative.db.sealing import vault
from restorative.db.tables import KeyMark


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "keys" / "restorative.keys"


async def test_a_new_database_gets_its_keys(new_database, key_file):
    """S89"""
    await open_database(key_file)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert vault.keyring.mark() == read_keyring(key_file).mark()


async def test_opening_again_keeps_the_keys(new_database, key_file):
    await open_database(key_file)
    before = key_file.read_text()
    await open_database(key_file)
    assert (key_file.read_text(), await KeyMark.count()) == (before, 1)


async def test_a_database_without_its_key_is_refused_and_gets_no_new_one(new_database, key_file):
    """S89, F31"""
    await open_database(key_file)
    key_file.rename(key_file.with_suffix(".moved"))
    with pytest.raises(KeysRefused, match=r"there is no key file at .*restorative\.keys"):
        await open_database(key_file)
    assert not key_file.exists()


async def test_a_wrong_key_is_refused(new_database, key_file, tmp_path):
    """S89, F31"""
    await open_database(key_file)
    other = tmp_path / "other.keys"
    write_keyring(other, new_keyring())
    with pytest.raises(KeysRefused, match="belongs to another database"):
        await open_database(other)


async def test_one_exchanged_line_is_a_wrong_key(new_database, key_file):
    """S89: each of the four keys is marked."""
    await open_database(key_file)
    ours, theirs = key_file.read_text().splitlines(), new_keyring().text().splitlines()
    for line in range(1, 5):
        mixed = [*ours[:line], theirs[line], *ours[line + 1 :], ""]
        key_file.write_text("\n".join(mixed))
        with pytest.raises(KeysRefused, match="belongs to another database"):
            await open_database(key_file)


@pytest.mark.parametrize(
    "text", ["", "restorative keys 1\n", "x\ny\n", "restorative keys 1\nwrap AAAA\n"]
)
async def test_a_damaged_key_file_is_refused(new_database, key_file, text):
    """S89"""
    await open_database(key_file)
    key_file.write_text(text)
    with pytest.raises(KeysRefused, match="is damaged"):
        await open_database(key_file)


async def test_a_key_file_that_others_can_read_is_refused(new_database, key_file):
    await open_database(key_file)
    key_file.chmod(0o640)
    with pytest.raises(KeysRefused, match="chmod 600"):
        await open_database(key_file)


async def test_a_key_file_made_ready_by_hand_is_taken(new_database, key_file):
    """Two machines on one database: the file is copied before the second starts."""
    write_keyring(key_file, new_keyring())
    before = key_file.read_text()
    await open_database(key_file)
    assert key_file.read_text() == before


async def test_a_key_file_is_never_written_over(key_file):
    write_keyring(key_file, new_keyring())
    with pytest.raises(FileExistsError):
        write_keyring(key_file, new_keyring())


async def test_a_database_that_lost_its_mark_is_not_taken_for_a_new_one(new_database, key_file):
    """S89: it has sealed data, so it had a key."""
    await open_database(key_file)
    await vault.new_key()
    await KeyMark.delete(force=True)
    key_file.unlink()
    with pytest.raises(KeysRefused, match="no mark of its key"):
        await open_database(key_file)
    assert not key_file.exists()


async def test_two_processes_that_start_together_agree_on_one_key(
    new_database, key_file, engine_kind
):
    program = (
        "import asyncio, sys; from pathlib import Path; from restorative.db.opening import *; "
        "asyncio.run(open_database(Path(sys.argv[1]))); print(vault.keyring.mark().hex())"
    )
    url = _url_of(new_database)
    both = [await _start(program, str(key_file), url) for _ in range(2)]
    said = [await process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert len({out for out, _ in said}) == 1


def _url_of(database) -> str:
    if database.engine_type == "sqlite":
        return f"sqlite://{database.path}"
    return database.config["dsn"]


async def _start(program: str, key_file: str, url: str):
    import sys

    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        key_file,
        env={**os.environ, "DATABASE_URL": url},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
