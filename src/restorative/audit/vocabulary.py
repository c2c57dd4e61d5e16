"""Every word the audit may use; a new act is a new line here, sorted by slice."""

from enum import StrEnum


class Word(StrEnum):
    # audit
    AUDIT_STARTED = "audit started"
