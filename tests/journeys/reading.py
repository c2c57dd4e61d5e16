"""What stands on a page, by its words: links to follow, answers to choose, codes to read aloud."""

import re
from html.parser import HTMLParser

from tests.pages import Seen

CODE = re.compile(r"<bdi>(\d{6})</bdi>")


class _Reader(HTMLParser):
    """Collects the words inside each link, label and option."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.options: list[tuple[str, str, str]] = []
        self._open: list[list[str]] = []
        self._select = ""
        self._choice: tuple[str, str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = given.get("name", "")
        elif tag == "option":
            self._choice = (self._select, given.get("value", ""))
            self._open.append(["option"])
        elif tag == "a":
            self._open.append(["a", given.get("href", "")])
        elif tag == "label":
            self._open.append(["label"])
        elif tag == "input" and given.get("type") in ("radio", "checkbox"):
            self._choice = (given.get("name", ""), given.get("value", ""))

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _, *rest = self._open.pop()
        if tag == "a":
            self.links.append((rest[0], _plain(rest[1:])))
        elif self._choice is not None:
            self.options.append((*self._choice, _plain(rest)))
            self._choice = None


def _plain(words: list[str]) -> str:
    return " ".join("".join(words).split())


def way(seen: Seen, words: str, under: str = "") -> str:
    """Where the link with these words leads; `under` is how its address begins."""
    links = _Reader(seen.html).links
    found = [url for url, text in links if words == text and url.startswith(under)]
    found += [url for url, text in links if words in text and url.startswith(under)]
    assert found, f"no link {words!r} among {links}"
    return found[0]


def choice(seen: Seen, name: str, words: str) -> str:
    """What is sent when somebody chooses the answer with these words."""
    options = [(value, text) for field, value, text in _Reader(seen.html).options if field == name]
    found = [value for value, text in options if words in text]
    assert found, f"no answer {words!r} among {options}"
    return found[0]


def choices(seen: Seen, name: str) -> list[str]:
    """Everything that can be ticked under this name."""
    return [value for field, value, _ in _Reader(seen.html).options if field == name]


def rows(seen: Seen, name: str) -> list[str]:
    """The rows of the tables of a page that begin with this name."""
    every = re.findall(r"<tr>(.*?)</tr>", seen.html, re.S)
    return [row for row in every if f'<th scope="row"><bdi>{name}</bdi>' in row]


def code_on(seen: Seen) -> str:
    """The six digits that the page shows to be read aloud."""
    (code,) = CODE.findall(seen.html)
    return str(code)
