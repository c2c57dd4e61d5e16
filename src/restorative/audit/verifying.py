"""Walk the whole chain and say where it breaks."""

from collections.abc import AsyncIterator
from typing import Any

from restorative.audit import chain
from restorative.audit.tables import AuditRow
from restorative.db.sealing import vault

AT_ONCE = 5_000


async def verify(kept: chain.Head | None = None) -> chain.Head | chain.Broken:
    """The head when all is well. `kept` is a head that was kept elsewhere: cutting the end
    or writing everything anew shows only against it."""
    head, seen = chain.EMPTY, kept is None or kept == chain.EMPTY
    async for link in _links():
        if broken := chain.fault_in(vault.keyring.audit, head, link):
            return broken
        head = chain.Head(link.seq, link.mac)
        seen = seen or head == kept
    if kept is not None and not seen:
        return _against(kept, head)
    return head


def _against(kept: chain.Head, head: chain.Head) -> chain.Broken:
    if head.seq < kept.seq:
        return chain.Broken(head.seq + 1, "the end was cut off")
    return chain.Broken(kept.seq, "it is not the row whose head was kept")


async def _links() -> AsyncIterator[chain.Link]:
    last = 0
    while rows := await _after(last):
        for row in rows:
            yield _link(row)
        last = rows[-1]["seq"]


async def _after(seq: int) -> list[dict[str, Any]]:
    query = AuditRow.select().where(AuditRow.seq > seq).order_by(AuditRow.seq).limit(AT_ONCE)
    return list(await query)


def _link(row: dict[str, Any]) -> chain.Link:
    act = chain.Act(**{name: row[name] for name in chain.Act.__struct_fields__})
    return chain.Link(row["seq"], act, bytes(row["prev"]), bytes(row["mac"]))
