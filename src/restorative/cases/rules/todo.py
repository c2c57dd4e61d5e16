"""What is to do about a case as such: decide, allocate, declare anew, ask for more time."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from restorative.cases.rules.clock import Deadline
from restorative.cases.rules.files import CaseFile
from restorative.cases.rules.interests import Declaration, declaration_stands
from restorative.cases.rules.states import CaseState
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import ToDo, Urgency
from restorative.profile import Profile


def to_do(
    file: CaseFile,
    declared: Mapping[UUID, Declaration],
    profile: Profile,
    today: date,
    facilitator: UUID | None = None,
) -> list[ToDo]:
    """`facilitator`: the one who asks, if it is one; otherwise the coordinator's lines."""
    home = f"/cases/{file.id}"
    if file.state is CaseState.REFERRED:
        return [_to_decide(file, f"{home}/referral", today)]
    if file.state is CaseState.RETURNED:
        waiting = say("Waiting for the referrer")
        return [_line(file, say("Missing data was asked for"), f"{home}/referral", waiting)]
    if not file.state.is_open:
        return []
    found = _to_allocate(file, f"{home}/allocation")
    found += _to_declare(file, declared, home, facilitator)
    return found + _to_extend(file, f"{home}/deadline", profile, today)


def to_declare_first(case_id: UUID, since: datetime) -> ToDo:
    """R32: somebody wants to give a case to this facilitator."""
    what = say("Say whether you know anybody in this case")
    where = f"/cases/{case_id}/declaration"
    return ToDo(case_id, what, since, say("You were asked"), where, Urgency.WAITING)


def _to_decide(file: CaseFile, where: str, today: date) -> ToDo:
    late = today > file.answer_by
    state = say("Late") if late else say("New")
    urgency = Urgency.WAITING if late else Urgency.DUE
    return _line(file, say("Decide about this referral"), where, state, urgency)


def _to_allocate(file: CaseFile, where: str) -> list[ToDo]:
    if file.state is not CaseState.ACCEPTED:
        return []
    what = say("Give this case to a facilitator")
    return [_line(file, what, where, say("Accepted"), Urgency.WAITING)]


def _to_declare(
    file: CaseFile,
    declared: Mapping[UUID, Declaration],
    home: str,
    facilitator: UUID | None,
) -> list[ToDo]:
    """R32: the people changed since the facilitator looked at them."""
    stale = [
        account_id
        for account_id in file.facilitators
        if not declaration_stands(declared.get(account_id), file.roster)
    ]
    asked_again, waiting = say("Asked again"), Urgency.WAITING
    if facilitator in stale:
        what = say("Somebody joined. Say again that you know nobody in this case")
        return [_line(file, what, f"{home}/declaration", asked_again, waiting)]
    if stale and facilitator is None:
        what = say("Somebody joined. A facilitator has to declare again")
        return [_line(file, what, f"{home}/allocation", asked_again, waiting)]
    return []


def _to_extend(file: CaseFile, where: str, profile: Profile, today: date) -> list[ToDo]:
    deadline = file.deadline
    if deadline is None or not deadline.is_endangered(today, profile):
        return []
    what = say("Ask the referrer for more time")
    return [_line(file, what, where, _state_of(deadline, today), Urgency.WAITING)]


def _state_of(deadline: Deadline, today: date) -> Sentence:
    if deadline.is_breached(today):
        return say("Deadline passed")
    return say("Deadline near")


def _line(
    file: CaseFile, what: Sentence, where: str, state: Sentence, urgency: Urgency = Urgency.DUE
) -> ToDo:
    return ToDo(file.id, what, file.received_at, state, where, urgency)
