"""The ways into the demonstration, for the terminal and for its own page."""

from datetime import datetime

import msgspec

from restorative.demo.accounts import PASSWORD, SignIn
from restorative.kernel.sentences import Sentence

PAGE, MAILBOX = "/demo", "/demo/mailbox"


class Link(msgspec.Struct, frozen=True):
    """A private link as it is handed over, and the code that is told aloud."""

    url: str
    code: str


class Guest(msgspec.Struct, frozen=True):
    """Somebody who comes by a private link; `who` says who that is in the case."""

    who: Sentence
    link: Link


class Keys(msgspec.Struct, frozen=True):
    sign_ins: tuple[SignIn, ...]
    guests: tuple[Guest, ...]


class _Board:
    """Where they hang while this process serves the demonstration; a real office has none."""

    keys: Keys | None = None


def hang_up(keys: Keys) -> None:
    _Board.keys = keys


def hanging() -> Keys | None:
    """None in a process that made no demonstration."""
    return _Board.keys


def text(keys: Keys, base_url: str, now: datetime) -> str:
    """For the terminal."""
    lines = [
        "",
        "A demonstration: the people, the cases and the numbers are invented.",
        f"Start here: {base_url}{PAGE}",
        "That page has everything below, with codes that are always fresh. Stop with Ctrl-C.",
        "",
        f"Staff sign in at {base_url}/sign-in with the password: {PASSWORD}",
        *(_staff_line(one, now) for one in keys.sign_ins),
        "A code is good once and changes every half minute. The newest stands on the page above,",
        "or comes from an authenticator app that was given the secret.",
        "",
        "Everybody else comes by a private link and its code:",
        *(_guest_line(one) for one in keys.guests),
        "",
        f"What the office sends lands at {base_url}{MAILBOX} (sign in first). Nothing leaves",
        "this machine.",
        "",
    ]
    return "\n".join(lines)


def _staff_line(one: SignIn, now: datetime) -> str:
    name = one.colleague.sign_in_name
    return f"  {name:<14} code now {one.code(now)}   secret {one.factor_secret}"


def _guest_line(one: Guest) -> str:
    return f"  {one.who}\n    {one.link.url}   code {one.link.code}"
