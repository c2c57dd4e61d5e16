"""What in the answers stands in the way of a meeting: one list for page and command (R3 to R5)."""

from collections.abc import Sequence
from uuid import UUID

from restorative.cases.rules import Member, Side
from restorative.consent.rules.codes import MEETING, TITLES, Code, Is
from restorative.consent.rules.keys import FOR_A_CHILD, scopes
from restorative.consent.rules.matrix import Cell, Matrix
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import Sentence, say

RULES: dict[Is, str] = {
    Is.NO: "R3",
    Is.WITHDRAWN: "R5",
    Is.STALE: "R20",
    Is.VOID: "R10",
    Is.AWAITING: "R46",
}

OWN_SAID: dict[Is, Sentence] = {
    Is.NO: say("%(who)s said no to “%(what)s”."),
    Is.WITHDRAWN: say("%(who)s has stopped “%(what)s”."),
    Is.NOT_SURE: say("%(who)s is not sure about “%(what)s” yet."),
    Is.TALK_FIRST: say("%(who)s wants to talk before answering “%(what)s”."),
    Is.MISSING: say("%(who)s has not answered “%(what)s” yet."),
    Is.AWAITING: say("%(who)s said yes to “%(what)s”. %(why)s"),
    Is.STALE: say("The answer of %(who)s to “%(what)s” no longer holds. %(why)s"),
    Is.VOID: say("The answer of %(who)s to “%(what)s” has no effect. %(why)s"),
}

SAID_FOR_A_CHILD: dict[Is, Sentence] = {
    Is.NO: say("%(who)s said no for %(child)s to “%(what)s”."),
    Is.WITHDRAWN: say("%(who)s has stopped for %(child)s: “%(what)s”."),
    Is.NOT_SURE: say("%(who)s is not sure for %(child)s about “%(what)s” yet."),
    Is.TALK_FIRST: say("%(who)s wants to talk before answering for %(child)s: “%(what)s”."),
    Is.MISSING: say("%(who)s has not answered for %(child)s yet: “%(what)s”."),
    Is.AWAITING: say("%(who)s said yes for %(child)s to “%(what)s”. %(why)s"),
    Is.STALE: say("What %(who)s said for %(child)s to “%(what)s” no longer holds. %(why)s"),
}


def blockers_of_meeting(found: Matrix) -> list[Blocker]:
    """Nobody meets while one needed yes is missing (R3, R4, R8, R10, R19, R20)."""
    return [
        *_nothing_to_agree_to(found),
        *(blocker for one in found.circle.direct for blocker in _own(one, found)),
        *(
            blocker
            for child in found.circle.minors
            if child.is_direct
            for blocker in _second_key(child, found)
        ),
    ]


def _nothing_to_agree_to(found: Matrix) -> list[Blocker]:
    where = f"/cases/{found.circle.case_id}/tracks/{found.circle.track_id}/plan"
    if found.plan is None or not found.plan.format.is_joint:
        return [Blocker("R20", say("No meeting is planned that people could agree to."), where)]
    missing = {Side.RESPONSIBLE, Side.HARMED} - {one.side for one in found.circle.direct}
    return [
        Blocker("R4", say("Nobody from this side takes part themselves."), where) for _ in missing
    ]


def _own(member: Member, found: Matrix) -> list[Blocker]:
    return [
        _blocker(cell, member, found)
        for cell in found.cells
        if cell.key.person_id == member.person_id
        and cell.key.on_behalf_of is None
        and cell.code in MEETING
        and not cell.state.is_yes
    ]


def _second_key(child: Member, found: Matrix) -> list[Blocker]:
    return [
        blocker
        for code in FOR_A_CHILD[child.side]
        if code in MEETING
        for scope in scopes(code, child, found.plan)
        for blocker in unauthorised(child, code, scope, found)
    ]


def unauthorised(child: Member, code: Code, scope: str, found: Matrix) -> list[Blocker]:
    """Any guardian who may decide is enough; any guardian's no is enough to stop."""
    cells = [
        cell for cell in found.for_child(child, code, scope) if cell.state.stands is not Is.VOID
    ]
    against = [cell for cell in cells if cell.state.says_no]
    if against:
        return [_blocker(cell, child, found) for cell in against]
    if any(cell.state.is_yes for cell in cells):
        return []
    return [_why_unauthorised(child, cells, found)]


def _why_unauthorised(child: Member, cells: Sequence[Cell], found: Matrix) -> Blocker:
    waiting = cells[0] if cells else None
    if waiting:
        return _blocker(waiting, child, found)
    sentence = say(
        "%(who)s needs a guardian or another adult who may decide.", who=child.card.initials
    )
    where = f"/cases/{found.circle.case_id}/people"
    return Blocker("R10", sentence, where, child.person_id)


def _blocker(cell: Cell, member: Member, found: Matrix) -> Blocker:
    rule = "R8" if cell.code is Code.C2 else RULES.get(cell.state.stands, "R4")
    where = f"/cases/{found.circle.case_id}/consent"
    return Blocker(rule, _said(cell, found), where, member.person_id)


def _said(cell: Cell, found: Matrix) -> Sentence:
    stands, child = cell.state.stands, cell.key.on_behalf_of
    values = {
        "who": _initials(cell.key.person_id, found),
        "what": TITLES[cell.code],
        "child": _initials(child, found) if child else "",
        "why": cell.state.why or "",
    }
    return say((SAID_FOR_A_CHILD if child else OWN_SAID)[stands].text, **values)


def _initials(person_id: UUID, found: Matrix) -> str:
    member = found.circle.member(person_id)
    return member.card.initials if member else ""
