"""Counting guesses, in the database: a restart forgives nobody (S13, S31)."""

import hmac
from datetime import datetime

from restorative.access.rules.trying import WINDOW, Tries, counted
from restorative.access.tables import FailedTry
from restorative.db import is_postgres, transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id


async def may_try(what: str, limit: int, now: datetime) -> bool:
    """Counts this try, and says whether it is one too many. Must be committed before the guess
    is looked at, so that guesses made at once are all counted."""
    async with transaction():
        await FailedTry.delete().where(FailedTry.since < now - WINDOW)
        digest = _digest(what)
        first = FailedTry(id=new_id(), digest=digest, tries=0, since=now)
        await FailedTry.insert(first).on_conflict(target=FailedTry.digest, action="DO NOTHING")
        query = FailedTry.select(FailedTry.tries, FailedTry.since).where(FailedTry.digest == digest)
        row = await (query.lock_rows() if is_postgres() else query).first()
        assert row is not None  # put there a line above
        tries = counted(Tries(row["tries"], row["since"]), now)
        await FailedTry.update({FailedTry.tries: tries.count, FailedTry.since: tries.since}).where(
            FailedTry.digest == digest
        )
    return tries.count <= limit


async def forget(what: str) -> None:
    """It was right: it does not count."""
    await FailedTry.delete().where(FailedTry.digest == _digest(what))


def _digest(what: str) -> bytes:
    return hmac.digest(vault.secret("failed tries"), what.encode(), "sha256")
