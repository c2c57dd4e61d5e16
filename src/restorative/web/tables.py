"""What was already sent once: the key of a form, and where its sender was then led."""

from piccolo.columns import UUID, Bytea, Text, Timestamptz
from piccolo.table import Table


class SentForm(Table, tablename="sent_form"):
    """`key` is a digest of session, address and hidden key; `body` one of what was typed."""

    id = UUID(primary_key=True, default=None)
    key = Bytea(unique=True)
    body = Bytea()
    led_to = Text(default="")
    at = Timestamptz(index=True, default=None)
