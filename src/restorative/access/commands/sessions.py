"""Begin and end sessions: our own rows, a new secret at every entry (S24)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from restorative.access import cookies
from restorative.access.rules import Staff
from restorative.access.tables import Session, ShownOnce
from restorative.access.tokens import fingerprint, session_secret
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.kernel.ids import new_id
from restorative.web.own_pages import Leaving

SWEPT_AFTER = timedelta(days=1)


async def begin_staff_session(
    account_id: UUID, *, is_full: bool, continue_to: str, now: datetime
) -> tuple[UUID, str]:
    """Its id, and the secret that only the browser keeps."""
    session_id, secret = new_id(), session_secret()
    await _sweep(now)
    await Session(
        id=session_id,
        digest=fingerprint(secret),
        account=account_id,
        is_full=is_full,
        created_at=now,
        last_seen_at=now,
        continue_to=continue_to,
    ).save()
    return session_id, secret


async def begin_link_session(
    link_id: UUID, *, is_full: bool, closed_another: bool, now: datetime
) -> str:
    secret = session_secret()
    await _sweep(now)
    await Session(
        id=new_id(),
        digest=fingerprint(secret),
        link=link_id,
        is_full=is_full,
        created_at=now,
        last_seen_at=now,
        closed_another=closed_another,
    ).save()
    return secret


async def note_visit(session_id: UUID, now: datetime) -> None:
    await Session.update({Session.last_seen_at: now}).where(Session.id == session_id)


async def end_session(secret: str) -> None:
    """Whoever it belongs to, if to anybody."""
    if secret:
        await Session.delete().where(Session.digest == fingerprint(secret))


async def spend_session(secret: str, now: datetime) -> None:
    """Another took its place a moment ago."""
    await Session.update({Session.spent_at: now}).where(
        (Session.digest == fingerprint(secret)) & Session.spent_at.is_null()
    )


async def end_left_sessions(leaving: Leaving) -> None:
    """ "Leave" was pressed: nothing that this browser held opens anything now (P20)."""
    for secret in cookies.secrets_in(leaving.cookies):
        await end_session(secret)


async def sign_out(staff: Staff, now: datetime) -> None:
    async with transaction():
        await _end(Session.id == staff.session_id)
        await record(Word.SIGNED_OUT, by=staff.account_id, at=now, about=staff.account_id)


async def end_own_session(staff: Staff, session_id: UUID, now: datetime) -> None:
    async with transaction():
        await _end((Session.id == session_id) & (Session.account == staff.account_id))
        await record(Word.SESSION_ENDED, by=staff.account_id, at=now, about=staff.account_id)


async def end_other_sessions(staff: Staff, now: datetime) -> None:
    async with transaction():
        await _end((Session.account == staff.account_id) & (Session.id != staff.session_id))
        await record(Word.SESSION_ENDED, by=staff.account_id, at=now, about=staff.account_id)


async def end_sessions_of(account_id: UUID) -> None:
    """A change of rights is felt at once (S26)."""
    await _end(Session.account == account_id)


async def _sweep(now: datetime) -> None:
    """What has long been over; what ended just now still tells whose form was lost (Y21)."""
    await Session.delete().where(Session.created_at < now - SWEPT_AFTER)


async def _end(which: Any) -> None:
    ended = await Session.delete().where(which).returning(Session.id)
    if ended:
        ids = [row["id"] for row in ended]
        await ShownOnce.delete().where(ShownOnce.session_id.is_in(ids))
