"""What is kept of people's answers: every line stays as it was written (R26)."""

from piccolo.columns import UUID, Boolean, Bytea, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table


class WordingRow(Table, tablename="consent_wording"):
    """A text that was shown to somebody, kept once under the fingerprint of its content."""

    id = UUID(primary_key=True, default=None)
    fingerprint = Varchar(length=64, unique=True)
    content = Text()


class DecisionRow(Table, tablename="consent_decision"):
    """`sealed` holds the Evidence, under the key of the party of whoever answered."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    number = Integer(default=1)
    code = Varchar(length=4)
    person_id = UUID(default=None, index=True)
    on_behalf_of = UUID(null=True, default=None)
    scope = Varchar(length=60, default="")
    track_id = UUID(null=True, default=None)
    answer = Varchar(length=20)
    how = Varchar(length=20)
    at = Timestamptz(default=None)
    wording = Varchar(length=64, default="")
    language = Varchar(length=20, default="")
    link_id = UUID(null=True, default=None)
    recorded_by = UUID(null=True, default=None)
    explained_at = Timestamptz(null=True, default=None)
    explained_by = UUID(null=True, default=None)
    authority = Varchar(length=30, default="")
    offered = Varchar(length=40, default="")
    voluntary = Boolean(default=False)
    cooling_off_waived = Boolean(default=False)
    supersedes = UUID(null=True, default=None)
    key_id = UUID(default=None)
    sealed = Bytea(null=True, default=None)


class Countersignature(Table, tablename="consent_countersignature"):
    """A second member of staff stands by an answer; one for each."""

    id = UUID(primary_key=True, default=None)
    decision_id = UUID(default=None, unique=True)
    case_id = UUID(default=None, index=True)
    at = Timestamptz(default=None)
    by = UUID(default=None)
