"""Private links: made, extended, given a new code, ended (safety D1)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from restorative.access import above, hashing
from restorative.access.queries.links import STATE, state_in
from restorative.access.rules import LinkPurpose
from restorative.access.rules.links import is_usable, may_send_again, stands_until
from restorative.access.rules.sent import SentLink
from restorative.access.tables import PrivateLink
from restorative.access.tokens import fingerprint, link_secret, six_digits
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say


async def send_link(
    person_id: UUID,
    case_id: UUID,
    *,
    language: str,
    by: UUID | None,
    now: datetime,
) -> SentLink:
    """A link to the person's own page. Older ones go on working (S12).

    The code the person knows goes on working too, and then `code` is empty; a first
    code is in `code`, to be read aloud and never sent where the link is sent (S14).
    """
    mine = (PrivateLink.person_id == person_id) & (PrivateLink.case_id == case_id)
    whose = {
        "purpose": LinkPurpose.TAKING_PART.value,
        "person_id": person_id,
        "case_id": case_id,
        "language": language,
    }
    return await _made(whose, mine, by, now)


async def send_action_link(
    action_id: UUID,
    case_id: UUID,
    *,
    language: str,
    by: UUID | None,
    now: datetime,
) -> SentLink:
    """A link that opens one action and nothing else (R37)."""
    whose = {
        "purpose": LinkPurpose.ONE_ACTION.value,
        "action_id": action_id,
        "case_id": case_id,
        "language": language,
    }
    return await _made(whose, PrivateLink.action_id == action_id, by, now)


async def require_may_send_again(mine: Any, now: datetime) -> None:
    """For links that somebody asks for, not for those an invitation carries (S19)."""
    rows = await PrivateLink.select(PrivateLink.created_at).where(mine)
    if not may_send_again([row["created_at"] for row in rows], now):
        raise RuleBroken(
            say("This person was sent a link just now. Wait a little before you send another.")
        )


async def lengthen_links(case_id: UUID, now: datetime) -> None:
    """A meeting or an agreement now ends later than the links of its case; none gets shorter."""
    until = await above.links_needed_until(case_id, now)
    if until is not None:
        await PrivateLink.update({PrivateLink.expires_at: until}).where(
            (PrivateLink.case_id == case_id)
            & PrivateLink.revoked_at.is_null()
            & (PrivateLink.expires_at < until)
        )


async def renew_code(link_id: UUID, case_id: UUID, by: UUID, now: datetime) -> str:
    """A new code for every link of this person that still opens; the old one is dead."""
    code = six_digits()
    code_hash = await hashing.hashed(code)
    async with transaction():
        link = await _of_case(link_id, case_id)
        same = PrivateLink.person_id == link["person_id"]
        if link["person_id"] is None:
            same = PrivateLink.action_id == link["action_id"]
        await PrivateLink.update(
            {
                PrivateLink.code_hash: code_hash,
                PrivateLink.tries_in_row: 0,
                PrivateLink.locked_until: None,
            }
        ).where(same & (PrivateLink.case_id == case_id) & PrivateLink.revoked_at.is_null())
        await record(Word.LINK_CODE_RENEWED, by=by, at=now, about=link_id)
    return code


async def revoke_link(link_id: UUID, case_id: UUID, by: UUID, now: datetime) -> None:
    """Its open pages die with it (S11)."""
    async with transaction():
        await _of_case(link_id, case_id)
        await revoke(PrivateLink.id == link_id, by, now)


async def revoke_links_of_person(person_id: UUID, by: UUID | None, now: datetime) -> None:
    async with transaction():
        await revoke(PrivateLink.person_id == person_id, by, now)


async def revoke_links_of_case(case_id: UUID, by: UUID, now: datetime) -> None:
    """Everybody's, those of who confirms an action included."""
    async with transaction():
        await revoke(PrivateLink.case_id == case_id, by, now)


async def revoke(which: Any, by: UUID | None, now: datetime) -> None:
    revoked = (
        await PrivateLink.update({PrivateLink.revoked_at: now, PrivateLink.revoked_by: by})
        .where(which & PrivateLink.revoked_at.is_null())
        .returning(PrivateLink.id)
    )
    for row in revoked:
        await record(Word.LINK_REVOKED, by=by, at=now, about=row["id"])


async def _made(whose: dict[str, Any], mine: Any, by: UUID | None, now: datetime) -> SentLink:
    sent = SentLink(new_id(), link_secret(), "")
    async with transaction():
        code_hash = await _code_in_use(mine, now)
        if code_hash is None:
            sent = replace(sent, code=six_digits())
            code_hash = await hashing.hashed(sent.code)
        await PrivateLink(
            id=sent.link_id,
            digest=fingerprint(sent.secret),
            code_hash=code_hash,
            created_at=now,
            created_by=by,
            not_before=now,
            expires_at=stands_until(now, await above.links_needed_until(whose["case_id"], now)),
            **whose,
        ).save()
        await record(Word.LINK_SENT, by=by, at=now, about=sent.link_id, reason=whose["purpose"])
    return sent


async def _code_in_use(mine: Any, now: datetime) -> str | None:
    query = PrivateLink.select(PrivateLink.code_hash, *STATE).where(mine)
    rows = await query.order_by(PrivateLink.created_at, ascending=False)
    return next((row["code_hash"] for row in rows if is_usable(state_in(row), now)), None)


async def _of_case(link_id: UUID, case_id: UUID) -> dict[str, Any]:
    row = (
        await PrivateLink.select()
        .where((PrivateLink.id == link_id) & (PrivateLink.case_id == case_id))
        .first()
    )
    if row is None:
        raise NotFound
    return row
