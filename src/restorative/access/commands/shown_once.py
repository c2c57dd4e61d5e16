"""A secret that is shown to the person who made it, for ten minutes, and to nobody else."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.access.queries import offices
from restorative.access.tables import ShownOnce
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id

SHOWN_FOR = timedelta(minutes=10)


class Secrets(msgspec.Struct, frozen=True):
    lines: tuple[str, ...]


async def show(session_id: UUID, topic: str, lines: tuple[str, ...], now: datetime) -> None:
    async with transaction():
        await ShownOnce.delete().where(ShownOnce.until < now)
        await hide(session_id, topic)
        note_id, key_id = new_id(), await offices.key_id()
        sealed = await vault.seal(Secrets(lines), key_id, _place(note_id))
        await ShownOnce(
            id=note_id,
            session_id=session_id,
            topic=topic,
            sealed=sealed,
            key_id=key_id,
            until=now + SHOWN_FOR,
        ).save()


async def shown(session_id: UUID, topic: str, now: datetime) -> tuple[str, ...]:
    row = (
        await ShownOnce.select()
        .where(
            (ShownOnce.session_id == session_id)
            & (ShownOnce.topic == topic)
            & (ShownOnce.until > now)
        )
        .first()
    )
    if row is None:
        return ()
    return (await vault.open(row["sealed"], Secrets, row["key_id"], _place(row["id"]))).lines


async def hide(session_id: UUID, topic: str) -> None:
    await ShownOnce.delete().where(
        (ShownOnce.session_id == session_id) & (ShownOnce.topic == topic)
    )


def _place(note_id: UUID) -> str:
    return f"shown_once:{note_id}"
