"""Write the tables' migration anew from the tables themselves; only while nothing is deployed.

Run: python -m restorative.db.remigrate
"""

import asyncio
import fcntl
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import black
from piccolo.apps.migrations.commands import new

from restorative.paths import MIGRATIONS
from restorative.piccolo_app import APP_CONFIG

FILE = "restorative_0001_tables.py"
LOCK = Path("/tmp/migrate.lock")  # noqa: S108


async def rendered() -> str:
    """As if no migration had been written yet."""
    with TemporaryDirectory() as empty:
        app = replace(
            APP_CONFIG,
            migrations_folder_path=empty,
            table_classes=sorted(APP_CONFIG.table_classes, key=lambda t: t._meta.tablename),
        )
        steps = await new.AutoMigrationManager(auto_input="y").get_alter_statements(app_config=app)
    text = new.render_template(  # type: ignore[no-untyped-call]
        migration_id="0001",
        auto=True,
        alter_statements=list(chain(*[sorted(step.statements, key=_table_of) for step in steps])),
        extra_imports=_sorted(step.extra_imports for step in steps),
        extra_definitions=_sorted(step.extra_definitions for step in steps),
        app_name=app.app_name,
        description="tables",
    )
    return black.format_str(text, mode=black.FileMode(line_length=100))


def _sorted(parts: Any) -> list[Any]:
    return sorted(set(chain(*parts)), key=repr)


def _table_of(statement: str) -> str:
    """Piccolo walks tables in the order of a set; the columns of one table are in their order."""
    found = re.search(r'tablename="(\w+)"', statement) or re.search(r"tablename='(\w+)'", statement)
    return found[1] if found else ""


def main() -> None:
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (MIGRATIONS / FILE).write_text(asyncio.run(rendered()), "utf-8")


if __name__ == "__main__":
    main()
