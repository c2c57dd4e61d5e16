"""What the gate keeps. Secrets lie here as fingerprints or hashes, names and phones sealed."""

from piccolo.columns import (
    UUID,
    BigInt,
    Boolean,
    Bytea,
    ForeignKey,
    Integer,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.columns.base import OnDelete
from piccolo.table import Table


class OfficeRow(Table, tablename="office"):
    """One row. `key_id` seals what the gate knows of staff."""

    id = UUID(primary_key=True, default=None)
    name = Text()
    phone = Text()
    hours = Text()
    language = Varchar(8)
    sender = Text()
    time_zone = Text()
    profile = Text()
    exit_site = Text()
    key_id = UUID(default=None)


class Account(Table, tablename="account"):
    """`sealed` holds name, phone, e-mail and the secret of the second factor."""

    id = UUID(primary_key=True, default=None)
    sign_in_name = Varchar(60, unique=True)
    standing = Varchar(20)
    language = Varchar(8)
    sealed = Bytea()
    key_id = UUID(default=None)
    password_hash = Text(null=True, default=None)
    setup_digest = Bytea(null=True, default=None, unique=True)
    setup_until = Timestamptz(null=True, default=None)
    enrolled_at = Timestamptz(null=True, default=None)
    factor_step = BigInt(default=0)
    created_at = Timestamptz(default=None)
    created_by = UUID(null=True, default=None)
    disabled_at = Timestamptz(null=True, default=None)
    disabled_by = UUID(null=True, default=None)


class RecoveryCode(Table, tablename="recovery_code"):
    id = UUID(primary_key=True, default=None)
    account_id = UUID(default=None, index=True)
    digest = Bytea(unique=True)
    used_at = Timestamptz(null=True, default=None)


class PrivateLink(Table, tablename="private_link"):
    """For one person in one case, or for one action; never for two things (S08)."""

    id = UUID(primary_key=True, default=None)
    digest = Bytea(unique=True)
    purpose = Varchar(20)
    case_id = UUID(default=None, index=True)
    person_id = UUID(null=True, default=None, index=True)
    action_id = UUID(null=True, default=None, index=True)
    language = Varchar(8)
    code_hash = Text()
    created_at = Timestamptz(default=None)
    created_by = UUID(null=True, default=None)
    not_before = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)
    revoked_by = UUID(null=True, default=None)
    tries_in_row = Integer(default=0)
    tries_in_all = Integer(default=0)
    locked_until = Timestamptz(null=True, default=None)
    opened = Integer(default=0)
    entered = Integer(default=0)
    last_used_at = Timestamptz(null=True, default=None)


class Session(Table, tablename="session"):
    """`is_full` once the second factor, or the link's code, was given; `spent_at` when another
    session took the place of one that had no code yet."""

    id = UUID(primary_key=True, default=None)
    digest = Bytea(unique=True)
    account = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.restrict, index=True)
    link = ForeignKey(PrivateLink, null=True, default=None, on_delete=OnDelete.restrict, index=True)
    is_full = Boolean(default=False)
    created_at = Timestamptz(default=None)
    last_seen_at = Timestamptz(default=None)
    continue_to = Text(default="")
    closed_another = Boolean(default=False)
    spent_at = Timestamptz(null=True, default=None)


class FailedTry(Table, tablename="failed_try"):
    """How often something was guessed in a while; `digest` says who from where, unreadably."""

    id = UUID(primary_key=True, default=None)
    digest = Bytea(unique=True)
    tries = Integer(default=0)
    since = Timestamptz(default=None, index=True)


class FreshCode(Table, tablename="fresh_code"):
    """For one signature within ten minutes (S23)."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(default=None, index=True)
    person_id = UUID(default=None, index=True)
    purpose = Varchar(60)
    code_hash = Text()
    made_at = Timestamptz(default=None)
    made_by = UUID(null=True, default=None)
    tries = Integer(default=0)
    used_at = Timestamptz(null=True, default=None)


class Grant(Table, tablename="case_grant"):
    id = UUID(primary_key=True, default=None)
    account_id = UUID(default=None, index=True)
    case_id = UUID(default=None, index=True)
    kind = Varchar(20)
    granted_at = Timestamptz(default=None)
    granted_by = UUID(default=None)
    ended_at = Timestamptz(null=True, default=None)
    ended_by = UUID(null=True, default=None)


class ShownOnce(Table, tablename="shown_once"):
    """A secret that one session may look at for ten minutes: a code, a set-up link."""

    id = UUID(primary_key=True, default=None)
    session_id = UUID(default=None, index=True)
    topic = Varchar(80)
    sealed = Bytea()
    key_id = UUID(default=None)
    until = Timestamptz(default=None, index=True)


class KeptForm(Table, tablename="kept_form"):
    """What a member of staff had typed when their session ended (Y21)."""

    id = UUID(primary_key=True, default=None)
    digest = Bytea(unique=True)
    account_id = UUID(default=None, index=True)
    sealed = Bytea()
    key_id = UUID(default=None)
    until = Timestamptz(default=None, index=True)


class LinkRequestRow(Table, tablename="link_request"):
    """Somebody asked for a new link; `sealed` is emptied once staff have seen to it."""

    id = UUID(primary_key=True, default=None)
    sealed = Bytea()
    key_id = UUID(default=None)
    at = Timestamptz(default=None)
    done_at = Timestamptz(null=True, default=None)
    done_by = UUID(null=True, default=None)


class SafetyRead(Table, tablename="safety_read"):
    """Who has read the page about staying safe: it is shown once to each person (P2)."""

    id = UUID(primary_key=True, default=None)
    person_id = UUID(default=None, unique=True)
    at = Timestamptz(default=None)
