"""What one visit knows of itself: its language, its reader, the secret of its forms."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

import msgspec

from restorative.kernel.sentences import Sentence


class Local(msgspec.Struct, frozen=True):
    """What is the same for everybody at this office; the first language is the default."""

    zone: ZoneInfo = ZoneInfo("Asia/Ashgabat")
    languages: tuple[str, ...] = ("tk", "ru", "en")
    currency: str = "TMT"
    minor_digits: int = 2
    police_phone: str = ""
    ambulance_phone: str = ""


class HelpLine(msgspec.Struct, frozen=True):
    """Whom a participant can call, as the foot of every page says it."""

    phone: str = ""
    hours: str = ""

    @property
    def dial(self) -> str:
        return "".join(letter for letter in self.phone if letter.isdigit() or letter == "+")


class Place(msgspec.Struct, frozen=True):
    """One line of the staff navigation."""

    url: str
    words: Sentence


class Reader(msgspec.Struct, frozen=True):
    """The member of staff who is signed in, as the head of every page says it."""

    name: str
    role: Sentence
    places: tuple[Place, ...] = ()
    may_follow: Callable[[str], bool] = lambda where: True


class Visit(msgspec.Struct):
    """One request. It changes while the gate learns who asks; all tasks of the request share it."""

    local: Local = Local()
    language: str = "en"
    chosen: bool = False
    path: str = "/"
    here: str = "/"
    nonce: str = msgspec.field(default_factory=lambda: secrets.token_urlsafe(16))
    secret: str = ""
    new_secret: bool = False
    help_line: HelpLine = HelpLine()
    exit_site: str = ""
    reader: Reader | None = None

    def leads_on(self, where: str) -> bool:
        """Is a link worth drawing: to another place, and one that is open to the reader?"""
        return where != self.path and (self.reader is None or self.reader.may_follow(where))

    def is_in(self, url: str) -> bool:
        """Is this the part of the house that is being shown?"""
        return self.path == url or (url != "/" and self.path.startswith(f"{url}/"))

    def speak(self, language: str) -> None:
        """The language of the account or the person, unless one was chosen on this device."""
        if not self.chosen and language in self.local.languages:
            self.language = language


_visit: ContextVar[Visit] = ContextVar("visit")


def current() -> Visit:
    """The visit that is being answered; a plain English one outside a request."""
    return _visit.get(None) or Visit()


@contextmanager
def visiting(visit: Visit) -> Iterator[Visit]:
    token = _visit.set(visit)
    try:
        yield visit
    finally:
        _visit.reset(token)


@contextmanager
def speaking(language: str, local: Local | None = None) -> Iterator[Visit]:
    """Render something for one reader outside a request: a message, a letter."""
    with visiting(Visit(local=local or current().local, language=language)) as visit:
        yield visit
