"""How often a password or a second factor may be tried, without a way to lock somebody out."""

from datetime import datetime, timedelta

import msgspec

WINDOW = timedelta(minutes=15)
PASSWORDS = 10  # for one name from one network: the same name is free elsewhere (S31)
FACTORS = 10  # for one account: only who knows its password can use them up
REQUESTS = 5  # for a new link, from one network


class Tries(msgspec.Struct, frozen=True):
    count: int
    since: datetime


def counted(tries: Tries | None, now: datetime) -> Tries:
    """One more in this window, or the first of a new one."""
    if tries is None or now - tries.since >= WINDOW:
        return Tries(1, now)
    return Tries(tries.count + 1, tries.since)


def network_of(host: str) -> str:
    """A household's IPv6 addresses are one network: its first half."""
    return ":".join(host.split(":")[:4]) if ":" in host else host
