"""Makes the office of the demonstration, and says how to get into it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from restorative import profile as profiles
from restorative.access.commands import sign_out
from restorative.demo.deeds.answering import hand_out_link
from restorative.demo.keys import Guest, Keys, hang_up, text
from restorative.demo.office import DemoOffice, opened_office
from restorative.demo.stories import all_stories
from restorative.demo.story import told
from restorative.demo.work import Work
from restorative.kernel.clock import Clock
from restorative.kernel.sentences import Sentence, say
from restorative.settings import Settings

GUESTS = (
    ("invited", "Aýlar", say("Aýlar, 13, who was harmed and is invited to a meeting")),
    ("signatures", "Kemal", say("Kemal, 15, the responsible young person, with an agreement")),
    ("not sure", "Jeren", say("Jeren, a mother who has questions to answer for her daughter")),
)
VERIFIER = say("Aman, a gardener who confirms one action and sees nothing else")


class Furnished(msgspec.Struct, frozen=True):
    """What was made: every case by a word for where it stands, and the ways in."""

    works: dict[str, Work]
    keys: Keys


async def furnish(settings: Settings, clock: Clock) -> str:
    """The database is open and empty. Returns what the terminal prints."""
    furnished = await furnished_office(settings, clock)
    hang_up(furnished.keys)
    return text(furnished.keys, settings.base_url, clock.now())


async def furnished_office(settings: Settings, clock: Clock) -> Furnished:
    now = clock.now()
    office = await opened_office(now, profiles.load(settings.profile))
    stories = all_stories(office)
    await told((story for _, story in stories.values()), until=now)
    works = {word: work for word, (work, _) in stories.items()}
    return Furnished(works, await _keys(office, works, now))


async def _keys(office: DemoOffice, works: Mapping[str, Work], now: datetime) -> Keys:
    guests = [await _guest(works[word], name, who, now) for word, name, who in GUESTS]
    verifier = Guest(VERIFIER, works["help wanted"].links["work"])
    for one in office.sign_ins.values():
        await sign_out(one.staff, now)
    return Keys(tuple(office.sign_ins.values()), (*guests, verifier))


async def _guest(work: Work, name: str, who: Sentence, now: datetime) -> Guest:
    """A link of today, so that it will stand for a while."""
    await hand_out_link(work, name, now - timedelta(minutes=1))
    return Guest(who, work.links[name])
