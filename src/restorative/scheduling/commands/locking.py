"""One at a time for one date, one room, one person: the second waits and then sees the first."""

from uuid import UUID

from restorative.db import engine, is_postgres


async def alone_with(*ids: UUID) -> None:
    """Until the transaction ends, in one order so that no waits cross; SQLite has one writer."""
    if not is_postgres():
        return
    for one in sorted(set(ids)):
        key = int.from_bytes(one.bytes[:8], "big", signed=True)
        await engine().run_ddl(f"SELECT pg_advisory_xact_lock({key})")
