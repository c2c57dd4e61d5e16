"""What staff had typed when their session ended is there again after signing in (Y21)."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.access.queries import offices
from restorative.access.tables import KeptForm
from restorative.access.tokens import fingerprint, session_secret
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id

KEPT_FOR = timedelta(minutes=30)
LARGEST = 64_000


class KeptTyping(msgspec.Struct, frozen=True):
    """Where the form was to go, and its fields in their order."""

    action: str
    fields: tuple[tuple[str, str], ...]


async def keep_form(account_id: UUID, typing: KeptTyping, now: datetime) -> str:
    """The secret by which the same browser finds it again; empty where it is too large."""
    if sum(len(name) + len(value) for name, value in typing.fields) > LARGEST:
        return ""
    secret, row_id = session_secret(), new_id()
    async with transaction():
        await KeptForm.delete().where(KeptForm.until < now)
        key_id = await offices.key_id()
        await KeptForm(
            id=row_id,
            digest=fingerprint(secret),
            account_id=account_id,
            sealed=await vault.seal(typing, key_id, _place(row_id)),
            key_id=key_id,
            until=now + KEPT_FOR,
        ).save()
    return secret


async def kept_form(secret: str, account_id: UUID, now: datetime) -> KeptTyping | None:
    """Only for the account that typed it, on the browser it was typed in."""
    row = (
        await KeptForm.select()
        .where(
            (KeptForm.digest == fingerprint(secret))
            & (KeptForm.account_id == account_id)
            & (KeptForm.until > now)
        )
        .first()
    )
    if row is None:
        return None
    return await vault.open(row["sealed"], KeptTyping, row["key_id"], _place(row["id"]))


def _place(row_id: UUID) -> str:
    return f"kept_form:{row_id}"
