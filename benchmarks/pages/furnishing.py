"""The demonstration, and some thirty more cases in which a mother has questions to answer."""

from datetime import datetime, timedelta
from typing import Any

from restorative import profile
from restorative.demo.deeds.answering import hand_out_link
from restorative.demo.office import opened_office
from restorative.demo.stories import all_stories
from restorative.demo.stories.beginning import not_sure
from restorative.demo.story import told
from restorative.settings import Settings

MORE_CASES = 30
"""So many that nobody answers more often than a person might."""
ASKED = "Jeren"


async def furnished(settings: Settings, now: datetime) -> dict[str, Any]:
    """The ways in: everybody's second factor, and the links of those who are asked."""
    office = await opened_office(now, profile.load(settings.profile))
    more = [not_sure(office) for _ in range(MORE_CASES)]
    for work, _ in more:
        work.lead = office.rustam
    stories = [*all_stories(office).values(), *more]
    await told((story for _, story in stories), until=now)
    for work, _ in more:
        await hand_out_link(work, ASKED, now - timedelta(minutes=1))
    links = [work.links[ASKED] for work, _ in more]
    return {
        "staff": {one.sign_in_name: key.factor_secret for one, key in office.sign_ins.items()},
        "guests": [{"url": link.url, "code": link.code} for link in links],
    }
