"""A facilitator talks with people, explains, and has it decided whether they may meet."""

from datetime import datetime

from restorative.cases import commands as cases
from restorative.demo.cast import Somebody
from restorative.demo.work import Work
from restorative.people.rules import OrderKind
from restorative.preparation import commands
from restorative.preparation.forms import (
    AssessmentForm,
    ContactForm,
    ExplanationForm,
    PlanForm,
    RiskCheckForm,
    SafetyPlanForm,
    SuitabilityForm,
    WishesForm,
)
from restorative.preparation.rules import (
    Company,
    Concern,
    ContactWay,
    Domain,
    Gate,
    GateAnswer,
    Item,
    SpeakingOrder,
    Verdict,
)
from restorative.profile.days import local_day

SPOKEN = {"tk": "türkmençe", "ru": "по-русски", "uz": "oʻzbekcha", "en": "English"}
INTERPRETER = "Dilfuza Yusupova"
GATES = {f"gate_{gate}": GateAnswer.YES for gate in Gate}
CONCERNS = {f"concern_{domain}": Concern.NONE for domain in Domain}
SOME = {
    "concern_wellbeing": Concern.SOME,
    "evidence_wellbeing": "Gijelerine erbet ýatýar. Psiholog bilen gürleşýär.",
    "strengths": "Maşgalasy ýanynda durýar.",
}
SAFETY = SafetyPlanForm(
    triggers="Duýdansyz ses, ýapyk gapy.",
    signal="Iki barmak",
    seating="Gapynyň golaýynda, penjire arkada.",
    way_home="Maşgalasy bilen, ilkinji bolup gidýärler.",
    waiting="Iki garaşylýan otag, iki gapy.",
    quiet_room="Sessiz otag",
    phones="Telefonlar otagdan daşarda.",
    calls_after="Şol gün, ertesi we bir hepdeden.",
    emergency="03",
)


async def first_talks(work: Work, now: datetime) -> None:
    """With everybody, in a voice: a visit, or a call."""
    for one in work.present:
        await talk(work, one.name, now)


async def talk(work: Work, name: str, now: datetime) -> None:
    one = work.one(name)
    form = ContactForm(
        on=local_day(now, work.profile),
        how=ContactWay.VISIT if work.is_a_child(one) else ContactWay.CALL,
        reached=True,
        company=_company(one),
    )
    await commands.hold_contact(work.lead, work.case_id, work.people[name], form, now)


async def explain_to_all(work: Work, now: datetime) -> None:
    for one in work.present:
        await explain(work, one.name, now)


async def explain(work: Work, name: str, now: datetime) -> None:
    """Everything, in their language, and heard again in their own words."""
    one = work.one(name)
    form = ExplanationForm(
        items=tuple(Item),
        language=SPOKEN[one.details.language],
        interpreter=INTERPRETER if one.details.interpreter_language else None,
        teach_back=True,
    )
    await commands.explain(work.lead, work.case_id, work.people[name], form, now)


async def keep_apart(work: Work, one: str, other: str, kind: OrderKind, now: datetime) -> None:
    """These two will not be in one meeting (R2)."""
    await cases.record_no_contact(
        work.case_id,
        work.people[one],
        work.people[other],
        kind,
        local_day(now, work.profile),
        None,
        work.lead,
        now,
    )


async def hear_wishes(work: Work, now: datetime) -> None:
    for one in work.direct:
        if work.is_harmed_side(one):
            form = WishesForm(speaking=SpeakingOrder.LAST, hand_signal="Iki barmak")
            await commands.record_wishes(work.lead, work.case_id, work.people[one.name], form, now)


async def plan(work: Work, form: PlanForm, now: datetime) -> None:
    await commands.set_plan(work.lead, work.case_id, work.track_id, form, now)


async def assess(work: Work, now: datetime) -> None:
    form = AssessmentForm(**{**GATES, **CONCERNS, **SOME})  # type: ignore[arg-type]
    await commands.assess(work.lead, work.case_id, work.track_id, form, now)


async def decide(work: Work, now: datetime) -> None:
    """The supervisor's decision."""
    form = SuitabilityForm(decision=Verdict.GO, reasons="Hemmeler öz islegi bilen gelýär.")
    supervisor, _ = work.office.supervisors
    await commands.decide_suitability(supervisor, work.case_id, work.track_id, form, now)


async def decide_as_second(work: Work, now: datetime) -> None:
    """Where a child was harmed two people decide (R11)."""
    if any(work.is_a_child(one) and work.is_harmed_side(one) for one in work.direct):
        _, other = work.office.supervisors
        await commands.sign_suitability(other, work.case_id, work.track_id, now)


async def plan_for_safety(work: Work, now: datetime) -> None:
    await commands.write_safety_plan(work.lead, work.case_id, work.track_id, SAFETY, now)


async def check_risk(work: Work, now: datetime) -> None:
    form = RiskCheckForm(unchanged=True)
    await commands.check_risk(work.lead, work.case_id, work.track_id, form, now)


def _company(one: Somebody) -> tuple[Company, ...]:
    """A child is talked with alone, or with somebody who is nobody's parent."""
    return (Company.INTERPRETER,) if one.details.interpreter_language else ()
