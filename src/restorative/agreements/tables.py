"""Tables of the agreement; signatures, objections and read-backs are never changed."""

from piccolo.columns import UUID, BigInt, Boolean, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table


class Agreement(Table, tablename="agreement"):
    """One per track. `missing` and `in_force_since` are projections for lists, rewritten by
    every command: the number of people who have still to sign, and when nobody had."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    track_id = UUID(unique=True, index=True, default=None)
    key_id = UUID(default=None)
    opened_at = Timestamptz(default=None)
    opened_by = UUID(default=None)
    missing = Integer(default=0)
    in_force_since = Timestamptz(null=True, default=None)


class AgreementVersion(Table, tablename="agreement_version"):
    """Its words at one time; the first signature fixes them."""

    id = UUID(primary_key=True, default=None)
    agreement_id = UUID(index=True, default=None)
    number = Integer(default=1)
    language = Varchar(length=8)
    opened_at = Timestamptz(default=None)
    opened_by = UUID(default=None)


class AgreementAction(Table, tablename="agreement_action"):
    """One line of one version; `action_id` stays the same from version to version."""

    id = UUID(primary_key=True, default=None)
    version_id = UUID(index=True, default=None)
    action_id = UUID(index=True, default=None)
    number = Integer(default=1)
    kind = Varchar(length=40)
    who = UUID(default=None)
    for_whom = UUID(null=True, default=None)
    by_when = Date(default=None)
    confirmed_by = Varchar(length=20)
    verifier_agreed_at = Timestamptz(null=True, default=None)
    amount = BigInt(default=0)
    hours = Integer(default=0)
    shared_with_harmed = Boolean(default=False)
    sealed = Bytea(default=b"")
    revision = Integer(default=1)


class AgreementReadBack(Table, tablename="agreement_read_back"):
    """The text was read aloud to one person."""

    id = UUID(primary_key=True, default=None)
    version_id = UUID(index=True, default=None)
    person_id = UUID(default=None)
    text_hash = Varchar(length=64)
    language = Varchar(length=8)
    read_at = Timestamptz(default=None)
    read_by = UUID(default=None)


class AgreementObjection(Table, tablename="agreement_objection"):
    """Somebody wants a change, or does not want to sign; their words are sealed."""

    id = UUID(primary_key=True, default=None)
    version_id = UUID(index=True, default=None)
    person_id = UUID(default=None)
    text_hash = Varchar(length=64)
    action_id = UUID(null=True, default=None)
    sealed = Bytea(default=b"")
    said_at = Timestamptz(default=None)
    recorded_by = UUID(null=True, default=None)


class AgreementSignature(Table, tablename="agreement_signature"):
    """One person's yes to the words of their own copy; the witness's name is sealed."""

    id = UUID(primary_key=True, default=None)
    version_id = UUID(index=True, default=None)
    person_id = UUID(default=None)
    text_hash = Varchar(length=64)
    how = Varchar(length=10)
    sealed = Bytea(default=b"")
    signed_at = Timestamptz(default=None)
    recorded_by = UUID(null=True, default=None)


class AgreementInForce(Table, tablename="agreement_in_force"):
    """The last yes that a version needed was given; it stays so, whoever joins or leaves later."""

    version_id = UUID(primary_key=True, default=None)
    signed_at = Timestamptz(default=None)
