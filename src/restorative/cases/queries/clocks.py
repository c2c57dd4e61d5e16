"""The deadlines of cases, and what moves them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from restorative.cases import rules
from restorative.cases.queries.setting import closed_days, office_profile
from restorative.cases.rules import (
    Deadline,
    Extension,
    Hold,
    HoldReason,
    Track,
)
from restorative.cases.tables import (
    DeadlineExtension,
    DeadlineMet,
    TrackHold,
)
from restorative.db.sealing import vault


async def deadlines_of(
    rows: Collection[dict[str, Any]],
    known_tracks: Mapping[UUID, Collection[Track]],
    now: datetime,
) -> dict[UUID, dict[UUID, Deadline]]:
    """By case and track; `rows` have `id` and `referred_on`."""
    ids = [row["id"] for row in rows]
    extended, held = await extensions_of(ids), await holds_of(ids)
    met = await met_of([track.id for each in known_tracks.values() for track in each])
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
                met.get(track.id),
            )
            for track in known_tracks.get(row["id"], ())
        }
        for row in rows
    }


async def met_of(track_ids: Collection[UUID]) -> dict[UUID, date]:
    """The day on which each of these tracks met its deadline."""
    if not track_ids:
        return {}
    rows = await DeadlineMet.select().where(DeadlineMet.track_id.is_in(list(track_ids)))
    return {row["track_id"]: row["met_on"] for row in rows}


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
