"""The chain: each row seals the one before it, with a key that is not in the database (S90)."""

import hmac
from datetime import UTC, datetime
from uuid import UUID

import msgspec

START = bytes(32)


class Act(msgspec.Struct, frozen=True):
    """Who did what to what; random ids and vocabulary words only."""

    at: datetime
    by: UUID | None
    word: str
    about: UUID
    reason: str = ""


class Link(msgspec.Struct, frozen=True):
    seq: int
    act: Act
    prev: bytes
    mac: bytes


class Head(msgspec.Struct, frozen=True):
    """The end of the chain: kept elsewhere, it shows that nothing was cut or written anew."""

    seq: int
    mac: bytes

    def __str__(self) -> str:
        return f"{self.seq}:{self.mac.hex()}"


EMPTY = Head(0, START)


class Broken(msgspec.Struct, frozen=True):
    """The first row at which the chain is not what was written, and how it shows."""

    seq: int
    how: str


def head_from(text: str) -> Head:
    """Raises ValueError when the text is no head."""
    seq, _, mac = text.strip().partition(":")
    return Head(int(seq), bytes.fromhex(mac))


def canonical(seq: int, act: Act) -> bytes:
    at = act.at.astimezone(UTC).isoformat(timespec="microseconds")
    by = act.by.hex if act.by else None
    return msgspec.json.encode([seq, at, by, act.word, act.about.hex, act.reason])


def mac_of(key: bytes, prev: bytes, seq: int, act: Act) -> bytes:
    return hmac.digest(key, prev + canonical(seq, act), "sha256")


def linked(key: bytes, head: Head, act: Act) -> Link:
    seq = head.seq + 1
    return Link(seq, act, head.mac, mac_of(key, head.mac, seq, act))


def fault_in(key: bytes, head: Head, link: Link) -> Broken | None:
    if link.seq != head.seq + 1:
        return Broken(head.seq + 1, "a row is missing")
    if link.prev != head.mac:
        return Broken(link.seq, "it does not follow the row before it")
    if not hmac.compare_digest(link.mac, mac_of(key, link.prev, link.seq, link.act)):
        return Broken(link.seq, "it was changed")
    return None
