"""Give a case to a facilitator who declared that they know nobody in it (R32)."""

from datetime import datetime
from uuid import UUID

from restorative.access import commands as access
from restorative.access.queries import account
from restorative.access.rules import GrantKind, Staff, Standing
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.commands.acting import add_act, alone_with_case, require_may
from restorative.cases.facts import CaseAllocated, FacilitatorStoodDown
from restorative.cases.rules import Act, Tie
from restorative.cases.tables import DeclarationRow
from restorative.db import transaction
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import RuleBroken
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say


async def ask_to_take(case_id: UUID, account_id: UUID, staff: Staff, now: datetime) -> None:
    """From now they see the names in the case, to say whether they know anybody; nothing else."""
    async with transaction():
        await require_may(Act.ALLOCATED, case_id)
        await _require_facilitator(account_id)
        await access.grant(account_id, case_id, GrantKind.ASKED, staff.account_id, now)
        await record(Word.FACILITATOR_ASKED, by=staff.account_id, at=now, about=case_id)


async def declare_interests(case_id: UUID, tie: Tie, staff: Staff, now: datetime) -> None:
    """Who is tied to somebody is out of the case at once (S58)."""
    async with transaction():
        await alone_with_case(case_id)
        file = await queries.case_file(case_id, now)
        mine = (DeclarationRow.case_id == case_id) & (DeclarationRow.account_id == staff.account_id)
        number = 1 + await DeclarationRow.count().where(mine)
        await DeclarationRow(
            id=new_id(),
            place=f"{case_id.hex}:{staff.account_id.hex}:{number}",
            case_id=case_id,
            account_id=staff.account_id,
            number=number,
            tie=tie.value,
            roster=file.roster,
            at=now,
        ).save()
        await record(Word.INTERESTS_DECLARED, by=staff.account_id, at=now, about=case_id)
        if tie is not Tie.NONE:
            await take_from(case_id, staff.account_id, staff.account_id, now)


async def allocate(case_id: UUID, account_id: UUID, staff: Staff, now: datetime) -> None:
    """The first leads; a second one may be added."""
    async with transaction():
        await require_may(Act.ALLOCATED, case_id)
        facilitator = await _require_facilitator(account_id)
        file = await queries.case_file(case_id, now)
        declared = (await queries.declarations(case_id)).get(account_id)
        where = f"/cases/{case_id}/allocation"
        require_none(rules.blockers_of_allocating(facilitator, declared, file.roster, where))
        by = staff.account_id
        await add_act(case_id, Act.ALLOCATED, by, now, account_id=account_id)
        await access.grant(account_id, case_id, GrantKind.FACILITATOR, by, now)
        await access.end_grant(account_id, case_id, GrantKind.ASKED, by, now)
        await record(Word.CASE_ALLOCATED, by=by, at=now, about=case_id)
        await announce(CaseAllocated(case_id=case_id, account_id=account_id))


async def take_from(case_id: UUID, account_id: UUID, by: UUID, now: datetime) -> None:
    """Neither the case nor its names are theirs to see any more."""
    async with transaction():
        await alone_with_case(case_id)
        had_it = account_id in (await queries.case_file(case_id, now)).facilitators
        for kind in (GrantKind.ASKED, GrantKind.FACILITATOR):
            await access.end_grant(account_id, case_id, kind, by, now)
        if had_it:
            await add_act(case_id, Act.STOOD_DOWN, by, now, account_id=account_id)
            await record(Word.FACILITATOR_STOOD_DOWN, by=by, at=now, about=case_id)
            await announce(FacilitatorStoodDown(case_id=case_id, account_id=account_id, at=now))


async def _require_facilitator(account_id: UUID) -> str:
    """Their name."""
    known = await account(account_id)
    if known.standing is not Standing.FACILITATOR or not known.is_open:
        raise RuleBroken(say("Choose a facilitator of this office."), "account_id")
    return known.name
