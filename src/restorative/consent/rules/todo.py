"""What people's answers ask of staff next; whoever stopped comes first (F1)."""

from datetime import UTC, datetime

from restorative.consent.rules.codes import TITLES, Is
from restorative.consent.rules.matrix import Cell, Matrix, Row
from restorative.consent.rules.saying import STATES
from restorative.consent.rules.states import Known
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import ToDo, Urgency

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def to_do(found: Matrix, known: Known) -> list[ToDo]:
    """One line for a person who stopped, until somebody has talked with them; else by answer."""
    lines = []
    for row in found.rows:
        stopped = _stopped(row, found, known)
        lines += [stopped] if stopped else _answers(row, found)
    return lines


def _stopped(row: Row, found: Matrix, known: Known) -> ToDo | None:
    ended = [
        cell.state.decision.at
        for cell in row.cells
        if cell.state.stands is Is.WITHDRAWN and cell.state.decision
    ]
    if not ended or _talked_since(row, known, max(ended)):
        return None
    what = say("Call %(who)s, who has stopped", who=row.member.card.initials)
    where = f"/cases/{found.circle.case_id}/consent"
    state = say("Stopped")
    return ToDo(found.circle.case_id, what, max(ended), state, where, Urgency.STOPPED)


def _answers(row: Row, found: Matrix) -> list[ToDo]:
    """Of several answers of one kind, the oldest."""
    lines: dict[Is, ToDo] = {}
    for cell in sorted(row.cells, key=_given_at):
        if cell.state.stands in ASKS:
            lines.setdefault(cell.state.stands, _line(cell, row, found))
    return list(lines.values())


def _line(cell: Cell, row: Row, found: Matrix) -> ToDo:
    ask, urgency = ASKS[cell.state.stands]
    return ToDo(
        case_id=found.circle.case_id,
        what=say(ask.text, who=row.member.card.initials, what=TITLES[cell.code]),
        since=_given_at(cell),
        state=STATES[cell.state.stands],
        where=f"/cases/{found.circle.case_id}/consent",
        urgency=urgency,
    )


ASKS: dict[Is, tuple[Sentence, Urgency]] = {
    Is.TALK_FIRST: (
        say("Call %(who)s, who wants to talk about “%(what)s”"),
        Urgency.WAITING,
    ),
    Is.AWAITING: (
        say("Countersign the answer of %(who)s to “%(what)s”"),
        Urgency.WAITING,
    ),
    Is.STALE: (say("Ask %(who)s again about “%(what)s”"), Urgency.DUE),
}


def _given_at(cell: Cell) -> datetime:
    return cell.state.decision.at if cell.state.decision else LONG_AGO


def _talked_since(row: Row, known: Known, at: datetime) -> bool:
    talked = known.talked_at.get(row.member.person_id)
    return talked is not None and talked > at
