"""Nobody writes to this person any more, and no link of theirs opens."""

from datetime import datetime
from uuid import UUID

from restorative.access.commands import revoke_links_of_person
from restorative.notifications.commands import stop_queued


async def no_longer_write_to(person_id: UUID, by: UUID, now: datetime) -> None:
    """Inside the caller's transaction."""
    await revoke_links_of_person(person_id, by, now)
    await stop_queued(now, person_id=person_id, by=by)
