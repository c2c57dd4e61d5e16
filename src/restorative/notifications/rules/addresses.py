"""One bare address for one recipient, or none (S52, S65)."""

import re

from restorative.notifications.rules.states import Channel

ATOM = r"[A-Za-z0-9!#$&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAILBOX = re.compile(rf"(?=.{{1,64}}@){ATOM}(?:\.{ATOM})*@(?:{LABEL}\.)*{LABEL}", re.ASCII)
PHONE = re.compile(r"\+?[0-9]{5,15}", re.ASCII)
LONGEST = 254


def is_one_address(channel: Channel, to: str) -> bool:
    shape = MAILBOX if channel is Channel.MAIL else PHONE
    return len(to) <= LONGEST and shape.fullmatch(to) is not None


def masked(to: str) -> str:
    """Enough to recognise a number or address by, not enough to use it."""
    name, at, domain = to.partition("@")
    return f"{name[:1]}…@{domain[:1]}…" if at else f"…{to[-2:]}"
