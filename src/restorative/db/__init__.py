"""The database: one engine, one way to open a transaction, sealed columns."""

from restorative.db.alone import alone_with
from restorative.db.engine import (
    DB,
    AnyEngine,
    engine,
    is_postgres,
    make_engine,
    start_pool,
    stop_pool,
)
from restorative.db.errors import DatabaseBusy, is_duplicate, is_overlap, is_unavailable
from restorative.db.reading import reading_once
from restorative.db.units import (
    HalfDone,
    after_commit,
    before_commit,
    roll_back,
    savepoint,
    transaction,
)

__all__ = [
    "DB",
    "AnyEngine",
    "DatabaseBusy",
    "HalfDone",
    "after_commit",
    "alone_with",
    "before_commit",
    "engine",
    "is_duplicate",
    "is_overlap",
    "is_postgres",
    "is_unavailable",
    "make_engine",
    "reading_once",
    "roll_back",
    "savepoint",
    "start_pool",
    "stop_pool",
    "transaction",
]
