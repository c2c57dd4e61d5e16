"""What must never be where: everything somebody can reach or gets, and the words to look for."""

import re

import msgspec

from restorative.notifications.rules.neutral import telling_words
from tests.cast import Somebody
from tests.journeys import preparing
from tests.journeys.case import Case
from tests.journeys.office import Phone
from tests.journeys.post import Letter
from tests.pages import Seen

FOR_STAFF_ALONE = (preparing.CONFIDED, preparing.REASONS)
MOST = 60


class Side(msgspec.Struct, frozen=True):
    """One side of a story: its people, with the door and the time that are theirs alone."""

    people: tuple[Somebody, ...]
    door: str
    arrives: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.called for one in self.people)

    @property
    def secrets(self) -> tuple[str, ...]:
        """R1, R21: what the other side must not learn from anything."""
        own = [word for one in self.people for word in one.secrets]
        return (*own, self.door, self.arrives, self.arrives.replace(":", "") + "00")

    def wrote_to(self, letter: Letter) -> bool:
        return any(letter.to in (one.phone, one.email, one.called) for one in self.people)


def found(text: str, words: tuple[str, ...]) -> list[str]:
    """Also where a line of a calendar file is broken in the middle of a word."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text).lower()
    return [word for word in words if word.lower() in unfolded]


async def visits_everything(phone: Phone, start: str) -> set[str]:
    """Every page that leads from page to page from here, and every file that hangs on them."""
    await phone.comes_in()
    visited: set[str] = set()
    waiting = [start]
    while waiting and len(visited) < MOST:
        url = waiting.pop()
        visited.add(url)
        page = await phone.finds(url)
        ways = [one.partition("#")[0] for one in page.links]
        waiting += [w for w in ways if w.startswith(("/my", "/one", "/help")) and w not in visited]
    return visited


def leaks_on_pages(phone: Phone, forbidden: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """On everything this person has seen so far, its headers included."""
    leaks = [(str(page.response.url), found(_all_of(page), forbidden)) for page in phone.seen]
    return [(url, words) for url, words in leaks if words]


def read_all_pages(case: Case, sides: tuple[Side, Side]) -> None:
    """S51: what each person saw, against what belongs to the other side."""
    for mine, theirs in (sides, sides[::-1]):
        for name in mine.names:
            forbidden = (*theirs.secrets, *FOR_STAFF_ALONE)
            assert leaks_on_pages(case.phones[name], (name,)), "their own name would be found"
            assert leaks_on_pages(case.phones[name], forbidden) == [], name


def read_all_letters(case: Case, sides: tuple[Side, Side]) -> None:
    """S51 in everything that was sent or printed, and who it went to."""
    assert case.office.post.letters
    for mine, theirs in (sides, sides[::-1]):
        for letter in case.office.post.letters:
            if mine.wrote_to(letter):
                long_names = tuple(name for name in theirs.names if len(name) > 1)
                assert not found(letter.text, (*theirs.secrets, *long_names)), letter
    for letter in case.office.post.letters:
        assert sides[0].wrote_to(letter) != sides[1].wrote_to(letter), letter.to
        _goes_to_one_person(letter)


def _all_of(page: Seen) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in page.response.headers.items())
    return f"{headers}\n{page.response.text}"


def outside_words(letter: Letter) -> str:
    """What a bystander sees of it: subject, SMS, title and file name of the calendar entry."""
    title = str(letter.event["summary"]) if letter.calendar else ""
    shown = letter.words if letter.to.startswith("+") else ""
    return "\n".join((letter.subject, shown, title, *_file_names(letter)))


def says_nothing_outside(letter: Letter, named: tuple[str, ...]) -> None:
    """S54: nobody's name, no agency, no incident, no telling word in any language."""
    words = outside_words(letter)
    assert not found(words, named) and telling_words(words) == (), words


def _goes_to_one_person(letter: Letter) -> None:
    """S52, S53: one recipient, nobody in copy, nobody else in the calendar entry."""
    if letter.mail is None:
        return
    assert letter.mail.get_all("To") == [letter.to]
    assert not [name for name in ("Cc", "Bcc", "Resent-To") if name in letter.mail]
    if letter.calendar:
        assert str(letter.event["attendee"]) == f"mailto:{letter.to}"


def _file_names(letter: Letter) -> list[str]:
    parts = letter.mail.walk() if letter.mail else ()
    return [name for part in parts if (name := part.get_filename())]
