"""The migrations and the tables say the same."""

from restorative.db.remigrate import FILE, rendered
from restorative.paths import MIGRATIONS


async def test_the_migration_of_the_tables_is_up_to_date():
    assert await rendered() == (MIGRATIONS / FILE).read_text("utf-8")


def test_every_migration_says_what_it_is_for():
    for file in MIGRATIONS.glob("restorative_*.py"):
        assert "DESCRIPTION = " in file.read_text("utf-8"), file.name
