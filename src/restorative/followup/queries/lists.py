"""Work lists and the portfolio of agreements, from the rows that commands keep ready."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.followup.tables import FollowedTrack
from restorative.kernel.sentences import say
from restorative.kernel.todo import ToDo, Urgency


class AgreementLine(msgspec.Struct, frozen=True):
    """One signed agreement in the portfolio (C1)."""

    case_id: UUID
    track_id: UUID
    finished: int
    actions: int
    next_due_on: date | None
    signed_at: datetime
    completed_at: datetime | None
    reported_at: datetime | None


async def agreements_listed(case_ids: Collection[UUID]) -> list[AgreementLine]:
    """The one due next at the top, what is completed at the end: one query."""
    if not case_ids:
        return []
    rows = await FollowedTrack.select().where(FollowedTrack.case_id.is_in(list(case_ids)))
    lines = [msgspec.convert(row, AgreementLine) for row in rows]
    return sorted(lines, key=lambda line: (line.next_due_on or date.max, str(line.track_id)))


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    """Help that is wanted, confirmations and days that have come, reports to write: one query."""
    if not case_ids:
        return []
    rows = await FollowedTrack.select().where(FollowedTrack.case_id.is_in(list(case_ids)))
    lines = [_line(row, now) for row in rows]
    return [line for line in lines if line is not None]


def _line(row: dict[str, object], now: datetime) -> ToDo | None:
    where = f"/cases/{row['case_id']}/tracks/{row['track_id']}/actions"
    if row["help_wanted_at"]:
        return _to_do(row, say("Somebody needs help with an action: call them"),
                      row["help_wanted_at"], say("Help wanted"), where)  # fmt: skip
    if row["to_confirm"]:
        return _to_do(row, say("Actions wait to be confirmed: %(n)s", n=row["to_confirm"]),
                      now, say("Waits to be confirmed"), where)  # fmt: skip
    if row["completed_at"] and not row["reported_at"]:
        return _to_do(row, say("All actions are done: tell the people, then the referrer"),
                      row["completed_at"], say("Completed"), f"{where}/report")  # fmt: skip
    if isinstance(row["next_due_on"], date) and row["next_due_on"] < now.date():
        return _to_do(row, say("An action is not completed yet: ask what got in the way"),
                      now, say("Not completed yet"), where)  # fmt: skip
    return None


def _to_do(row: dict[str, object], what: object, since: object, state: object, where: str) -> ToDo:
    return msgspec.convert(
        {
            "case_id": row["case_id"],
            "what": what,
            "since": since,
            "state": state,
            "where": where,
            "urgency": Urgency.WAITING,
        },
        ToDo,
    )
