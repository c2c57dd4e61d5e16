"""Case A4 and its links: who may have one, and how long it lasts (F18, safety D1)."""

from datetime import timedelta
from uuid import UUID

import pytest

from restorative.access import commands, queries
from restorative.access.above import initials_of, link_holders
from restorative.notifications.rules.states import Channel
from restorative.profile import Profile
from restorative.wiring import wire
from tests.cases.given import Given, an_allocated_case
from tests.scheduling.given import AGREED, MEETING, PREPARED, booked, case_a4_ready, prepared

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture(autouse=True)
def wired() -> None:
    wire()


async def may_have_a_link(given: Given) -> dict[UUID, bool]:
    found = await link_holders(given.case_id, PREPARED)
    return {holder.person_id: holder.hindrance is None for holder in found}


async def test_no_link_goes_to_the_harmed_side_before_somebody_has_spoken_with_them():
    """C0: the first contact is a call or a visit, never a link."""
    given = await an_allocated_case(PREPARED)
    assert not (await may_have_a_link(given))[given["Selbi"]]
    await prepared(given)
    assert set((await may_have_a_link(given)).values()) == {True}


async def test_a_link_goes_the_one_way_in_which_a_person_wants_to_be_written_to():
    """S55"""
    given = await an_allocated_case(PREPARED)
    ways = {h.called: h.channels for h in await link_holders(given.case_id, PREPARED)}
    assert set(ways.values()) <= {(), (Channel.SMS,), (Channel.MAIL,)}
    assert any(ways.values())
    assert await initials_of(given["Selbi"]) == "S."


async def test_a_link_that_was_sent_early_still_opens_the_day_after_the_meeting(profile: Profile):
    """Safety D1"""
    given = await case_a4_ready()
    early = AGREED - timedelta(days=4)
    await commands.send_link(given["Selbi"], given.case_id, language="tk", by=None, now=early)
    dated = await booked(given, profile)
    ends = (await dated.date()).ends_at
    links = await queries.links_of_person(given["Selbi"])
    assert [link.expires_at for link in links] == [ends + timedelta(days=1)]
    assert ends > MEETING
