"""Decide about a referral, and close a case."""

from datetime import datetime
from uuid import UUID

from restorative.access.commands import revoke_links_of_case
from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries
from restorative.cases.commands.acting import add_act, require_may
from restorative.cases.facts import CaseAccepted, CaseClosed, CaseDeclined
from restorative.cases.queries.accepting import blockers_of_accepting
from restorative.cases.rules import Act, DeclineReason, MissingData
from restorative.db import transaction
from restorative.kernel.blockers import require_none
from restorative.kernel.facts import announce


async def accept_case(case_id: UUID, staff: Staff, now: datetime) -> None:
    async with transaction():
        await queries.require_seen_by(staff, case_id)
        await require_may(Act.ACCEPTED, case_id)
        require_none(await blockers_of_accepting(case_id, now))
        await add_act(case_id, Act.ACCEPTED, staff.account_id, now)
        await record(Word.CASE_ACCEPTED, by=staff.account_id, at=now, about=case_id)
        await announce(CaseAccepted(case_id=case_id))


async def return_for_data(
    case_id: UUID, missing: tuple[MissingData, ...], note: str, staff: Staff, now: datetime
) -> None:
    async with transaction():
        await queries.require_seen_by(staff, case_id)
        await require_may(Act.RETURNED, case_id)
        words = tuple(one.value for one in missing)
        await add_act(case_id, Act.RETURNED, staff.account_id, now, reasons=words, note=note)
        await record(Word.CASE_RETURNED, by=staff.account_id, at=now, about=case_id)


async def decline_case(
    case_id: UUID, reason: DeclineReason, note: str, staff: Staff, now: datetime
) -> None:
    async with transaction():
        await queries.require_seen_by(staff, case_id)
        await require_may(Act.DECLINED, case_id)
        words = (reason.value,)
        await add_act(case_id, Act.DECLINED, staff.account_id, now, reasons=words, note=note)
        await record(
            Word.CASE_DECLINED, by=staff.account_id, at=now, about=case_id, reason=reason.value
        )
        await announce(CaseDeclined(case_id=case_id))


async def close_case(case_id: UUID, reason: str, by: UUID, now: datetime) -> None:
    """What has to be finished first is follow-up's to say; `reason` is one of its words.

    From now on no private link of the case opens.
    """
    async with transaction():
        await require_may(Act.CLOSED, case_id)
        await add_act(case_id, Act.CLOSED, by, now, reasons=(reason,))
        await record(Word.CASE_CLOSED, by=by, at=now, about=case_id, reason=reason)
        await revoke_links_of_case(case_id, by, now)
        await announce(CaseClosed(case_id=case_id, at=now))
