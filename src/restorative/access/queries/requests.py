"""New links that were asked for and not yet seen to."""

from uuid import UUID

from restorative.access.rules.requests import LinkRequest, RequestDetails
from restorative.access.tables import LinkRequestRow
from restorative.db.sealing import vault


async def link_requests() -> list[LinkRequest]:
    """The oldest first."""
    query = LinkRequestRow.select().where(LinkRequestRow.done_at.is_null())
    rows = await query.order_by(LinkRequestRow.at)
    return [
        LinkRequest(
            row["id"],
            (
                await vault.open(row["sealed"], RequestDetails, row["key_id"], place(row["id"]))
            ).contact,
            row["at"],
        )
        for row in rows
    ]


def place(request_id: UUID) -> str:
    return f"link_request:{request_id}"
