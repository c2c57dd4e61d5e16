"""The demonstration as it is made: every case where it should be, everybody can get in."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from restorative.app import create_app
from restorative.audit.chain import Head
from restorative.audit.verifying import verify
from restorative.cases import queries as cases
from restorative.cases.rules import CaseState
from restorative.demo.accounts import EVERYBODY, PASSWORD
from restorative.demo.keys import PAGE, text
from restorative.notifications import queries as outbox
from restorative.notifications.queries.mailbox import letters
from restorative.notifications.rules import State
from restorative.scheduling import queries as scheduling
from restorative.scheduling.rules import AppointmentStatus
from restorative.today.queries import case_home, day_of
from restorative.today.rules import Stage
from tests.demo.conftest import make
from tests.pages import Browser

STAGES = {
    "closed": Stage.CLOSED,
    "help wanted": Stage.FOLLOW_UP,
    "news to release": Stage.FOLLOW_UP,
    "signatures": Stage.AGREEMENT,
    "stopped": Stage.CONSENT,
    "tomorrow": Stage.MEETING,
    "invited": Stage.MEETING,
    "times": Stage.DATE,
    "not sure": Stage.CONSENT,
    "preparing": Stage.PREPARATION,
    "accepted": Stage.REFERRED,
    "returned": Stage.REFERRED,
    "referred": Stage.REFERRED,
}
STATES = {
    "closed": CaseState.CLOSED,
    "accepted": CaseState.ACCEPTED,
    "returned": CaseState.RETURNED,
    "referred": CaseState.REFERRED,
}


@pytest.fixture
def works(furnished):
    return furnished.works


async def stage_of(work, now) -> Stage:
    home = await case_home(work.office.coordinator, work.case_id, now, work.profile)
    return home.tracks[0].stage


async def test_each_case_stands_where_it_shall(app, works, clock):
    now = clock.now()
    assert {word: await stage_of(work, now) for word, work in works.items()} == STAGES
    states = {word: await cases.state(work.case_id) for word, work in works.items()}
    given = dict.fromkeys(STAGES, CaseState.ALLOCATED)
    assert states == {**given, **STATES}


async def test_the_meetings_are_ahead_held_back_or_over(app, works, clock):
    """A4: nobody was told yet why, and the words wait for the facilitator"""
    found = {word: await scheduling.appointment(work.track_id) for word, work in works.items()}
    assert {word: one.status for word, one in found.items() if one} == {
        "closed": AppointmentStatus.OVER,
        "help wanted": AppointmentStatus.OVER,
        "news to release": AppointmentStatus.OVER,
        "signatures": AppointmentStatus.OVER,
        "stopped": AppointmentStatus.HELD_BACK,
        "tomorrow": AppointmentStatus.PLANNED,
        "invited": AppointmentStatus.PLANNED,
    }
    days = {word: (one.starts_at - clock.now()).days for word, one in found.items() if one}
    assert days["tomorrow"] <= 2 and 10 <= days["invited"] <= 15
    waiting = await outbox.waiting_in([works["stopped"].case_id])
    assert {line.state for line in waiting} == {State.DRAFT} and len(waiting) == 4


async def test_there_is_work_for_everybody_who_works(app, furnished, clock, profile):
    """F1: today's lists are not empty for coordinator, facilitators and supervisor"""
    by_name = {one.colleague.sign_in_name: one.staff for one in furnished.keys.sign_ins}
    for name in ("coordinator", "facilitator", "supervisor"):
        day = await day_of(by_name[name], clock.now(), profile)
        assert day.references, name


async def test_something_was_sent_and_arrived(app):
    arrived = await letters()
    assert len(arrived) > 20
    assert {letter.content.subject == "" for letter in arrived} == {True, False}


async def test_the_chain_of_the_audit_holds(app):
    """S90: everything was done through the commands that record it"""
    head = await verify()
    assert isinstance(head, Head) and head.seq > 500


async def test_the_terminal_says_how_to_get_in(furnished, clock):
    said = text(furnished.keys, "http://127.0.0.1:8000", clock.now())
    assert PASSWORD in said and f"http://127.0.0.1:8000{PAGE}" in said
    for one in furnished.keys.sign_ins:
        assert one.code(clock.now()) in said and one.factor_secret in said
    for guest in furnished.keys.guests:
        assert guest.link.url in said and guest.link.code in said
    assert len(furnished.keys.guests) == 4
    assert max(len(line) for line in said.splitlines()) <= 100


@pytest.mark.parametrize("name", [one.sign_in_name for one in EVERYBODY])
async def test_everybody_signs_in_through_the_pages(app, furnished, clock, name):
    browser = Browser(app)
    page = await browser.get(PAGE)
    (one,) = [one for one in furnished.keys.sign_ins if one.colleague.sign_in_name == name]
    assert PASSWORD in page.text and one.code(clock.now()) in page.text
    assert await signed_in(browser, one, clock.now())


async def signed_in(browser: Browser, one, now: datetime) -> bool:
    await browser.get("/sign-in")
    await browser.submit({"name": one.colleague.sign_in_name, "password": PASSWORD})
    await browser.follow()
    await browser.submit({"code": one.code(now)})
    await browser.follow()
    return one.colleague.name in (await browser.follow()).text


async def test_a_real_office_has_no_such_page(app, furnished, settings, clock):
    """The second factor is told to nobody outside the demonstration"""
    browser = Browser(create_app(replace(settings, demo=False), clock=clock))
    assert (await browser.get(PAGE)).status == 404
    assert (await browser.get(f"{PAGE}/mailbox")).status == 404


@pytest.mark.parametrize(
    "at", ["2026-12-31T23:50:00+05:00", "2027-03-20T00:20:00+05:00", "2027-05-15T14:30:00+05:00"]
)
async def test_it_can_be_made_on_any_day(at, databases, settings, tmp_path):
    """At night, before a row of holidays, in the afternoon of a Saturday"""
    made = await make(databases, tmp_path, datetime.fromisoformat(at))
    assert set(made.furnished.works) == set(STAGES)
