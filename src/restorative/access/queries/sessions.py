"""Who a session's secret belongs to, right now: nothing here is cached (S60)."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.access.queries.accounts import details
from restorative.access.rules import (
    Actor,
    Area,
    LinkPurpose,
    Nobody,
    Participant,
    PasswordGiven,
    Staff,
    Standing,
    Tier,
    Verifier,
)
from restorative.access.rules.limits import SessionTimes, is_over, is_spent
from restorative.access.rules.links import LinkState, is_usable
from restorative.access.tables import Session
from restorative.access.tokens import fingerprint

OWN = [
    Session.id,
    Session.is_full,
    Session.created_at,
    Session.last_seen_at,
    Session.spent_at,
]
OF_ACCOUNT = [
    Session.account.id,
    Session.account.standing,
    Session.account.language,
    Session.account.sealed,
    Session.account.key_id,
    Session.account.enrolled_at,
    Session.account.disabled_at,
]
OF_LINK = [
    Session.link.id,
    Session.link.purpose,
    Session.link.case_id,
    Session.link.person_id,
    Session.link.action_id,
    Session.link.language,
    *[getattr(Session.link, name) for name in LinkState.__struct_fields__],
]


class Visitor(msgspec.Struct, frozen=True):
    """Who came, and the session they came with."""

    actor: Actor
    session_id: UUID | None = None
    times: SessionTimes | None = None


class OpenSession(msgspec.Struct, frozen=True):
    """One line of the page on which somebody sees where they are signed in (S33)."""

    session_id: UUID
    started_at: datetime
    last_seen_at: datetime
    is_this: bool


NOBODY = Visitor(Nobody())


async def visitor(secret: str, area: Area, now: datetime) -> Visitor:
    row = await _found(secret, area)
    if row is None or is_over(_times(row), area, now):
        return NOBODY
    actor = await _staff(row) if area is Area.STAFF else _guest(row, now)
    return Visitor(actor, row["id"], _times(row))


async def account_of(secret: str) -> UUID | None:
    """Whose session this was, also when its time is over; None once it was ended."""
    row = await _found(secret, Area.STAFF)
    return row["account.id"] if row and row["is_full"] else None


async def open_sessions(staff: Staff, now: datetime) -> list[OpenSession]:
    columns = (Session.id, Session.created_at, Session.last_seen_at)
    query = Session.select(*columns).where(
        (Session.account == staff.account_id) & Session.is_full.eq(True)
    )
    rows = await query.order_by(Session.last_seen_at, ascending=False)
    return [
        OpenSession(r["id"], r["created_at"], r["last_seen_at"], r["id"] == staff.session_id)
        for r in rows
        if not is_over(_times(r), Area.STAFF, now)
    ]


async def continue_to(session_id: UUID) -> str:
    row = await Session.select(Session.continue_to).where(Session.id == session_id).first()
    return str(row["continue_to"]) if row else ""


async def has_closed_another(secret: str) -> bool:
    """Was somebody else's page open on this phone when this session began? (S18)"""
    row = (
        await Session.select(Session.closed_another)
        .where(Session.digest == fingerprint(secret))
        .first()
    )
    return bool(row and row["closed_another"])


async def _found(secret: str, area: Area) -> dict[str, Any] | None:
    if not secret:
        return None
    theirs = Session.account if area is Area.STAFF else Session.link
    columns = OF_ACCOUNT if area is Area.STAFF else OF_LINK
    query = Session.select(*OWN, *columns).where(
        (Session.digest == fingerprint(secret)) & theirs.is_not_null()
    )
    found: dict[str, Any] | None = await query.first()
    return found


async def _staff(row: dict[str, Any]) -> Actor:
    if row["account.disabled_at"] is not None:
        return Nobody()
    account_id = row["account.id"]
    if not row["is_full"]:
        return PasswordGiven(account_id, row["id"], row["account.enrolled_at"] is not None)
    known = await details(
        {"id": account_id, "sealed": row["account.sealed"], "key_id": row["account.key_id"]}
    )
    standing = Standing(row["account.standing"])
    return Staff(account_id, known.name, standing, row["account.language"], row["id"])


def _guest(row: dict[str, Any], now: datetime) -> Actor:
    """A link that was revoked or ran out takes its open pages with it (S10, S11)."""
    of_link = {name.removeprefix("link."): value for name, value in row.items()}
    state = LinkState(**{name: of_link[name] for name in LinkState.__struct_fields__})
    if not is_usable(state, now) or is_spent(row["spent_at"], now):
        return Nobody()
    tier = Tier.CODE if row["is_full"] else Tier.LINK
    case_id, link_id, language = of_link["case_id"], row["link.id"], of_link["language"]
    if of_link["purpose"] == LinkPurpose.ONE_ACTION.value:
        return Verifier(of_link["action_id"], case_id, link_id, language, tier)
    return Participant(of_link["person_id"], case_id, link_id, language, tier)


def _times(row: dict[str, Any]) -> SessionTimes:
    return SessionTimes(row["created_at"], row["last_seen_at"])
