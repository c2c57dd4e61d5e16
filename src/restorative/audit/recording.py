"""Write an act into the chain, in the transaction of the act (S91)."""

import re
from datetime import datetime
from functools import partial
from uuid import UUID

from restorative.audit import chain
from restorative.audit.tables import AuditRow
from restorative.audit.vocabulary import Word
from restorative.db import before_commit, engine, is_postgres
from restorative.db.sealing import vault

A_WORD = re.compile(r"[a-z0-9_. -]{0,60}")


async def record(
    word: Word, *, by: UUID | None, at: datetime, about: UUID, reason: str = ""
) -> None:
    """`reason` is a word of some vocabulary, never what somebody typed; `by` None is the house.

    The row is written as the last thing before the commit, so that nobody waits
    for the end of the chain while another still has work to do.
    """
    if not A_WORD.fullmatch(reason):
        raise ValueError("A reason in the audit is a word of a vocabulary, not free text.")
    before_commit(partial(_append, chain.Act(at, by, word.value, about, reason)))


async def _append(act: chain.Act) -> None:
    await _wait_for_the_end_of_the_chain()
    link = chain.linked(vault.keyring.audit, await head(), act)
    await AuditRow(
        seq=link.seq,
        at=act.at,
        by=act.by,
        word=act.word,
        about=act.about,
        reason=act.reason,
        prev=link.prev,
        mac=link.mac,
    ).save()


async def _wait_for_the_end_of_the_chain() -> None:
    """On SQLite the one writer holds it already."""
    if is_postgres():
        await engine().run_ddl("SELECT pg_advisory_xact_lock(727002)")


async def head() -> chain.Head:
    columns = (AuditRow.seq, AuditRow.mac)
    row = await AuditRow.select(*columns).order_by(AuditRow.seq, ascending=False).first()
    return chain.Head(row["seq"], bytes(row["mac"])) if row else chain.EMPTY
