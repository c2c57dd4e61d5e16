"""A new link is asked for by somebody we do not know yet, and staff see to it."""

from datetime import datetime
from uuid import UUID

from restorative.access.commands.tries import may_try
from restorative.access.facts import NewLinkWanted
from restorative.access.queries import offices
from restorative.access.queries.requests import place
from restorative.access.rules.requests import RequestDetails
from restorative.access.rules.trying import REQUESTS, network_of
from restorative.access.tables import LinkRequestRow
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id


async def ask_for_new_link(contact: str, host: str, now: datetime) -> None:
    """Nothing is looked up: who is known and who is not are served alike (S20)."""
    if not await may_try(f"new link|{network_of(host)}", REQUESTS, now):
        return
    async with transaction():
        request_id, key_id = new_id(), await offices.key_id()
        sealed = await vault.seal(RequestDetails(contact), key_id, place(request_id))
        await LinkRequestRow(id=request_id, sealed=sealed, key_id=key_id, at=now).save()
        await record(Word.LINK_REQUESTED, by=None, at=now, about=request_id)
        await announce(NewLinkWanted(request_id=request_id))


async def finish_link_request(request_id: UUID, by: UUID, now: datetime) -> None:
    """They were called, or nobody was there to call. What they typed is not kept."""
    async with transaction():
        finished = (
            await LinkRequestRow.update(
                {
                    LinkRequestRow.done_at: now,
                    LinkRequestRow.done_by: by,
                    LinkRequestRow.sealed: b"",
                }
            )
            .where((LinkRequestRow.id == request_id) & LinkRequestRow.done_at.is_null())
            .returning(LinkRequestRow.id)
        )
        if not finished:
            raise NotFound
        await record(Word.LINK_REQUEST_FINISHED, by=by, at=now, about=request_id)
