"""What the database itself refuses, written for both engines."""

from restorative.db.errors import OVERLAP

Statements = dict[str, list[str]]

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% keeps what was written', TG_TABLE_NAME
   USING ERRCODE = 'restrict_violation'; END $$
"""


def prepared() -> Statements:
    """Run once, before the others.

    `uuidrange` lets an exclusion constraint compare ids without the extension
    btree_gist, which not every PostgreSQL has.
    """
    return {
        "sqlite": [],
        "postgres": [POSTGRES_FUNCTION, "CREATE TYPE uuidrange AS RANGE (subtype = uuid)"],
    }


def append_only(table: str) -> Statements:
    """A row stays as it was written, for ever: no UPDATE, no DELETE."""
    return _refused(table, ["UPDATE", "DELETE"])


def no_update(table: str) -> Statements:
    """A row stays as it was written; only erasure may take it away."""
    return _refused(table, ["UPDATE"])


def _refused(table: str, deeds: list[str]) -> Statements:
    return {
        "sqlite": [
            f'CREATE TRIGGER "{table}_no_{deed.lower()}" BEFORE {deed} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{table} keeps what was written'); END"
            for deed in deeds
        ],
        "postgres": [
            f'CREATE TRIGGER "{table}_no_change" BEFORE {" OR ".join(deeds)} ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
            "EXECUTE FUNCTION refuse_change()",
        ],
    }


def no_overlap(
    table: str, *, same: str, starts: str = "starts_at", ends: str = "ends_at", stands: str = ""
) -> Statements:
    """No two rows with the same `same` (an id) cover the same moment; the end is free (F26).

    `stands` is a condition, in SQL that both engines read, for the rows that count:
    "released_at IS NULL". It names columns bare.
    """
    return {
        "sqlite": _overlap_triggers(table, same, starts, ends, stands),
        "postgres": [
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_no_overlap" EXCLUDE USING gist '
            f'(uuidrange("{same}", "{same}", \'[]\') WITH &&, '
            f'tstzrange("{starts}", "{ends}") WITH &&)' + (f" WHERE ({stands})" if stands else "")
        ],
    }


def _overlap_triggers(table: str, same: str, starts: str, ends: str, stands: str) -> list[str]:
    """The new row is in the table already (AFTER), so its condition is read like the others'."""
    counts = f" AND ({stands})" if stands else ""
    rows = f'SELECT 1 FROM "{table}" WHERE rowid'  # noqa: S608 (names of our own columns)
    covers = f'"{starts}" < NEW."{ends}" AND "{ends}" > NEW."{starts}"{counts}'
    return [
        f'CREATE TRIGGER "{table}_no_overlap_{deed.lower()}" AFTER {deed} ON "{table}" '
        f"WHEN EXISTS ({rows} = NEW.rowid{counts}) "
        f'AND EXISTS ({rows} <> NEW.rowid AND "{same}" = NEW."{same}" AND {covers}) '
        f"BEGIN SELECT RAISE(ABORT, '{OVERLAP}'); END"
        for deed in ("INSERT", "UPDATE")
    ]
