"""Tables of the follow-up: what was said about actions, and the reports that left."""

from piccolo.columns import UUID, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table


class ActionStep(Table, tablename="action_step"):
    """One thing somebody said or did about one action. The note is sealed."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    track_id = UUID(index=True, default=None)
    action_id = UUID(index=True, default=None)
    kind = Varchar(length=20)
    at = Timestamptz(default=None)
    place = Integer(default=0)
    due_on = Date(null=True, default=None)
    by_person = UUID(null=True, default=None)
    by_account = UUID(null=True, default=None)
    by_link = UUID(null=True, default=None)
    key_id = UUID(default=None)
    sealed = Bytea(default=b"")


class ReferrerReport(Table, tablename="referrer_report"):
    """What a referrer was told, word for word, and how it was handed over."""

    id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    track_id = UUID(index=True, default=None)
    handed_over_on = Date(default=None)
    how = Varchar(length=20)
    sent_at = Timestamptz(default=None)
    sent_by = UUID(default=None)
    key_id = UUID(default=None)
    sealed = Bytea(default=b"")


class FollowedTrack(Table, tablename="followed_track"):
    """For lists: one row per signed agreement, rewritten by every command of this slice."""

    track_id = UUID(primary_key=True, default=None)
    case_id = UUID(index=True, default=None)
    finished = Integer(default=0)
    actions = Integer(default=0)
    next_due_on = Date(null=True, default=None)
    to_confirm = Integer(default=0)
    help_wanted_at = Timestamptz(null=True, default=None)
    signed_at = Timestamptz(default=None)
    completed_at = Timestamptz(null=True, default=None)
    reported_at = Timestamptz(null=True, default=None)
