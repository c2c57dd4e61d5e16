"""One row for one act; nothing in it names anybody."""

from piccolo.columns import UUID, BigInt, Bytea, Text, Timestamptz
from piccolo.table import Table


class AuditRow(Table, tablename="audit"):
    seq = BigInt(primary_key=True, default=None)
    at = Timestamptz(default=None)
    by = UUID(null=True, default=None, index=True)
    word = Text()
    about = UUID(default=None, index=True)
    reason = Text()
    prev = Bytea()
    mac = Bytea()
