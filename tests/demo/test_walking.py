"""Every link of the demonstration leads somewhere, and nobody reads about the other side."""

from collections.abc import Iterator

import pytest

from restorative.access.commands import send_action_link
from restorative.cases import queries as cases
from restorative.cases.rules import Side
from restorative.consent.queries import names_told
from restorative.demo.accounts import AKNABAT, GOZEL, MAYSA, SERDAR
from restorative.demo.work import Work
from restorative.notifications import queries as outbox
from restorative.people.rules import Details
from tests import gate
from tests.demo.walking import first_page, walk
from tests.pages import Browser

WITH_TWO_SIDES = ("help wanted", "news to release", "signatures", "stopped", "tomorrow",
                  "invited", "times", "not sure")  # fmt: skip


@pytest.mark.parametrize(
    "colleague", [MAYSA, AKNABAT, GOZEL, SERDAR], ids=lambda one: one.standing.value
)
async def test_every_link_of_a_member_of_staff_leads_somewhere(app, furnished, clock, colleague):
    (one,) = [one for one in furnished.keys.sign_ins if one.colleague == colleague]
    browser = Browser(app)
    await gate.sign_in(browser, one.staff, clock.now())
    found = await walk(browser, first_page(one.staff), "/demo", "/demo/mailbox")
    assert found.broken == {}
    assert len(found.words) > 5


@pytest.mark.parametrize("word", WITH_TWO_SIDES)
async def test_a_participants_pages_name_nobody_of_the_other_side(app, furnished, clock, word):
    """R1, S56: whoever's name was not released to them is nowhere on their pages (C7)"""
    work = furnished.works[word]
    for name in work.people:
        if not work.one(name).is_organisation:
            await _walks_alone(app, work, name, furnished.works, clock.now())


async def _walks_alone(app, work: Work, name: str, works, now) -> None:
    browser = Browser(app)
    guest = await gate.guest(work.case_id, work.people[name], now)
    await gate.enter(browser, guest.sent, now)
    found = await walk(browser, "/my")
    assert found.broken == {} and len(found.words) >= 4, name
    never = {*await _other_side(work, name, now), *_other_cases(work, works)}
    leaks = {(url, one) for url, html in found.words.items() for one in never if one in html}
    assert leaks == set(), name


@pytest.mark.parametrize("word", WITH_TWO_SIDES)
async def test_no_message_names_anybody_of_the_other_side(app, furnished, clock, word):
    """R43: in the exact words that were sent, wait or were stopped"""
    work = furnished.works[word]
    called = {person_id: name for name, person_id in work.people.items()}
    lines = await outbox.messages_of(work.case_id)
    words = await outbox.words_of_all([line.id for line in lines])
    for line in lines:
        said = words[line.id]
        name = called[line.to_person]
        for never in await _other_side(work, name, clock.now()):
            assert never not in f"{said.subject} {said.body} {said.ics!r}", (name, never)


async def test_a_verifier_sees_one_action_and_no_name(app, furnished, clock):
    """R37, S51"""
    work = furnished.works["help wanted"]
    browser = Browser(app)
    sent = await send_action_link(
        work.actions["work"], work.case_id, language="en", by=None, now=clock.now()
    )
    await gate.enter(browser, sent, clock.now())
    found = await walk(browser, "/one")
    assert found.broken == {}
    names = {text for one in work.cast for text in _private(one.details)} | set(work.people)
    assert {one for html in found.words.values() for one in names if one in html} == set()


async def _other_side(work: Work, name: str, now) -> set[str]:
    """Everything by which the other side could be known, but for the names they released."""
    side = _side(work, name)
    (circle, *_) = await cases.circles(work.case_id, now)
    released = set((await names_told(circle))[side].values())
    never: set[str] = set()
    for one in work.cast:
        if _side(work, one.name) is not side:
            never |= {*_private(one.details), *({one.name} - released)}
    return never


def _side(work: Work, name: str) -> Side:
    return Side.HARMED if work.is_harmed_side(work.one(name)) else Side.RESPONSIBLE


def _other_cases(work: Work, works) -> set[str]:
    others = [other for other in works.values() if other is not work]
    return {text for other in others for one in other.cast for text in _private(one.details)}


def _private(details: Details) -> Iterator[str]:
    """The whole name, the family name, every way to be reached."""
    _, _, family = details.full_name.partition(" ")
    known = (details.full_name, family, details.phone, details.email, details.address)
    return (text for text in known if text and text != details.called)
