"""What goes wrong around the database: locked, full, killed in the middle."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys

import pytest

from restorative.audit.verifying import verify
from restorative.db import (
    DatabaseBusy,
    is_unavailable,
    make_engine,
    start_pool,
    stop_pool,
    transaction,
)
from restorative.db.tables import DataKey
from restorative.kernel.ids import new_id
from tests.databases import KEYS, in_use, use

BUSY_OFFICE = """
import asyncio
from datetime import UTC, datetime
from restorative.audit import Word, record
from restorative.db import start_pool, transaction
from restorative.db.sealing import vault
from tests.databases import KEYS

async def work():
    vault.unlock(KEYS)
    await start_pool()
    while True:
        async with transaction():
            key_id = await vault.new_key()
            await record(Word.AUDIT_STARTED, by=None, at=datetime.now(UTC), about=key_id)
        print("kept", flush=True)

asyncio.run(work())
"""


async def keep(content: bytes) -> None:
    await DataKey(id=new_id(), wrapped=content).save()


@pytest.fixture
async def sqlite(databases, tmp_path):
    async with databases.fresh("sqlite", tmp_path) as url, in_use(url, KEYS) as database:
        yield database


@pytest.fixture
async def impatient(sqlite):
    """The same database; whoever waits, waits a tenth of a second."""
    await stop_pool()
    sqlite.extra_pragmas = ("busy_timeout=100",)
    await start_pool()
    return sqlite


async def test_a_database_that_another_program_holds_is_busy_and_not_broken(impatient):
    """F16"""
    with sqlite3.connect(impatient.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy) as busy:
            async with transaction():
                await keep(b"1")
        assert await DataKey.count() == 0  # reading goes on
        other.execute("ROLLBACK")
    other.close()
    assert is_unavailable(busy.value)
    async with transaction():
        await keep(b"2")
    assert await DataKey.count() == 1


async def test_a_writer_waits_in_line_only_so_long(sqlite, monkeypatch):
    """F16"""
    monkeypatch.setattr("restorative.db.sqlite.LONGEST_WAIT", 0.05)
    held, done = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with transaction():
            held.set()
            await done.wait()

    task = asyncio.create_task(slow())
    await held.wait()
    with pytest.raises(DatabaseBusy):
        async with transaction():
            await keep(b"1")
    done.set()
    await task
    async with transaction():
        await keep(b"2")
    assert await DataKey.count() == 1


async def test_a_full_disk_refuses_whole_deeds_and_heals_by_itself(sqlite):
    """F13: no half write, reading works, no restart needed once there is space."""
    pages = (await sqlite.run_ddl("PRAGMA page_count"))[0]["page_count"]
    await stop_pool()
    sqlite.extra_pragmas = (f"max_page_count={pages + 2}",)
    await start_pool()
    with pytest.raises(sqlite3.OperationalError, match="full") as full:
        async with transaction():
            for _ in range(100):
                await keep(bytes(4096))
    assert is_unavailable(full.value)
    assert await DataKey.count() == 0
    for connection in sqlite.all:
        await connection.execute_fetchall("PRAGMA max_page_count=1000000")
    async with transaction():
        await keep(bytes(40_960))
    assert await DataKey.count() == 1


async def test_whoever_is_killed_in_the_middle_leaves_whole_deeds(engine, engine_kind):
    """F01, F10, S91: a deed and its audit row are both there or neither is."""
    url = f"sqlite://{engine.path}" if engine_kind == "sqlite" else engine.config["dsn"]
    for _ in range(6):
        await asyncio.to_thread(_work_until_killed, url)
        head = await verify()
        assert head.seq == await DataKey.count() > 0
    async with asyncio.timeout(10), transaction():
        await keep(b"life goes on")


def _work_until_killed(url: str) -> None:
    office = subprocess.Popen(
        [sys.executable, "-c", BUSY_OFFICE],
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
    )
    with office, office.stdout:
        for _ in range(random.randint(1, 40)):  # noqa: S311
            office.stdout.readline()
        office.send_signal(signal.SIGKILL)


async def test_a_pool_can_be_closed_under_a_handler_that_never_ends(
    databases, tmp_path, monkeypatch
):
    """Stack, trap 4: one unclosed connection would keep the process alive."""
    monkeypatch.setattr("restorative.db.sqlite.LONGEST_WAIT", 0.05)
    async with databases.fresh("sqlite", tmp_path) as url:
        database = use(make_engine(url))
        await start_pool()

        begun = asyncio.Event()

        async def never_ends() -> None:
            async with transaction():
                await keep(b"half")
                begun.set()
                await asyncio.sleep(60)

        task = asyncio.create_task(never_ends())
        await begun.wait()
        connections = list(database.all)
        await stop_pool()
        assert [_still_lives(connection) for connection in connections] == [False] * 4
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _still_lives(connection) -> bool:
    """Each connection has a thread, which ends a moment after it was closed."""
    connection._thread.join(5)
    return connection._thread.is_alive()
