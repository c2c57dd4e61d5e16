"""What is kept of preparation: every line stays; what was said is sealed under its party's key."""

from piccolo.columns import UUID, Boolean, Bytea, Date, Timestamptz, Varchar
from piccolo.table import Table


class ContactRow(Table, tablename="preparation_contact"):
    """`sealed` holds the Note: for the facilitators of the case alone (R16)."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    person_id = UUID(default=None, index=True)
    on = Date(default=None)
    how = Varchar(length=20)
    reached = Boolean(default=False)
    company = Varchar(length=120, default="")
    key_id = UUID(default=None)
    sealed = Bytea(null=True, default=None)
    at = Timestamptz(default=None)
    by = UUID(default=None)


class ExplanationRow(Table, tablename="explanation"):
    """`sealed` holds the Helper: the interpreter's name."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    person_id = UUID(default=None, index=True)
    language = Varchar(length=20)
    items = Varchar(length=300, default="")
    teach_back = Boolean(default=False)
    key_id = UUID(default=None)
    sealed = Bytea(null=True, default=None)
    at = Timestamptz(default=None)
    by = UUID(default=None)


class WishesRow(Table, tablename="preparation_wishes"):
    """`sealed` holds the Wishes; the newest counts."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    person_id = UUID(default=None, index=True)
    key_id = UUID(default=None)
    sealed = Bytea()
    at = Timestamptz(default=None)
    by = UUID(default=None)


class PlanRow(Table, tablename="meeting_plan"):
    """`sealed` holds the Note: why the person harmed was not asked first. The newest counts."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    track_id = UUID(default=None, index=True)
    format = Varchar(length=20)
    place_kind = Varchar(length=20)
    in_person = Boolean(default=True)
    attendee_categories = Varchar(length=120, default="")
    harmed_asked_first = Boolean(default=False)
    key_id = UUID(default=None)
    sealed = Bytea(null=True, default=None)
    set_at = Timestamptz(default=None)
    set_by = UUID(default=None)


class AssessmentRow(Table, tablename="assessment"):
    """`sealed` holds the Findings, the answers to the gate questions among them."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    track_id = UUID(default=None, index=True)
    key_id = UUID(default=None)
    sealed = Bytea()
    at = Timestamptz(default=None)
    by = UUID(default=None)


class RiskCheckRow(Table, tablename="risk_check"):
    """`sealed` holds the Note."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    track_id = UUID(default=None, index=True)
    unchanged = Boolean(default=False)
    key_id = UUID(default=None)
    sealed = Bytea(null=True, default=None)
    at = Timestamptz(default=None)
    by = UUID(default=None)


class SuitabilityRow(Table, tablename="suitability"):
    """`sealed` holds the Reasons; the newest counts."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    track_id = UUID(default=None, index=True)
    decision = Varchar(length=20)
    flagged = Varchar(length=120, default="")
    specialist = Boolean(default=False)
    review_on = Date(null=True, default=None)
    key_id = UUID(default=None)
    sealed = Bytea()
    decided_at = Timestamptz(default=None)
    decided_by = UUID(default=None)


class SuitabilitySignature(Table, tablename="suitability_signature"):
    """The second person's; one for each decision."""

    id = UUID(primary_key=True, default=None)
    suitability_id = UUID(default=None, unique=True)
    signed_at = Timestamptz(default=None)
    signed_by = UUID(default=None)


class SafetyPlanRow(Table, tablename="safety_plan"):
    """`sealed` holds the SafetyPlan; the newest counts."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    track_id = UUID(default=None, index=True)
    key_id = UUID(default=None)
    sealed = Bytea()
    written_at = Timestamptz(default=None)
    written_by = UUID(default=None)
