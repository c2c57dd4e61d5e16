"""A code for one signature: read aloud by the facilitator, good for ten minutes (S23)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from restorative.access import hashing
from restorative.access.tables import FreshCode
from restorative.access.tokens import six_digits
from restorative.audit import Word, record
from restorative.db import is_postgres, transaction
from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say

GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 5
SIGNING = "signing"


class TriedCode(msgspec.Struct, frozen=True):
    """What a person typed was compared already; `code_id` only where it was right."""

    code_id: UUID | None = None


async def make_fresh_code(
    person_id: UUID, case_id: UUID, purpose: str = SIGNING, *, by: UUID | None, now: datetime
) -> str:
    """To be shown to staff once and read aloud, or sent by a way that is not the link's.

    An earlier code for the same purpose is dead.
    """
    code = six_digits()
    code_hash = await hashing.hashed(code)
    async with transaction():
        await FreshCode.delete().where(_for(person_id, case_id, purpose))
        await FreshCode(
            id=new_id(),
            person_id=person_id,
            case_id=case_id,
            purpose=purpose,
            code_hash=code_hash,
            made_at=now,
            made_by=by,
        ).save()
        await record(Word.FRESH_CODE_MADE, by=by, at=now, about=person_id)
    return code


async def try_fresh_code(
    person_id: UUID, case_id: UUID, typed: str, purpose: str = SIGNING, *, now: datetime
) -> TriedCode:
    """Counted, committed, and only then compared: a refused form must not undo the count.

    Handlers ask for `fresh_code: FreshCodeTyped`, which does this before their transaction.
    """
    async with transaction():
        query = FreshCode.select().where(_for(person_id, case_id, purpose))
        found = await (query.lock_rows() if is_postgres() else query).first()
        if found is not None and not _is_usable(found["made_at"], found["tries"], now):
            found = None
        if found is not None:
            await FreshCode.update({FreshCode.tries: FreshCode.tries + 1}).where(
                FreshCode.id == found["id"]
            )
    right = await hashing.is_right(typed, found["code_hash"] if found else None)
    return TriedCode(found["id"] if found and right else None)


async def use_fresh_code(tried: TriedCode, now: datetime) -> None:
    """In the transaction of what is signed: the code is used up with it, and only once."""
    if tried.code_id is None or not await _used_up(tried.code_id, now):
        raise RuleBroken(
            say("That code is not right, or its ten minutes are over. Ask for a new one."),
            field="code",
        )
    await record(Word.FRESH_CODE_USED, by=None, at=now, about=tried.code_id)


async def _used_up(code_id: UUID, now: datetime) -> bool:
    """False where it was used a moment ago."""
    return bool(
        await FreshCode.update({FreshCode.used_at: now})
        .where((FreshCode.id == code_id) & FreshCode.used_at.is_null())
        .returning(FreshCode.id)
    )


def _for(person_id: UUID, case_id: UUID, purpose: str) -> Any:
    return (
        (FreshCode.person_id == person_id)
        & (FreshCode.case_id == case_id)
        & (FreshCode.purpose == purpose)
        & FreshCode.used_at.is_null()
    )


def _is_usable(made_at: datetime, tries: int, now: datetime) -> bool:
    return now - made_at <= GOOD_FOR and tries < MOST_TRIES
