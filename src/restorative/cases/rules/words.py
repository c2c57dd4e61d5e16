"""How staff pages call what is chosen from a list about cases."""

from restorative.cases.rules.circle import Role
from restorative.cases.rules.clock import HoldReason
from restorative.cases.rules.interests import Tie
from restorative.cases.rules.permission import Answered, GivenBy, GivenHow, GivenTo
from restorative.cases.rules.referral import Proceedings
from restorative.cases.rules.states import CaseState, DeclineReason, MissingData
from restorative.kernel.sentences import Sentence, say

STATES: dict[CaseState, Sentence] = {
    CaseState.REFERRED: say("To decide"),
    CaseState.RETURNED: say("Waiting for data"),
    CaseState.ACCEPTED: say("To give to a facilitator"),
    CaseState.ALLOCATED: say("With a facilitator"),
    CaseState.DECLINED: say("Declined"),
    CaseState.CLOSED: say("Closed"),
}
ROLES: dict[Role, Sentence] = {
    Role.RESPONSIBLE: say("Responsible young person"),
    Role.HARMED: say("Person harmed"),
    Role.GUARDIAN: say("Guardian"),
    Role.REPRESENTATIVE: say("Representative"),
    Role.SUPPORTER: say("Supporter"),
    Role.APPROPRIATE_ADULT: say("Appropriate adult"),
}
REFERRERS: dict[str, Sentence] = {
    "prosecutor": say("Prosecutor"),
    "investigator": say("Investigator"),
    "police": say("Police"),
    "court": say("Court"),
    "inspector": say("Inspector on minors’ affairs"),
    "commission": say("Commission on Minors"),
    "school": say("School"),
    "self_or_family": say("The people themselves, or their family"),
}
PROCEEDINGS: dict[Proceedings, Sentence] = {
    Proceedings.NONE: say("No proceedings"),
    Proceedings.CHECK: say("Check before proceedings"),
    Proceedings.INVESTIGATION: say("Investigation"),
    Proceedings.PROSECUTOR: say("With the prosecutor"),
    Proceedings.COURT: say("Before the court"),
    Proceedings.AFTER_DECISION: say("After a decision"),
}
HARMS: dict[str, Sentence] = {
    "property": say("Something was damaged"),
    "theft": say("Something was taken"),
    "injury": say("Somebody was hurt"),
    "threat": say("Threats"),
    "bullying": say("Bullying"),
    "online": say("Online"),
    "other": say("Something else"),
    "sexual": say("Sexual harm"),
    "family_violence": say("Violence in the family"),
    "death_or_serious_injury": say("Death or serious injury"),
    "exploitation": say("Exploitation"),
}
MISSING: dict[MissingData, Sentence] = {
    MissingData.YOUNG_PERSON: say("About the young person"),
    MissingData.GUARDIAN: say("About a parent or guardian"),
    MissingData.PERSON_HARMED: say("About the person harmed"),
    MissingData.CONTACT_PERMISSION: say("Whether the person harmed may be contacted"),
    MissingData.INCIDENT: say("About what happened"),
    MissingData.ORDERS: say("Orders that stand"),
}
DECLINED: dict[DeclineReason, Sentence] = {
    DeclineReason.DENIES_FACTS: say("The young person does not accept the basic facts"),
    DeclineReason.NO_HARM: say("Nobody was harmed"),
    DeclineReason.WAS_ADULT: say("The person was an adult when it happened"),
    DeclineReason.OUT_OF_SCOPE: say("This office does not take such cases"),
    DeclineReason.CHILD_PROTECTION: say("Handed on to child protection"),
    DeclineReason.HEALTH: say("Handed on to a health service"),
}
ANSWERS: dict[Answered, Sentence] = {
    Answered.YES: say("Yes, the office may contact them"),
    Answered.NO: say("No"),
    Answered.WITHDRAWN: say("Taken back"),
}
GIVEN_BY: dict[GivenBy, Sentence] = {
    GivenBy.SELF: say("The person harmed"),
    GivenBy.GUARDIAN: say("A parent or guardian"),
    GivenBy.REPRESENTATIVE: say("Somebody who may speak for the organisation"),
}
GIVEN_HOW: dict[GivenHow, Sentence] = {
    GivenHow.IN_PERSON: say("In person"),
    GivenHow.BY_PHONE: say("By phone"),
    GivenHow.IN_WRITING: say("In writing"),
}
GIVEN_TO: dict[GivenTo, Sentence] = {
    GivenTo.REFERRER: say("To the referring body"),
    GivenTo.OFFICE: say("To this office"),
}
TIES: dict[Tie, Sentence] = {
    Tie.NONE: say("I know nobody in this case"),
    Tie.RELATED: say("I am related to somebody"),
    Tie.FRIEND: say("Somebody is a friend or a neighbour"),
    Tie.TEACHES: say("I teach or taught somebody"),
    Tie.SUPERVISES: say("I supervise somebody"),
    Tie.INVESTIGATES: say("I took part in the investigation"),
    Tie.PROSECUTES: say("I act for the prosecution"),
    Tie.TREATS: say("I treat somebody as a doctor or psychologist"),
    Tie.REGISTERED: say("I registered the young person as an inspector"),
}
HOLDS: dict[HoldReason, Sentence] = {
    HoldReason.EXAMS: say("Exams"),
    HoldReason.ILLNESS: say("Illness"),
    HoldReason.CUSTODY: say("In custody"),
    HoldReason.APPEAL: say("An appeal is open"),
    HoldReason.SAFEGUARDING: say("A child may need protection"),
    HoldReason.AWAY: say("Away"),
    HoldReason.UNDECIDED: say("Somebody needs time to decide"),
}
