"""The list of cases: what a member of staff may see, searched, filtered, fifty at a time."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.access import queries as access
from restorative.access.rules import Staff, Standing
from restorative.cases import rules
from restorative.cases.queries.clocks import deadlines_of
from restorative.cases.queries.decided import acts_of
from restorative.cases.queries.members import tracks_of
from restorative.cases.rules import CaseLine, CasePage, CaseState, Role
from restorative.cases.tables import Case, Membership
from restorative.people import queries as people

LINES = 50
OPEN = [state.value for state in CaseState if state.is_open]
COLUMNS = (Case.id, Case.reference, Case.state, Case.referred_on)
NAMED = [Role.RESPONSIBLE.value, Role.HARMED.value]


class Wanted(msgspec.Struct, frozen=True):
    """What is looked for. `mine`: only cases that were given to this member of staff."""

    text: str = ""
    state: CaseState | None = None
    mine: bool = False
    only_open: bool = False


async def cases_seen_by(staff: Staff, wanted: Wanted, page: int, now: datetime) -> CasePage:
    """The newest first; one who may see nothing finds nothing, and cannot tell why (S61)."""
    which = await _which(staff, wanted)
    if which is None:
        return CasePage((), 0, 1, 1)
    total = await Case.count().where(which)
    pages = max(1, -(-total // LINES))
    page = min(max(1, page), pages)
    rows = (
        await Case.select(*COLUMNS)
        .where(which)
        .order_by(Case.year, Case.number, ascending=False)
        .limit(LINES)
        .offset((page - 1) * LINES)
    )
    return CasePage(tuple(await _lines(rows, now)), total, page, pages)


async def visible_cases(staff: Staff, now: datetime) -> list[CaseLine]:
    """Every open case that is theirs to see."""
    which = await _which(staff, Wanted(only_open=True))
    if which is None:
        return []
    rows = await Case.select(*COLUMNS).where(which).order_by(Case.year, Case.number)
    return await _lines(rows, now)


async def lines_of(staff: Staff, case_ids: Collection[UUID], now: datetime) -> list[CaseLine]:
    """Those of these cases that are theirs to see."""
    which = await _which(staff, Wanted())
    if which is None or not case_ids:
        return []
    rows = await Case.select(*COLUMNS).where(which & Case.id.is_in(list(case_ids)))
    return await _lines(rows, now)


async def visible_case_ids(staff: Staff) -> list[UUID]:
    which = await _which(staff, Wanted(only_open=True))
    rows = await Case.select(Case.id).where(which) if which is not None else []
    return [row["id"] for row in rows]


async def possible_duplicates(
    person_ids: Collection[UUID], except_case: UUID | None = None
) -> dict[UUID, str]:
    """In which cases (by reference) these people are; for the duplicate check."""
    if not person_ids:
        return {}
    rows = await Membership.select(Membership.case_id).where(
        Membership.person_id.is_in(list(person_ids))
    )
    ids = {row["case_id"] for row in rows} - {except_case}
    if not ids:
        return {}
    found = await Case.select(Case.id, Case.reference).where(Case.id.is_in(list(ids)))
    return {row["id"]: row["reference"] for row in found}


async def _which(staff: Staff, wanted: Wanted) -> Any:
    """The condition; None where nothing can be found."""
    parts = [await _theirs(staff, wanted.mine), await _searched(wanted.text)]
    if any(part is NOTHING for part in parts):
        return None
    if wanted.state is not None:
        parts.append(Case.state == wanted.state.value)
    if wanted.only_open:
        parts.append(Case.state.is_in(OPEN))
    condition: Any = Case.id.is_not_null()
    for part in parts:
        condition = condition & part if part is not None else condition
    return condition


NOTHING: Any = object()


async def _theirs(staff: Staff, mine: bool) -> Any:
    if staff.standing is Standing.ADMINISTRATOR:
        return NOTHING
    if staff.standing is not Standing.FACILITATOR and not mine:
        return None
    granted = await access.cases_granted(staff.account_id)
    return Case.id.is_in(list(granted)) if granted else NOTHING


async def _searched(text: str) -> Any:
    if not text.strip():
        return None
    if (asked := rules.read_reference(text)) is not None:
        year, number = asked
        same_number = Case.number == number
        return same_number if year is None else same_number & (Case.year == year)
    found = await people.with_words(text)
    if not found:
        return NOTHING
    rows = await Membership.select(Membership.case_id).where(
        Membership.person_id.is_in(list(found))
    )
    ids = {row["case_id"] for row in rows}
    return Case.id.is_in(list(ids)) if ids else NOTHING


async def _lines(rows: list[dict[str, Any]], now: datetime) -> list[CaseLine]:
    ids = [row["id"] for row in rows]
    known_tracks = await tracks_of(ids)
    due = await deadlines_of(rows, known_tracks, now)
    names = await facilitator_names(ids)
    initials = await _initials(ids)
    return [
        CaseLine(
            id=row["id"],
            reference=row["reference"],
            state=CaseState(row["state"]),
            referred_on=row["referred_on"],
            deadline=rules.first_deadline(due[row["id"]].values()),
            people=initials.get(row["id"], ()),
            facilitators=names.get(row["id"], ()),
        )
        for row in rows
    ]


async def facilitator_names(case_ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Who has each of these cases, the lead first."""
    known = await acts_of(case_ids)
    names = {one.account_id: one.name for one in await access.accounts()}
    return {
        case_id: tuple(names.get(one, "") for one in rules.facilitators(acts))
        for case_id, acts in known.items()
    }


async def _initials(case_ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    if not case_ids:
        return {}
    rows = (
        await Membership.select(Membership.case_id, Membership.person_id)
        .where(
            Membership.case_id.is_in(list(case_ids))
            & Membership.role.is_in(NAMED)
            & Membership.left_at.is_null()
        )
        .order_by(Membership.number)
    )
    cards = await people.cards([row["person_id"] for row in rows])
    found: dict[UUID, tuple[str, ...]] = {}
    for row in rows:
        mine = found.get(row["case_id"], ())
        found[row["case_id"]] = (*mine, cards[row["person_id"]].initials)
    return found
