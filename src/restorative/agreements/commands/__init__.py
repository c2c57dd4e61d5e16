"""What people do with an agreement."""

from restorative.agreements.commands.signing import (
    object_to,
    record_objection,
    record_signature,
    sign,
)
from restorative.agreements.commands.writing import (
    accept_for_verifier,
    change_action,
    open_new_version,
    read_back,
    remove_action,
    write_action,
)

__all__ = [
    "accept_for_verifier",
    "change_action",
    "object_to",
    "open_new_version",
    "read_back",
    "record_objection",
    "record_signature",
    "remove_action",
    "sign",
    "write_action",
]
