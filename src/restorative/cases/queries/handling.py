"""Who has a case or may get it, and what a facilitator has to look at before they do (R32)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.access.rules import GrantKind, Staff, Standing
from restorative.cases import rules
from restorative.cases.queries.clocks import extensions_of
from restorative.cases.queries.decided import declarations
from restorative.cases.queries.files import case_file, case_for
from restorative.cases.queries.members import members
from restorative.cases.rules import CaseFile, Declaration, Extension, Role
from restorative.kernel.blockers import Blocker
from restorative.kernel.errors import NotFound


class Candidate(msgspec.Struct, frozen=True):
    """A facilitator of the office, and how far they are with this case."""

    account_id: UUID
    name: str
    declaration: Declaration | None
    was_asked: bool
    has_case: bool
    is_current: bool
    blockers: tuple[Blocker, ...]


class AllocationView(msgspec.Struct, frozen=True):
    file: CaseFile
    candidates: tuple[Candidate, ...]

    @property
    def asked(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.candidates if one.was_asked or one.has_case)

    @property
    def others(self) -> tuple[Candidate, ...]:
        known = self.asked
        return tuple(one for one in self.candidates if one not in known)


class Somebody(msgspec.Struct, frozen=True):
    full_name: str
    role: Role
    birth_year: int | None


class DeclarationView(msgspec.Struct, frozen=True):
    """Only what it takes to know whether one knows somebody: names, and who referred."""

    case_id: UUID
    reference: str
    referrer_name: str
    officer: str
    people: tuple[Somebody, ...]
    declared: Declaration | None
    is_current: bool


async def allocation_of(staff: Staff, case_id: UUID, now: datetime) -> AllocationView:
    file = await case_for(staff, case_id, now)
    declared = await declarations(case_id)
    asked = {one.account_id for one in await access.facilitators_of(case_id, GrantKind.ASKED)}
    return AllocationView(
        file,
        tuple(
            Candidate(
                account_id=one.account_id,
                name=one.name,
                declaration=declared.get(one.account_id),
                was_asked=one.account_id in asked,
                has_case=one.account_id in file.facilitators,
                is_current=rules.declaration_stands(declared.get(one.account_id), file.roster),
                blockers=tuple(
                    rules.blockers_of_allocating(
                        one.name, declared.get(one.account_id), file.roster
                    )
                ),
            )
            for one in await access.accounts(Standing.FACILITATOR)
            if one.is_open
        ),
    )


async def declaration_for(staff: Staff, case_id: UUID, now: datetime) -> DeclarationView:
    """For who was asked to take the case, or has it."""
    if not await access.grants_on(case_id, staff.account_id):
        raise NotFound
    file = await case_file(case_id, now)
    declared = (await declarations(case_id)).get(staff.account_id)
    return DeclarationView(
        case_id=case_id,
        reference=file.reference,
        referrer_name=file.referral.referrer_name,
        officer=file.referral.officer,
        people=tuple(
            Somebody(
                one.card.full_name,
                one.role,
                one.card.born_on.year if one.card.born_on else None,
            )
            for one in await members(case_id, now)
        ),
        declared=declared,
        is_current=rules.declaration_stands(declared, file.roster),
    )


async def extensions(case_id: UUID) -> tuple[Extension, ...]:
    return (await extensions_of([case_id])).get(case_id, ())
