"""The meeting day in codes and times: its course, who came, what was asked. No words of anybody."""

from piccolo.columns import UUID, Boolean, Integer, Timestamptz, Varchar
from piccolo.table import Table


class RunEventRow(Table, tablename="run_event"):
    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    track_id = UUID(index=True, default=None)
    number = Integer(default=1)
    kind = Varchar(length=12)
    reason = Varchar(length=20, default="")
    at = Timestamptz(default=None)
    by = UUID(default=None)


class AttendanceRow(Table, tablename="attendance"):
    """Somebody came or left; `id_seen` for an adult who stands for a child."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    person_id = UUID(index=True, default=None)
    presence = Varchar(length=12)
    number = Integer(default=1)
    at = Timestamptz(default=None)
    by = UUID(default=None)
    id_seen = Boolean(default=False)


class StillWillingRow(Table, tablename="still_willing"):
    """What somebody said, alone with the facilitator, before the meeting."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    person_id = UUID(index=True, default=None)
    answer = Varchar(length=12)
    number = Integer(default=1)
    at = Timestamptz(default=None)
    by = UUID(default=None)


class GoAheadRow(Table, tablename="go_ahead"):
    """A named person said that the meeting goes ahead, or that it does not."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    word = Varchar(length=8)
    number = Integer(default=1)
    at = Timestamptz(default=None)
    by = UUID(default=None)


class StepMarkRow(Table, tablename="step_mark"):
    """A step of the run sheet was marked as done, or the mark was taken away."""

    id = UUID(primary_key=True, default=None)
    appointment_id = UUID(index=True, default=None)
    case_id = UUID(index=True, default=None)
    step = Varchar(length=24)
    done = Boolean(default=True)
    number = Integer(default=1)
    at = Timestamptz(default=None)
    by = UUID(default=None)
