"""What staff may submit while they prepare a meeting."""

from typing import Annotated

import msgspec

from restorative.kernel.sentences import say
from restorative.preparation.rules import (
    AttendeeCategory,
    Company,
    Concern,
    ContactWay,
    Format,
    GateAnswer,
    Item,
    PlaceKind,
    SpeakingOrder,
    Verdict,
)
from restorative.web.fields import (
    Day,
    Line,
    LongText,
    Missing,
    OptionalDay,
    OptionalLine,
    OptionalLongText,
    OptionalName,
    OptionalShortText,
)

HowChosen = Annotated[ContactWay, Missing(say("Choose how you were in contact."))]
DayChosen = Annotated[Day, Missing(say("Enter the day."))]
YesOrNo = Annotated[bool, Missing(say("Choose yes or no."))]
Answered = Annotated[GateAnswer, Missing(say("Answer every question, even with “not known”."))]
Weighed = Annotated[Concern, Missing(say("Choose a word for each line."))]


class ContactForm(msgspec.Struct, frozen=True, kw_only=True):
    on: DayChosen
    how: HowChosen
    reached: YesOrNo
    company: tuple[Company, ...] = ()
    note: OptionalLongText = None


class ExplanationForm(msgspec.Struct, frozen=True, kw_only=True):
    items: Annotated[tuple[Item, ...], Missing(say("Tick what you have explained."))]
    language: Annotated[Line, Missing(say("Enter the language you spoke."))]
    interpreter: OptionalName = None
    teach_back: bool = False


class WishesForm(msgspec.Struct, frozen=True, kw_only=True):
    speaking: SpeakingOrder = SpeakingOrder.NO_WISH
    hand_signal: OptionalLine = None
    seat: OptionalShortText = None


class PlanForm(msgspec.Struct, frozen=True, kw_only=True):
    format: Annotated[Format, Missing(say("Choose the kind of meeting."))]
    place_kind: Annotated[PlaceKind, Missing(say("Choose the kind of place."))]
    in_person: YesOrNo
    categories: tuple[AttendeeCategory, ...] = ()
    harmed_asked_first: YesOrNo
    reason: OptionalShortText = None


class AssessmentForm(msgspec.Struct, frozen=True, kw_only=True):
    """One field for each gate and each domain, under the names of the enums."""

    gate_acknowledges: Answered
    gate_free_of_pressure: Answered
    gate_harmed_wants_it: Answered
    gate_understands: Answered
    gate_no_order: Answered
    gate_no_threat: Answered
    gate_trained: Answered
    concern_responsibility: Weighed
    concern_wellbeing: Weighed
    concern_power: Weighed
    concern_safety: Weighed
    concern_special: Weighed
    concern_capacity: Weighed
    concern_family: Weighed
    concern_practical: Weighed
    concern_online: Weighed
    evidence_responsibility: OptionalLongText = None
    evidence_wellbeing: OptionalLongText = None
    evidence_power: OptionalLongText = None
    evidence_safety: OptionalLongText = None
    evidence_special: OptionalLongText = None
    evidence_capacity: OptionalLongText = None
    evidence_family: OptionalLongText = None
    evidence_practical: OptionalLongText = None
    evidence_online: OptionalLongText = None
    strengths: OptionalLongText = None


class RiskCheckForm(msgspec.Struct, frozen=True, kw_only=True):
    unchanged: YesOrNo
    note: OptionalLongText = None


class SuitabilityForm(msgspec.Struct, frozen=True, kw_only=True):
    decision: Annotated[Verdict, Missing(say("Choose a decision."))]
    reasons: Annotated[LongText, Missing(say("Write down the reasons."))]
    conditions: OptionalLongText = None
    review_on: OptionalDay = None
    specialist: bool = False


class SafetyPlanForm(msgspec.Struct, frozen=True, kw_only=True):
    triggers: OptionalLongText = None
    signal: OptionalLongText = None
    seating: OptionalLongText = None
    exits: OptionalLongText = None
    way_home: OptionalLongText = None
    waiting: OptionalLongText = None
    quiet_room: OptionalLongText = None
    phones: OptionalLongText = None
    calls_after: OptionalLongText = None
    contact_after: OptionalLongText = None
    emergency: OptionalLongText = None
