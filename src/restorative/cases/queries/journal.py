"""What this room can tell for the journal of a case."""

from datetime import datetime
from uuid import UUID

from restorative.access import queries as access
from restorative.cases.queries.clocks import extensions_of
from restorative.cases.queries.decided import acts_of
from restorative.cases.queries.members import tracks
from restorative.cases.rules import JournalLine
from restorative.cases.rules.journal import (
    line_of_act,
    what_of_extension,
    what_of_hold,
    what_of_joining,
    what_of_permission,
)
from restorative.cases.tables import (
    ContactPermissionRow,
    DeadlineExtension,
    Membership,
    TrackHold,
)
from restorative.people import queries as people


async def journal(case_id: UUID) -> list[JournalLine]:
    """The newest first."""
    lines = [
        *await _acts(case_id),
        *await _people(case_id),
        *await _extensions(case_id),
        *await _holds(case_id),
    ]
    return sorted(lines, key=_when, reverse=True)


def _when(line: JournalLine) -> datetime:
    return line.at


async def _acts(case_id: UUID) -> list[JournalLine]:
    names = {one.account_id: one.name for one in await access.accounts()}
    acts = (await acts_of([case_id])).get(case_id, ())
    return [line_of_act(act, names) for act in acts]


async def _people(case_id: UUID) -> list[JournalLine]:
    joined = await Membership.select().where(Membership.case_id == case_id)
    answered = await ContactPermissionRow.select().where(ContactPermissionRow.case_id == case_id)
    names = await people.called([row["person_id"] for row in joined])
    return [
        *(
            JournalLine(r["joined_at"], r["joined_by"], what_of_joining(names[r["person_id"]]))
            for r in joined
        ),
        *(
            JournalLine(
                r["recorded_at"],
                r["recorded_by"],
                what_of_permission(names[r["person_id"]], r["answer"]),
            )
            for r in answered
        ),
    ]


async def _extensions(case_id: UUID) -> list[JournalLine]:
    rows = (
        await DeadlineExtension.select(DeadlineExtension.recorded_at, DeadlineExtension.recorded_by)
        .where(DeadlineExtension.case_id == case_id)
        .order_by(DeadlineExtension.recorded_at)
    )
    granted = (await extensions_of([case_id])).get(case_id, ())
    return [
        JournalLine(row["recorded_at"], row["recorded_by"], what_of_extension(extension))
        for row, extension in zip(rows, granted, strict=True)
    ]


async def _holds(case_id: UUID) -> list[JournalLine]:
    rows = await TrackHold.select().where(TrackHold.case_id == case_id)
    if not rows:
        return []
    ways = {one.id: one.person_id for one in await tracks(case_id)}
    names = await people.called(list(ways.values()))
    return [
        JournalLine(row["at"], row["by"], what_of_hold(row["reason"], names[ways[row["track_id"]]]))
        for row in rows
    ]
