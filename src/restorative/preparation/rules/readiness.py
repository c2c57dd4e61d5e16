"""What of the preparation still stands in the way of a meeting (R11, R12, R13, R18)."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Member
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import Sentence, say
from restorative.preparation.rules.assessing import Assessment, RiskCheck
from restorative.preparation.rules.contacts import (
    ContactHeld,
    owes_a_talk_alone,
    was_talked_to,
    was_talked_to_alone,
)
from restorative.preparation.rules.deciding import Suitability
from restorative.preparation.rules.explaining import Explained
from restorative.preparation.rules.planning import MeetingPlan, Wishes
from restorative.profile import Profile


class Preparation(msgspec.Struct, frozen=True):
    """All that is known of one track's preparation, without a word of what was said."""

    track_id: UUID
    contacts: tuple[ContactHeld, ...] = ()
    explained: dict[UUID, Explained] = {}
    wishes: dict[UUID, Wishes] = {}
    plan: MeetingPlan | None = None
    assessment: Assessment | None = None
    suitability: Suitability | None = None
    safety_plan_at: datetime | None = None
    risk_check: RiskCheck | None = None

    @property
    def risk_checked_at(self) -> datetime | None:
        return self.risk_check.at if self.risk_check else None

    def understood_at(self, person_id: UUID) -> datetime | None:
        told = self.explained.get(person_id)
        return told.at if told else None


def blockers_of_scheduling(
    circle: Circle, preparation: Preparation, profile: Profile, now: datetime
) -> list[Blocker]:
    """One list for the page and for the command; consent has its own."""
    where = f"/cases/{circle.case_id}/tracks/{circle.track_id}"
    return [
        *_plan(preparation, where),
        *(found for one in circle.direct for found in _talks(one, circle, preparation)),
        *_suitability(preparation, where),
        *_safety(preparation, where),
    ]


def _plan(preparation: Preparation, where: str) -> list[Blocker]:
    if preparation.plan is None:
        return [
            Blocker("R24", say("Write down what kind of meeting it shall be."), f"{where}/plan")
        ]
    if not preparation.plan.format.is_joint:
        return [
            Blocker("R24", say("The plan is to stay apart. No meeting is due."), f"{where}/plan")
        ]
    return []


def _talks(member: Member, circle: Circle, preparation: Preparation) -> list[Blocker]:
    person, who = member.person_id, member.card.initials
    where = f"/cases/{circle.case_id}/preparation/{person}"
    if not was_talked_to(person, preparation.contacts):
        say_it = say("Nobody has talked with %(who)s yet.", who=who)
        return [Blocker("R18", say_it, f"{where}/contacts", person)]
    found = []
    if owes_a_talk_alone(member) and not was_talked_to_alone(person, preparation.contacts):
        alone = say("Talk with %(who)s without the parents or guardians.", who=who)
        found.append(Blocker("R18", alone, f"{where}/contacts", person))
    if preparation.understood_at(person) is None:
        told = say("Explain everything to %(who)s, and hear it in their own words.", who=who)
        found.append(Blocker("R25", told, f"{where}/explanation", person))
    return found


def _suitability(preparation: Preparation, where: str) -> list[Blocker]:
    sentence = _why_unsuitable(preparation)
    return [Blocker("R11", sentence, f"{where}/suitability")] if sentence else []


def _why_unsuitable(preparation: Preparation) -> Sentence | None:
    decision, assessment = preparation.suitability, preparation.assessment
    if decision is None:
        return say("A supervisor has to decide whether they may meet.")
    if decision.needs_second:
        return say("A second supervisor has to sign the decision.")
    if not decision.decision.allows_meeting:
        return say("The decision is that they do not meet now.")
    if assessment and assessment.shut_gates and assessment.at > decision.decided_at:
        return say("A gate question was answered anew, and not with yes. Decide again.")
    if _got_worse(preparation.risk_check, decision):
        return say("Something has changed since the decision. Decide again.")
    return None


def _got_worse(check: RiskCheck | None, decision: Suitability) -> bool:
    return check is not None and not check.unchanged and check.at > decision.decided_at


def _safety(preparation: Preparation, where: str) -> list[Blocker]:
    if preparation.safety_plan_at:
        return []
    return [Blocker("6.5", say("Write the safety plan."), f"{where}/safety-plan")]
