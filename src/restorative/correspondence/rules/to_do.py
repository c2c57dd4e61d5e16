"""What messages, replies and links give staff to do, as lines of the work list."""

from uuid import UUID

from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import ToDo, Urgency
from restorative.notifications.rules import MessageLine, State, Task, TaskKind, asked

STATES: dict[TaskKind, Sentence] = {
    TaskKind.CALL_WANTED: say("Asked for a call"),
    TaskKind.STOP_REPLIED: say("Wants to stop"),
    TaskKind.TELL_BY_VOICE: say("To tell"),
    TaskKind.CODE_LOCKED: say("Locked"),
    TaskKind.WRONG_PERSON: say("Link revoked"),
    TaskKind.UNDELIVERED: say("Did not arrive"),
    TaskKind.TOO_LATE: say("Not sent"),
}
TO_CALL = say("To call")
STOPPED = frozenset({TaskKind.STOP_REPLIED, TaskKind.WRONG_PERSON})
SOON = frozenset({TaskKind.CALL_WANTED, TaskKind.REPLY_UNCLEAR, TaskKind.UNDELIVERED})


def to_do_of_message(message: MessageLine, initials: str) -> ToDo:
    """A draft to release, or a text message to send from the office phone."""
    is_draft = message.state is State.DRAFT
    what = (
        say("Read and release the message to %(name)s", name=initials)
        if is_draft
        else say("Send the text message to %(name)s", name=initials)
    )
    return ToDo(
        case_id=message.case_id,
        what=what,
        since=message.made_at if is_draft else message.due_at,
        state=say("Draft") if is_draft else say("Office phone"),
        where=page_of(message.case_id),
        urgency=Urgency.WAITING,
    )


def to_do_of_task(task: Task, case_id: UUID, initials: str) -> ToDo:
    return ToDo(
        case_id=case_id,
        what=asked(task.kind, initials),
        since=task.due_at,
        state=STATES.get(task.kind, TO_CALL),
        where=page_of(case_id),
        urgency=_urgency(task.kind),
    )


def page_of(case_id: UUID) -> str:
    return f"/cases/{case_id}/messages"


def _urgency(kind: TaskKind) -> Urgency:
    if kind in STOPPED:
        return Urgency.STOPPED
    return Urgency.WAITING if kind in SOON else Urgency.DUE
