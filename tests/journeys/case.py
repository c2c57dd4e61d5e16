"""One case of a story: who takes part, where its pages stand, who has which link."""

import re
from datetime import date, datetime

from tests.cast import Somebody
from tests.journeys.office import Desk, Office, Phone
from tests.journeys.post import LINK, Letter
from tests.journeys.reading import code_on, way
from tests.pages import Seen

TRACK = re.compile(r"/tracks/([0-9a-f-]{36})/")
WAYS = {"sms": "phone", "mail": "email", "phone": "phone", "paper": "address"}
Boxes = dict[str, str | list[str]]


class Case:
    def __init__(self, office: Office, cast: tuple[Somebody, ...]) -> None:
        self.office, self.cast = office, cast
        self.url = self.track = self.date = ""
        self.people: dict[str, str] = {}
        self.phones: dict[str, Phone] = {}

    @property
    def coordinator(self) -> Desk:
        return self.office.desks["gozel"]

    @property
    def facilitator(self) -> Desk:
        return self.office.desks["aknabat"]

    @property
    def supervisor(self) -> Desk:
        return self.office.desks["timur"]

    @property
    def id(self) -> str:
        return self.url.rpartition("/")[2]

    def one(self, name: str) -> Somebody:
        return next(one for one in self.cast if one.called == name)

    async def learn_people(self) -> None:
        """The addresses of the people's pages, by the names they are called by."""
        page = await self.coordinator.opens(f"{self.url}/people")
        for one in self.cast:
            if f">{one.called}<" in page.html:
                url = way(page, one.called, under=f"{self.url}/people/")
                self.people[one.called] = url.rpartition("/")[2]

    async def learn_track(self) -> None:
        page = await self.facilitator.opens(self.url)
        self.track = f"{self.url}/tracks/{TRACK.findall(page.html)[0]}"

    async def gives_link(self, name: str) -> Phone:
        """The link by the way this person chose, the code by the facilitator's voice."""
        one, at = self.one(name), f"{self.url}/links"
        page = await self.facilitator.does(
            at, {"person": self.people[name], "channel": one.channel}, action=at
        )
        code = code_on(page) if 'class="code"' in page.html else self.phones[name].code
        await self.facilitator.presses(action=f"{at}/shown")
        await self.office.post_leaves()
        await self.sends_texts()
        secret = self.office.post.link_to(getattr(one, WAYS[one.channel]))
        if name not in self.phones:
            self.phones[name] = await self.office.phone_of(name, secret, code)
        self.phones[name].secret, self.phones[name].code = secret, code
        return self.phones[name]

    async def is_handed_link(self, name: str) -> Phone:
        """Written on paper and put into their hand; they open it on a phone of the village."""
        at = f"{self.url}/links"
        by_hand = {"person": self.people[name], "channel": ""}
        page = await self.facilitator.does(at, by_hand, action=at)
        secret = LINK.findall(page.html)[0]
        self.phones[name] = await self.office.phone_of(name, secret, code_on(page))
        await self.facilitator.presses(action=f"{at}/shown")
        return self.phones[name]

    async def sends_texts(self) -> list[Letter]:
        """Every SMS that waits is copied to the office phone, word for word, and marked as sent."""
        at, sent = f"{self.url}/messages", []
        page = await self.facilitator.opens(at)
        for url in [one for one in page.links if re.fullmatch(rf"{at}/[0-9a-f-]{{36}}", one)]:
            page = await self.facilitator.does(url, action=f"{url}/number")
            sent.append(_copied(page))
            await self.facilitator.presses(action=f"{url}/dispatch")
        self.office.post.letters += sent
        return sent

    async def prints(self, name: str) -> Letter:
        """The letter for somebody without a phone."""
        page = await self.facilitator.opens(f"{self.date}/letters/{self.people[name]}")
        letter = Letter(name, page.title, page.text)
        self.office.post.letters.append(letter)
        return letter

    async def hears(self, name: str, words: str) -> None:
        """A reply that came to the office phone is written down as it stands."""
        at = f"{self.url}/messages"
        reply = {"person_id": self.people[name], "words": words}
        await self.facilitator.does(at, reply, action=f"{at}/replies")

    async def finishes_tasks(self) -> list[str]:
        """Everything on the list of this case that is due now is done; what it said."""
        page, done = await self.facilitator.opens(f"{self.url}/messages"), []
        while buttons := [one.action for one in page.forms if one.action.endswith("/completion")]:
            done.append(page.text)
            page = await self.facilitator.presses(action=buttons[0])
        return done

    async def stands_in_the_way(self, path: str) -> str:
        """The words of the page that says what is still open."""
        return (await self.facilitator.opens(path)).text


def day(name: str, value: date) -> Boxes:
    """A date as it is typed into three boxes."""
    return {
        f"{name}-day": str(value.day),
        f"{name}-month": str(value.month),
        f"{name}-year": str(value.year),
    }


def moment(name: str, value: datetime) -> Boxes:
    return {**day(name, value.date()), f"{name}-time": f"{value:%H:%M}"}


def _copied(page: Seen) -> Letter:
    """Number and words as staff see them when they hold the office phone."""
    number = re.search(r'class="when"><bdi>(\+\d+)</bdi>', page.html)
    words = re.search(r'<blockquote class="words breaks"[^>]*>(.*?)</blockquote>', page.html, re.S)
    assert number and words
    text = re.sub(r"<[^>]+>", "\n", words[1])
    return Letter(number[1], "", text)
