"""One case as its staff see it: file, deadlines, declarations, journal."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.access import queries as access
from restorative.access.rules import GrantKind, Staff, Standing
from restorative.cases import rules
from restorative.cases.queries.members import tracks_of
from restorative.cases.queries.setting import closed_days, office_profile
from restorative.cases.rules import (
    Act,
    CaseAct,
    CaseFile,
    CaseState,
    Deadline,
    Declaration,
    Extension,
    Hold,
    HoldReason,
    Referral,
    Tie,
    Track,
)
from restorative.cases.rules.notes import Note
from restorative.cases.tables import (
    Case,
    CaseActRow,
    DeadlineExtension,
    DeclarationRow,
    TrackHold,
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


async def deadlines_of(
    rows: Collection[dict[str, Any]],
    known_tracks: Mapping[UUID, Collection[Track]],
    now: datetime,
) -> dict[UUID, dict[UUID, Deadline]]:
    """By case and track; `rows` have `id` and `referred_on`."""
    ids = [row["id"] for row in rows]
    extended, held = await extensions_of(ids), await holds_of(ids)
    profile, closed = await office_profile(), await closed_days()
    return {
        row["id"]: {
            track.id: rules.deadline_of(
                track.id,
                row["referred_on"],
                extended.get(row["id"], ()),
                held.get(row["id"], ()),
                profile,
                closed,
                now,
            )
            for track in known_tracks.get(row["id"], ())
        }
        for row in rows
    }


async def acts_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[CaseAct, ...]]:
    if not case_ids:
        return {}
    rows = (
        await CaseActRow.select()
        .where(CaseActRow.case_id.is_in(list(case_ids)))
        .order_by(CaseActRow.number)
    )
    found: dict[UUID, tuple[CaseAct, ...]] = {}
    for row in rows:
        found[row["case_id"]] = (*found.get(row["case_id"], ()), await _act(row))
    return found


async def state(case_id: UUID) -> CaseState:
    return rules.state_of((await acts_of([case_id])).get(case_id, ()))


async def extensions_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[Extension, ...]]:
    if not case_ids:
        return {}
    rows = (
        await DeadlineExtension.select()
        .where(DeadlineExtension.case_id.is_in(list(case_ids)))
        .order_by(DeadlineExtension.recorded_at)
    )
    found: dict[UUID, tuple[Extension, ...]] = {}
    for row in rows:
        place = f"deadline_extension:{row['id']}"
        one = await vault.open(row["sealed"], Extension, row["key_id"], place)
        found[row["case_id"]] = (*found.get(row["case_id"], ()), one)
    return found


async def holds_of(case_ids: Collection[UUID]) -> dict[UUID, tuple[Hold, ...]]:
    if not case_ids:
        return {}
    rows = (
        await TrackHold.select()
        .where(TrackHold.case_id.is_in(list(case_ids)))
        .order_by(TrackHold.number)
    )
    found: dict[UUID, tuple[Hold, ...]] = {}
    for row in rows:
        one = Hold(row["track_id"], row["at"], HoldReason(row["reason"]) if row["reason"] else None)
        found[row["case_id"]] = (*found.get(row["case_id"], ()), one)
    return found


async def declarations(case_id: UUID) -> dict[UUID, Declaration]:
    """What each facilitator who was asked declared last."""
    return (await latest_declarations([case_id])).get(case_id, {})


async def latest_declarations(case_ids: Collection[UUID]) -> dict[UUID, dict[UUID, Declaration]]:
    """By case and account."""
    if not case_ids:
        return {}
    rows = (
        await DeclarationRow.select()
        .where(DeclarationRow.case_id.is_in(list(case_ids)))
        .order_by(DeclarationRow.number)
    )
    found: dict[UUID, dict[UUID, Declaration]] = {}
    for row in rows:
        one = Declaration(row["account_id"], Tie(row["tie"]), row["roster"], row["at"])
        found.setdefault(row["case_id"], {})[one.account_id] = one
    return found


async def _referral(row: dict[str, Any]) -> Referral:
    return await vault.open(row["sealed"], Referral, row["key_id"], place_of_referral(row["id"]))


async def _act(row: dict[str, Any]) -> CaseAct:
    note = ""
    if row["sealed"] is not None:
        opened = await vault.open(row["sealed"], Note, row["key_id"], f"case_act:{row['id']}")
        note = opened.text
    return CaseAct(
        number=row["number"],
        act=Act(row["act"]),
        at=row["at"],
        by=row["by"],
        reasons=tuple(word for word in row["reasons"].split(" ") if word),
        note=note,
        account_id=row["account_id"],
    )
