"""One deed at a time on one thing: the second waits and then sees what the first did."""

from uuid import UUID

from restorative.db.engine import engine, is_postgres


async def alone_with(*ids: UUID) -> None:
    """Until the transaction ends, in one order so that no waits cross; SQLite has one writer.

    Who needs more than one asks for a case first, then its tracks, then a date, then
    rooms and people; read what you decide on only after this.
    """
    if not is_postgres():
        return
    for one in sorted(set(ids)):
        key = int.from_bytes(one.bytes[:8], "big", signed=True)
        await engine().run_ddl(f"SELECT pg_advisory_xact_lock({key})")
