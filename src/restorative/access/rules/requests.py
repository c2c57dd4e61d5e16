"""Somebody whose link does not work, and whom nobody has checked, asks for a new one."""

from datetime import datetime
from uuid import UUID

import msgspec


class RequestDetails(msgspec.Struct, frozen=True):
    """What they typed: a phone number, a name, both."""

    contact: str


class LinkRequest(msgspec.Struct, frozen=True):
    request_id: UUID
    contact: str
    at: datetime
