"""The one office of this installation."""

from uuid import UUID

from restorative import settings
from restorative.access.rules import Office
from restorative.access.tables import OfficeRow

OFFICE_ID = UUID(int=1)
KEPT = [name for name in Office.__struct_fields__ if name != "base_url"]
COLUMNS = [getattr(OfficeRow, name) for name in KEPT]


async def office() -> Office:
    found = await office_if_open()
    if found is None:
        raise RuntimeError("The office has not been opened yet: see access.commands.open_office.")
    return found


async def office_if_open() -> Office | None:
    row = await OfficeRow.select(*COLUMNS).where(OfficeRow.id == OFFICE_ID).first()
    return Office(**row, base_url=settings.in_use().base_url) if row else None


async def key_id() -> UUID:
    """The data key under which the gate seals what it knows of staff."""
    row = await OfficeRow.select(OfficeRow.key_id).where(OfficeRow.id == OFFICE_ID).first()
    if row is None:
        raise RuntimeError("The office has not been opened yet: see access.commands.open_office.")
    found: UUID = row["key_id"]
    return found
