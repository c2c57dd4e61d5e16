"""What is kept of cases; what was decided is never changed, only added to."""

from piccolo.columns import UUID, BigInt, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table


class CaseNumber(Table, tablename="case_number"):
    """The last number given in a year."""

    year = Integer(primary_key=True, default=None)
    last = Integer(default=0)


class Case(Table, tablename="case_file"):
    """`sealed` holds the Referral under the key that the case shares.

    `state` repeats what the acts say, so that lists can filter by it;
    `roster` counts the people who ever joined (R32).
    """

    id = UUID(primary_key=True, default=None)
    reference = Varchar(length=20, unique=True)
    year = Integer(default=0)
    number = Integer(default=0)
    key_id = UUID(default=None)
    sealed = Bytea()
    referred_on = Date(default=None)
    received_at = Timestamptz(default=None, index=True)
    received_by = UUID(default=None)
    state = Varchar(length=20, index=True)
    roster = Integer(default=0)
    version = Integer(default=1)


class CaseActRow(Table, tablename="case_act"):
    """`sealed` holds the Note, when there is one."""

    id = UUID(primary_key=True, default=None)
    place = Varchar(length=60, unique=True)
    case_id = UUID(default=None, index=True)
    number = Integer(default=1)
    act = Varchar(length=20)
    reasons = Varchar(length=300, default="")
    key_id = UUID(default=None)
    sealed = Bytea(null=True, default=None)
    account_id = UUID(null=True, default=None, index=True)
    at = Timestamptz(default=None)
    by = UUID(default=None)


class TrackRow(Table, tablename="track"):
    """One responsible young person's way through the case (R39)."""

    id = UUID(primary_key=True, default=None)
    place = Varchar(length=60, unique=True)
    case_id = UUID(default=None, index=True)
    number = Integer(default=1)
    person_id = UUID(default=None, unique=True)
    key_id = UUID(default=None)


class DeadlineMet(Table, tablename="deadline_met"):
    """The meeting of a track was held, or its people agreed without one."""

    track_id = UUID(primary_key=True, default=None)
    met_on = Date(default=None)


class Membership(Table, tablename="membership"):
    """Who belongs to a case, as what, for whom; a person in two cases is two records."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    person_id = UUID(default=None, unique=True)
    role = Varchar(length=20)
    side = Varchar(length=20)
    track_id = UUID(null=True, default=None)
    for_person_id = UUID(null=True, default=None)
    key_id = UUID(default=None)
    number = Integer(default=1)
    joined_at = Timestamptz(default=None)
    joined_by = UUID(default=None)
    left_at = Timestamptz(null=True, default=None)
    left_by = UUID(null=True, default=None)


class ContactPermissionRow(Table, tablename="contact_permission"):
    """C0; the row with the highest number counts."""

    id = UUID(primary_key=True, default=None)
    place = Varchar(length=60, unique=True)
    case_id = UUID(default=None, index=True)
    person_id = UUID(default=None, index=True)
    number = Integer(default=1)
    answer = Varchar(length=20)
    given_by = Varchar(length=20)
    given_how = Varchar(length=20)
    given_to = Varchar(length=20)
    given_on = Date(default=None)
    recorded_at = Timestamptz(default=None)
    recorded_by = UUID(default=None)


class MandateRow(Table, tablename="mandate"):
    """`sealed` holds the Mandate; the newest counts."""

    id = UUID(primary_key=True, default=None)
    person_id = UUID(default=None, index=True)
    for_person_id = UUID(default=None, index=True)
    key_id = UUID(default=None)
    sealed = Bytea()
    recorded_at = Timestamptz(default=None)
    recorded_by = UUID(default=None)


class DeclarationRow(Table, tablename="interest_declaration"):
    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    account_id = UUID(default=None, index=True)
    number = BigInt(default=1)
    place = Varchar(length=90, unique=True)
    tie = Varchar(length=20)
    roster = Integer(default=0)
    at = Timestamptz(default=None)


class DeadlineExtension(Table, tablename="deadline_extension"):
    """`sealed` holds the Extension: who granted it is a person."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    key_id = UUID(default=None)
    sealed = Bytea()
    recorded_at = Timestamptz(default=None)
    recorded_by = UUID(default=None)


class TrackHold(Table, tablename="track_hold"):
    """A track was put on hold (`reason`), or taken up again (empty)."""

    id = UUID(primary_key=True, default=None)
    place = Varchar(length=60, unique=True)
    case_id = UUID(default=None, index=True)
    track_id = UUID(default=None, index=True)
    number = Integer(default=1)
    reason = Varchar(length=20, default="")
    at = Timestamptz(default=None)
    by = UUID(default=None)
