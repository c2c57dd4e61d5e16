"""What preparation asks of staff next, for the work list."""

from datetime import datetime

from restorative.cases.rules import Circle, Member
from restorative.kernel.sentences import say
from restorative.kernel.todo import ToDo, Urgency
from restorative.preparation.rules.contacts import was_talked_to
from restorative.preparation.rules.deciding import Suitability
from restorative.preparation.rules.readiness import Preparation


def to_do(circle: Circle, known: Preparation, since: datetime) -> list[ToDo]:
    """`since` is when the case came in."""
    talks = [
        _talk(one, circle, since)
        for one in circle.direct
        if not was_talked_to(one.person_id, known.contacts)
    ]
    return talks or _decision(circle, known)


def _talk(member: Member, circle: Circle, since: datetime) -> ToDo:
    return ToDo(
        case_id=circle.case_id,
        what=say("Talk with %(who)s for the first time", who=member.card.initials),
        since=since,
        state=say("Not talked with yet"),
        where=f"/cases/{circle.case_id}/preparation/{member.person_id}/contacts",
    )


def _decision(circle: Circle, known: Preparation) -> list[ToDo]:
    who = circle.young_person.card.initials
    where = f"/cases/{circle.case_id}/tracks/{circle.track_id}"
    decision, assessment = known.suitability, known.assessment
    if assessment is None:
        since = max(one.at for one in known.contacts)
        what = say("Write the assessment for %(who)s", who=who)
        return [ToDo(circle.case_id, what, since, say("Open"), f"{where}/assessment")]
    if decision is None:
        what = say("Decide whether %(who)s and the person harmed may meet", who=who)
        waits = say("Waits for a supervisor")
        page = f"{where}/suitability"
        return [ToDo(circle.case_id, what, assessment.at, waits, page, Urgency.WAITING)]
    return _second(circle, decision, f"{where}/suitability")


def _second(circle: Circle, decision: Suitability, where: str) -> list[ToDo]:
    if not decision.needs_second:
        return []
    what = say("Sign the decision about %(who)s", who=circle.young_person.card.initials)
    waits = say("Waits for a second supervisor")
    return [ToDo(circle.case_id, what, decision.decided_at, waits, where, Urgency.WAITING)]
