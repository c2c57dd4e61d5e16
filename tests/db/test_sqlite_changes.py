"""Tables can change on SQLite as on PostgreSQL, and keep their rows and what hangs on them."""

import importlib
import sys
from itertools import count

import pytest
from piccolo.apps.migrations.commands import new
from piccolo.columns import UUID, BigInt, Boolean, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.conf.apps import AppConfig, AppRegistry
from piccolo.constraints import Check, Unique
from piccolo.query.methods.create import Create
from piccolo.table import create_table_class

from restorative import piccolo_conf
from restorative.db.migrating import migrate
from restorative.kernel.ids import new_id

NAMES = (f"changing_{n}" for n in count())


class Changing:
    """A Piccolo app of its own, whose two migrations are made from two states of its tables."""

    def __init__(self, folder, engine):
        self.name = next(NAMES)
        self.folder = folder / f"{self.name}_migrations"
        self.folder.mkdir()
        self.engine = engine
        self.made = 0
        module = type(sys)(f"{self.name}_app")
        module.APP_CONFIG = self.app = AppConfig(
            app_name=self.name, migrations_folder_path=str(self.folder), table_classes=[]
        )
        sys.modules[module.__name__] = module

    async def become(self, *tables, monkeypatch):
        for table in tables:
            table._meta.db = self.engine
        self.app.table_classes = list(tables)
        meta = new.NewMigrationMeta(
            f"000{self.made}", "", str(self.folder / f"{self.name}_000{self.made}.py")
        )
        self.made += 1
        monkeypatch.setattr(new, "_generate_migration_meta", lambda **_: meta)
        await new._create_new_migration(self.app, auto=True, auto_input="y")
        importlib.invalidate_caches()
        await migrate()


@pytest.fixture
async def changing(new_database, tmp_path, monkeypatch):
    app = Changing(tmp_path, new_database)
    registry = AppRegistry(apps=[f"{app.name}_app"])
    monkeypatch.setattr(piccolo_conf, "APP_REGISTRY", registry)
    return app


def a_table(name="Meeting", *, constraints=None, **columns):
    key = UUID(primary_key=True, default=None)
    members = {"id": key, "title": Varchar(), **columns, **(constraints or {})}
    return create_table_class(name, class_members=members)


CHANGES = {
    "a column with a default": ({}, {"note": Text(default="none")}),
    "a column with the time of now": ({}, {"at": Timestamptz(default=TimestamptzNow())}),
    "a unique column": ({}, {"code": Text(null=True, default=None, unique=True)}),
    "an indexed column": ({}, {"code": Text(null=True, default=None, index=True)}),
    "a column goes": ({"note": Text()}, {}),
    "an indexed column goes": ({"note": Text(index=True)}, {}),
    "null becomes not null": ({"n": BigInt(null=True, default=1)}, {"n": BigInt(default=1)}),
    "not null becomes null": ({"n": BigInt(default=1)}, {"n": BigInt(null=True, default=1)}),
    "another default": ({"n": BigInt(default=1)}, {"n": BigInt(default=2)}),
    "a column becomes unique": (
        {"n": BigInt(default=1)},
        {"n": BigInt(default=1, unique=True)},
    ),
    "a column is no longer unique": (
        {"n": BigInt(default=1, unique=True)},
        {"n": BigInt(default=1)},
    ),
    "another type": ({"note": Varchar(length=50)}, {"note": Text()}),
    "an index": ({"n": BigInt(default=1)}, {"n": BigInt(default=1, index=True)}),
    "an index goes": ({"n": BigInt(default=1, index=True)}, {"n": BigInt(default=1)}),
    "two together are unique": (
        {"n": BigInt(default=1)},
        {"n": BigInt(default=1), "constraints": {"once": Unique(["title", "n"])}},
    ),
    "two together are no longer unique": (
        {"n": BigInt(default=1), "constraints": {"once": Unique(["title", "n"])}},
        {"n": BigInt(default=1)},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_a_table_changes_and_keeps_its_rows(changing, change, monkeypatch):
    before, after = CHANGES[change]
    old, changed = a_table(**before), a_table(**after)
    await changing.become(old, monkeypatch=monkeypatch)
    row_id = new_id()
    await old(id=row_id, title="Friday").save()
    await changing.become(changed, monkeypatch=monkeypatch)
    rows = await changed.select(changed.id, changed.title)
    assert rows == [{"id": row_id, "title": "Friday"}]
    assert await changed.exists().where(changed.id == row_id)


async def test_children_and_triggers_outlive_a_rebuilt_parent(changing, monkeypatch):
    """Stack, trap 6: with foreign keys on, rebuilding a table empties its children."""
    parent = a_table(n=BigInt(null=True, default=1))
    child = a_table("Action", of=ForeignKey(parent, null=False, on_delete=OnDelete.cascade))
    await changing.become(parent, child, monkeypatch=monkeypatch)
    row_id = new_id()
    await parent(id=row_id, title="Friday").save()
    await child(id=new_id(), title="letter", of=row_id).save()
    if changing.engine.engine_type == "sqlite":
        await changing.engine.run_ddl(
            "CREATE TRIGGER kept BEFORE DELETE ON meeting BEGIN SELECT RAISE(ABORT, 'kept'); END"
        )
    await changing.become(a_table(n=BigInt(default=1)), child, monkeypatch=monkeypatch)
    assert await child.count() == 1
    if changing.engine.engine_type == "sqlite":
        with pytest.raises(Exception, match="kept"):
            await parent.delete().where(parent.id == row_id)


@pytest.mark.parametrize("constraint", [Unique(["title", "n"]), Check("n > 0")])
async def test_a_new_table_has_its_constraints(changing, constraint, monkeypatch):
    """Stack, trap 5."""
    table = a_table(n=BigInt(default=1), constraints={"held": constraint})
    await changing.become(table, monkeypatch=monkeypatch)
    await table(id=new_id(), title="Friday", n=1).save()
    with pytest.raises(Exception, match=r"(?i)unique|check"):
        for _ in range(2):
            await table(id=new_id(), title="Sunday", n=0).save()


def test_piccolo_still_needs_this():
    """When this fails, Piccolo has learnt to put constraints into CREATE TABLE: drop the repair."""
    table = a_table(n=BigInt(default=1), constraints={"held": Check("n > 0")}, on=Boolean())
    assert any(" ADD CONSTRAINT " in line for line in Create(table).default_ddl)
