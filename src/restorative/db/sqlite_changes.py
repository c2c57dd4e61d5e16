"""Teach Piccolo's migrations to change SQLite tables (stack §2).

SQLite has no ADD CONSTRAINT and little ALTER COLUMN, and Piccolo writes both. Here
constraints go into CREATE TABLE, and a changed table is rebuilt with its rows,
triggers and indexes. It leans on private names, so Piccolo is pinned below 1.39.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder
from piccolo.query.methods.create import Create

STEPS = {
    "_run_add_columns": "add_columns",
    "_run_drop_columns": "drop_columns",
    "_run_alter_columns": "alter_columns",
    "_run_add_constraints": "add_constraints",
    "_run_drop_constraints": "drop_constraints",
}
LAST_STEP = "_run_drop_constraints"
Run = Callable[[str], Awaitable[Any]]


def install() -> None:
    if getattr(Create, "sqlite_ddl", None) is _inline:
        return
    Create.sqlite_ddl = _inline  # type: ignore[method-assign,assignment]
    for step, attribute in STEPS.items():
        _wrap(step, attribute, getattr(MigrationManager, step))


def _inline_constraints(create: Any) -> list[str]:
    ddl = [line for line in create.default_ddl if " ADD CONSTRAINT " not in line]
    extra = "".join(
        f', CONSTRAINT "{constraint._meta.name}" {constraint.ddl}'
        for constraint in create.table._meta.constraints
    )
    return [ddl[0][:-1] + extra + ")", *ddl[1:]]


_inline = property(_inline_constraints)


def _wrap(step: str, attribute: str, original: Callable[..., Awaitable[None]]) -> None:
    async def run_step(self: Any, backwards: bool = False) -> None:
        database = engine_finder()
        assert database is not None
        if database.engine_type != "sqlite" or self.preview:
            return await original(self, backwards=backwards)
        todo = self.__dict__.setdefault("_rebuild", set())
        todo |= set(getattr(self, attribute).table_class_names)
        if step == LAST_STEP:
            await _rebuild_all(self, todo, -1 if backwards else 0, database.run_ddl)
        return None

    setattr(MigrationManager, step, run_step)


async def _rebuild_all(manager: Any, todo: set[str], offset: int, run: Run) -> None:
    made_or_gone = {table.class_name for table in (*manager.add_tables, *manager.drop_tables)}
    for name in sorted(todo - made_or_gone):
        await _rebuild(
            await manager.get_table_from_snapshot(name, manager.app_name, offset=offset), run
        )


async def _rebuild(target: Any, run: Run) -> None:
    """Needs foreign_keys=OFF, set before BEGIN: else DROP TABLE empties the children."""
    name = target._meta.tablename
    keep = await _what_hangs_on(name, run)
    old = {row["name"] for row in await run(f'PRAGMA table_info("{name}")')}
    columns = ", ".join(
        f'"{column._meta.db_column_name}"'
        for column in target._meta.columns
        if column._meta.db_column_name in old
    )
    create, *indexes = target.create_table().ddl
    for sql in (
        "PRAGMA legacy_alter_table=ON",
        create.replace(f'"{name}"', f'"_new_{name}"', 1),
        f'INSERT INTO "_new_{name}" ({columns}) SELECT {columns} FROM "{name}"',  # noqa: S608
        f'DROP TABLE "{name}"',
        f'ALTER TABLE "_new_{name}" RENAME TO "{name}"',
        "PRAGMA legacy_alter_table=OFF",
        *indexes,
        *keep,
    ):
        await run(sql)


async def _what_hangs_on(name: str, run: Run) -> list[str]:
    """Triggers, and the indexes that were made by hand."""
    rows = await run(
        f"SELECT sql FROM sqlite_master WHERE tbl_name='{name}' AND sql IS NOT NULL AND "  # noqa: S608
        "(type='trigger' OR type='index' AND "
        "(sql LIKE 'CREATE UNIQUE%' OR sql LIKE '% WHERE %'))"
    )
    return [row["sql"] for row in rows]
