"""One case as its staff see it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.access import queries as access
from restorative.access.rules import GrantKind, Staff, Standing
from restorative.cases import rules
from restorative.cases.queries.clocks import deadlines_of
from restorative.cases.queries.decided import acts_of
from restorative.cases.queries.members import tracks_of
from restorative.cases.queries.setting import closed_days, office_profile
from restorative.cases.rules import (
    CaseFile,
    Deadline,
    Referral,
)
from restorative.cases.tables import (
    Case,
)
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.profile.days import local_day


def place_of_referral(case_id: UUID) -> str:
    return f"case_file:{case_id}"


async def case_for(staff: Staff, case_id: UUID, now: datetime) -> CaseFile:
    """The case as this member of staff may see it; not theirs and not there are the same."""
    await require_seen_by(staff, case_id)
    return await case_file(case_id, now)


async def require_seen_by(staff: Staff, case_id: UUID) -> None:
    if staff.standing is Standing.ADMINISTRATOR:
        raise NotFound
    if staff.standing is Standing.FACILITATOR:
        held = await access.grants_on(case_id, staff.account_id)
        if GrantKind.FACILITATOR not in held:
            raise NotFound


async def case_file(case_id: UUID, now: datetime) -> CaseFile:
    """For commands and for rooms above, where nobody asks in person."""
    row = await Case.select().where(Case.id == case_id).first()
    if row is None:
        raise NotFound
    return (await _files([row], now))[0]


async def case_files(case_ids: Collection[UUID], now: datetime) -> dict[UUID, CaseFile]:
    if not case_ids:
        return {}
    rows = await Case.select().where(Case.id.is_in(list(case_ids)))
    return {one.id: one for one in await _files(rows, now)}


async def _files(rows: list[dict[str, Any]], now: datetime) -> list[CaseFile]:
    ids = [row["id"] for row in rows]
    await vault.load({row["key_id"] for row in rows})
    known_acts = await acts_of(ids)
    known_tracks = await tracks_of(ids)
    due = await deadlines_of(rows, known_tracks, now)
    profile, closed = await office_profile(), await closed_days()
    return [
        CaseFile(
            id=row["id"],
            reference=row["reference"],
            state=rules.state_of(known_acts.get(row["id"], ())),
            referral=await _referral(row),
            received_at=row["received_at"],
            answer_by=rules.answer_by(local_day(row["received_at"], profile), profile, closed),
            is_answered=len(known_acts.get(row["id"], ())) > 1,
            tracks=known_tracks.get(row["id"], ()),
            deadlines=due[row["id"]],
            facilitators=rules.facilitators(known_acts.get(row["id"], ())),
            key_id=row["key_id"],
            roster=row["roster"],
            version=row["version"],
        )
        for row in rows
    ]


async def deadline(case_id: UUID, now: datetime) -> Deadline | None:
    """The first deadline that runs in this case."""
    return (await case_file(case_id, now)).deadline


async def _referral(row: dict[str, Any]) -> Referral:
    return await vault.open(row["sealed"], Referral, row["key_id"], place_of_referral(row["id"]))
