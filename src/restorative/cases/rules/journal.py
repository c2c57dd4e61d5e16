"""What happened in a case, in sentences for its journal; nothing in them is a story."""

from collections.abc import Mapping
from uuid import UUID

from restorative.cases.rules.clock import Extension
from restorative.cases.rules.files import JournalLine
from restorative.cases.rules.permission import Answered
from restorative.cases.rules.states import Act, CaseAct
from restorative.kernel.sentences import Sentence, say

DID: dict[Act, Sentence] = {
    Act.RECORDED: say("The referral was recorded."),
    Act.RETURNED: say("The referral was sent back for missing data."),
    Act.ACCEPTED: say("The referral was accepted."),
    Act.DECLINED: say("The referral was declined."),
    Act.CLOSED: say("The case was closed."),
}


def line_of_act(act: CaseAct, names: Mapping[UUID, str]) -> JournalLine:
    return JournalLine(act.at, act.by, _what_of(act, names))


def _what_of(act: CaseAct, names: Mapping[UUID, str]) -> Sentence:
    name = names.get(act.account_id, "") if act.account_id else ""
    match act.act:
        case Act.ALLOCATED:
            return say("The case was given to %(name)s.", name=name)
        case Act.STOOD_DOWN:
            return say("The case was taken from %(name)s.", name=name)
        case _:
            return DID[act.act]


def what_of_hold(reason: str, called: str) -> Sentence:
    if reason:
        return say("The preparation of %(name)s was put on hold.", name=called)
    return say("The preparation of %(name)s was taken up again.", name=called)


def what_of_extension(extension: Extension) -> Sentence:
    return say("The deadline was moved to %(day)s.", day=extension.until_on)


def what_of_joining(called: str) -> Sentence:
    return say("%(name)s was added.", name=called)


def what_of_permission(called: str, answer: str) -> Sentence:
    if answer == Answered.YES.value:
        return say("%(name)s may be contacted.", name=called)
    return say("%(name)s may not be contacted.", name=called)
