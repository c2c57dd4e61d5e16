"""From a private link to the person's own page: link, code, and what may happen on the way."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.access import hashing
from restorative.access.commands.links import revoke
from restorative.access.commands.sessions import begin_link_session, end_session, spend_session
from restorative.access.facts import CallWanted, LinkLocked, LinkReportedWrong
from restorative.access.queries.links import STATE, state_in
from restorative.access.queries.sessions import has_closed_another, visitor
from restorative.access.rules import Area, Guest, Participant, Verifier
from restorative.access.rules.links import (
    LinkState,
    after_right_code,
    after_wrong_code,
    is_locked,
    is_usable,
    tried,
    tries_left,
)
from restorative.access.tables import PrivateLink, SafetyRead
from restorative.access.tokens import fingerprint
from restorative.audit import Word, record
from restorative.db import is_postgres, transaction
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.notifications.commands import open_task
from restorative.notifications.rules.tasks import TaskKind

COLUMNS = [
    PrivateLink.id,
    PrivateLink.case_id,
    PrivateLink.person_id,
    PrivateLink.action_id,
    PrivateLink.code_hash,
    *STATE,
]


class CodeAnswer(msgspec.Struct, frozen=True):
    """`secret` of the session that is now open, or how many tries are left."""

    secret: str = ""
    tries_left: int = 0
    is_locked: bool = False


async def enter_by_link(secret: str, open_secret: str, now: datetime) -> str | None:
    """A session that knows only the link; None where the link opens nothing.

    Whatever was open on this phone is closed first (S18).
    """
    async with transaction():
        link = (
            await PrivateLink.select(*COLUMNS)
            .where(PrivateLink.digest == fingerprint(secret))
            .first()
        )
        if link is None or not is_usable(state_in(link), now):
            return None
        closed_another = await _close_what_is_open(open_secret, link["id"], now)
        await PrivateLink.update({PrivateLink.opened: PrivateLink.opened + 1}).where(
            PrivateLink.id == link["id"]
        )
        await record(Word.LINK_OPENED, by=None, at=now, about=link["id"])
        return await begin_link_session(
            link["id"], is_full=False, closed_another=closed_another, now=now
        )


async def give_code(guest: Guest, open_secret: str, code: str, now: datetime) -> CodeAnswer:
    """Counted, committed, and only then looked at; never inside another transaction (S13)."""
    link = await _count_try(guest.link_id, now)
    if link is None:
        return CodeAnswer(is_locked=True)
    if await hashing.is_right(code, link["code_hash"]):
        return await _let_in(link, open_secret, now)
    return await _refuse(link["id"], now)


async def report_wrong(guest: Guest, now: datetime) -> None:
    """ "This is not for me": the link ends, and nobody learns for whom it was (S15)."""
    async with transaction():
        await revoke(PrivateLink.id == guest.link_id, None, now)
        await _ask_staff(TaskKind.WRONG_PERSON, whose(guest), now)
        await announce(LinkReportedWrong(**whose(guest)))


async def ask_for_call(guest: Guest, now: datetime) -> None:
    """ "I have no code": asking twice is asking once."""
    async with transaction():
        await _ask_staff(TaskKind.CALL_WANTED, whose(guest), now)
        await record(Word.CALL_WANTED, by=None, at=now, about=guest.link_id)
        await announce(CallWanted(**whose(guest)))


async def note_safety_read(person_id: UUID, now: datetime) -> None:
    row = SafetyRead(id=new_id(), person_id=person_id, at=now)
    await SafetyRead.insert(row).on_conflict(target=SafetyRead.person_id, action="DO NOTHING")


def whose(guest: Guest) -> dict[str, Any]:
    """What a fact says of a link."""
    return {
        "link_id": guest.link_id,
        "case_id": guest.case_id,
        "person_id": guest.person_id,
        "action_id": guest.action_id,
    }


async def _close_what_is_open(secret: str, link_id: UUID, now: datetime) -> bool:
    """Was it another person's page?"""
    found = await visitor(secret, Area.LINK, now)
    await end_session(secret)
    return isinstance(found.actor, Participant | Verifier) and found.actor.link_id != link_id


async def _count_try(link_id: UUID, now: datetime) -> dict[str, Any] | None:
    async with transaction():
        link = await _locked_row(link_id)
        before = state_in(link)
        after = tried(before, now)
        await _save(link, before, after, now)
        return None if is_locked(after, now) or not is_usable(after, now) else link


async def _let_in(link: dict[str, Any], open_secret: str, now: datetime) -> CodeAnswer:
    async with transaction():
        row = await _locked_row(link["id"])
        await _save(row, state_in(row), after_right_code(state_in(row)), now)
        await PrivateLink.update(
            {PrivateLink.entered: PrivateLink.entered + 1, PrivateLink.last_used_at: now}
        ).where(PrivateLink.id == row["id"])
        closed_another = await has_closed_another(open_secret)
        await spend_session(open_secret, now)
        secret = await begin_link_session(
            row["id"], is_full=True, closed_another=closed_another, now=now
        )
        await record(Word.LINK_ENTERED, by=row["person_id"], at=now, about=row["id"])
    return CodeAnswer(secret=secret)


async def _refuse(link_id: UUID, now: datetime) -> CodeAnswer:
    async with transaction():
        link = await _locked_row(link_id)
        before = state_in(link)
        after = after_wrong_code(before, now)
        await _save(link, before, after, now)
        await record(Word.LINK_CODE_WRONG, by=None, at=now, about=link_id)
    shut = is_locked(after, now) or not is_usable(after, now)
    return CodeAnswer(tries_left=tries_left(after), is_locked=shut)


async def _save(link: dict[str, Any], before: LinkState, after: LinkState, now: datetime) -> None:
    if before == after:
        return
    changed: dict[Any, Any] = {
        getattr(PrivateLink, name): getattr(after, name)
        for name in ("tries_in_row", "tries_in_all", "locked_until", "revoked_at")
    }
    await PrivateLink.update(changed).where(PrivateLink.id == link["id"])
    newly_locked = not is_locked(before, now) and is_locked(after, now)
    newly_ended = before.revoked_at is None and after.revoked_at is not None
    if newly_locked or newly_ended:
        await _tell_locked(link, newly_ended, now)


async def _tell_locked(link: dict[str, Any], for_good: bool, now: datetime) -> None:
    word = Word.LINK_REVOKED if for_good else Word.LINK_LOCKED
    await record(word, by=None, at=now, about=link["id"], reason="tries")
    await _ask_staff(TaskKind.CODE_LOCKED, _whose_row(link), now)
    await announce(LinkLocked(**_whose_row(link), for_good=for_good))


async def _ask_staff(kind: TaskKind, whose: dict[str, Any], now: datetime) -> None:
    await open_task(
        kind, whose["link_id"], now, case_id=whose["case_id"], person_id=whose["person_id"]
    )


async def _locked_row(link_id: UUID) -> dict[str, Any]:
    """Held until the end of the transaction, so that tries at once stand in line."""
    query = PrivateLink.select(*COLUMNS).where(PrivateLink.id == link_id)
    row = await (query.lock_rows() if is_postgres() else query).first()
    assert row is not None  # links are never deleted while a session stands on them
    return row


def _whose_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "link_id": row["id"],
        "case_id": row["case_id"],
        "person_id": row["person_id"],
        "action_id": row["action_id"],
    }
