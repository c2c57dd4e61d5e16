"""Open the office, once; say later what it is called and where it is reached."""

from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.access.queries import offices
from restorative.access.rules import Office
from restorative.access.tables import OfficeRow
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.db.sealing import vault


async def open_office(office: Office, now: datetime) -> None:
    """At every start; does nothing where the office is open already."""
    if await offices.office_if_open():
        return
    async with transaction():
        key_id = await vault.new_key()
        row = OfficeRow(_columns(office), id=offices.OFFICE_ID, key_id=key_id)
        await OfficeRow.insert(row).on_conflict(target=OfficeRow.id, action="DO NOTHING")
        await record(Word.OFFICE_OPENED, by=None, at=now, about=offices.OFFICE_ID)


async def change_office(office: Office, by: UUID, now: datetime) -> None:
    async with transaction():
        await OfficeRow.update({**_columns(office)}).where(OfficeRow.id == offices.OFFICE_ID)
        await record(Word.OFFICE_CHANGED, by=by, at=now, about=offices.OFFICE_ID)


def _columns(office: Office) -> dict[Any, Any]:
    return {getattr(OfficeRow, name): getattr(office, name) for name in offices.KEPT}
