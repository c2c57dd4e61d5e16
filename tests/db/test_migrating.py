"""The tables: from nothing, once, and the same as the code says."""

import pytest
from piccolo.apps.migrations.tables import Migration

from restorative.db.migrating import migrate
from restorative.db.remigrate import FILE, rendered
from restorative.paths import MIGRATIONS
from restorative.piccolo_app import APP_CONFIG


async def test_every_table_is_there_and_can_be_read(new_database):
    await migrate()
    for table in APP_CONFIG.table_classes:
        assert await table.count() == 0


async def test_migrating_twice_does_nothing_more(new_database):
    await migrate()
    await migrate()
    assert await Migration.count() == len(list(MIGRATIONS.glob("restorative_0*.py")))


async def test_the_migration_says_what_the_tables_say():
    assert (MIGRATIONS / FILE).read_text() == await rendered()


async def test_a_migration_that_fails_leaves_nothing(new_database, monkeypatch):
    """F11: whole or not at all; the next start does the whole."""
    from restorative.db import triggers

    monkeypatch.setattr(triggers, "prepared", lambda: {"sqlite": ["X"], "postgres": ["X"]})
    with pytest.raises(Exception, match='near "X"'):
        await migrate()
    assert not await Migration.table_exists()
    monkeypatch.undo()
    await migrate()
    assert await Migration.count() == len(list(MIGRATIONS.glob("restorative_0*.py")))
