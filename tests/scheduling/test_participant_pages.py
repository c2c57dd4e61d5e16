"""A participant's times and date, by private link: P4, P5, P8, P9."""

from datetime import timedelta

import icalendar
import pytest

from restorative.db import AnyEngine
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.rules import AppointmentStatus, InvitationReply, MyState
from tests.cases.given import an_allocated_case
from tests.conftest import FrozenClock
from tests.pages import Browser, Seen
from tests.scheduling.conftest import ByLink
from tests.scheduling.given import (
    INVITED,
    MEETING,
    MORNING,
    PREPARED,
    Dated,
    booked,
    case_a4_ready,
    everybody_comes,
    invited,
    participant,
    plain_ready,
)

DAY = timedelta(days=1)


@pytest.fixture
def engine_kind() -> str:
    """The commands are proved on both; the pages on one."""
    return "sqlite"


async def opened(browser: Browser, url: str, status: int = 200) -> Seen:
    seen = await browser.get(url)
    assert seen.status == status, seen.text
    return seen


async def a_date(profile: Profile) -> Dated:
    return await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)


def coming(dated: Dated) -> str:
    return f"/my/coming/{dated.appointment_id}"


async def test_the_person_harmed_proposes_times_of_her_own(by_link: ByLink, clock: FrozenClock):
    """P9, R24"""
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    selbi = await by_link(given, "Selbi")
    seen = await opened(selbi, "/my/times")
    assert "We are preparing times." in seen.text and "Propose other times" in seen.text
    when = {"first-day": "20", "first-month": "3", "first-year": "2027", "first-time": "10:00"}
    seen = await selbi.send("/my/times/other", when)
    assert "Thank you" in seen.text and "Saturday 20 March 2027, 10:00" in seen.text
    yhlas = await by_link(given, "Yhlas")
    seen = await opened(yhlas, "/my/times")
    assert "Saturday 20 March 2027, 10:00" in seen.text
    assert "Propose other times" not in seen.text


async def test_only_the_person_harmed_proposes(by_link: ByLink, clock: FrozenClock):
    """R24: the form of another person's page is refused too."""
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    await by_link(given, "Selbi")
    yhlas = await by_link(given, "Yhlas")
    seen = await opened(yhlas, "/my/times/other")
    assert "please call us" in seen.text
    page = await opened(yhlas, "/my/times")
    language = page.form("/language")
    when = {"first-day": "20", "first-month": "3", "first-year": "2027", "first-time": "10:00"}
    tokens = {name: language.boxes[name][0] for name in ("_csrf", "_once")}
    seen = await yhlas.post("/my/times/other", {**tokens, **when})
    assert seen.status == 403
    assert (await queries.board(given.track_id, PREPARED)).offers == ()


async def test_times_are_answered_one_by_one_or_all_at_once(by_link: ByLink, clock: FrozenClock):
    """P8: one group of answers for each time; "none of these"."""
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    staff, case_id, track_id = given.facilitator, given.case_id, given.track_id
    offers = [
        await commands.offer_time(staff, case_id, track_id, MEETING + n * DAY, PREPARED)
        for n in range(2)
    ]
    selbi = await by_link(given, "Selbi")
    await opened(selbi, "/my/times")
    seen = await selbi.submit({})
    assert seen.status == 422 and seen.title.startswith("Error: ")
    assert "Choose an answer for at least one time." in seen.text
    seen = await selbi.submit({f"offer-{offers[0]}": "maybe"})
    assert seen.status == 422
    await selbi.send("/my/times", {f"offer-{offers[0]}": "if_needed"})
    seen = await opened(selbi, "/my/times")
    assert f'name="offer-{offers[0]}" value="if_needed" checked' in seen.html
    await selbi.send("/my/times", {"none": "yes"})
    mine = await queries.my_times(participant(given, "Selbi"), PREPARED)
    assert {one.value for one in mine.answers.values()} == {"no"}


async def test_nobody_sees_what_others_answered(by_link: ByLink, clock: FrozenClock):
    """P8, S51"""
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    offer = await commands.offer_time(
        given.facilitator, given.case_id, given.track_id, MEETING, PREPARED
    )
    selbi = await by_link(given, "Selbi")
    await selbi.send("/my/times", {f"offer-{offer}": "if_needed"})
    yhlas = await by_link(given, "Yhlas")
    seen = await opened(yhlas, "/my/times")
    assert "checked" not in seen.html


async def test_will_you_come(by_link: ByLink, clock: FrozenClock, profile: Profile):
    """P5: own arrival and door, every answer the same size, nothing chosen beforehand."""
    dated = await a_date(profile)
    clock.set(INVITED)
    yhlas = await by_link(dated.given, "Yhlas")
    seen = await opened(yhlas, coming(dated))
    assert "Saturday 20 March 2027, 10:00" in seen.text and "09:40" in seen.text
    assert "the door on the street" in seen.text
    assert "09:30" not in seen.text and "garden" not in seen.text.replace("Garden street", "")
    assert "checked" not in seen.html
    seen = await yhlas.submit({})
    assert seen.status == 422 and "Choose an answer." in seen.text
    seen = await yhlas.send(coming(dated), {"reply": "can_come"})
    assert "Thank you" in seen.text and "I can come" in seen.text
    found = await queries.answers(dated.appointment_id)
    assert found[dated.given["Yhlas"]] is InvitationReply.CAN_COME


async def test_i_do_not_want_to_continue_is_one_answer(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """R5, A4.6: at once, and the page says what happens now."""
    dated = await a_date(profile)
    clock.set(INVITED)
    olga = await by_link(dated.given, "Olga")
    seen = await olga.send(coming(dated), {"reply": "stop"})
    assert "We are checking the arrangements. Please wait for our call." in seen.text
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK


async def test_an_old_link_opens_a_page_that_says_it_is_no_longer_planned(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """A4.5, A4.6: the grandparents' page, before and after the words are released."""
    dated = await everybody_comes(
        await invited(await booked(await case_a4_ready(), profile), profile)
    )
    clock.set(MORNING)
    orazgul, selbi = await by_link(dated.given, "Orazgül"), await by_link(dated.given, "Selbi")
    await selbi.send(coming(dated), {"reply": "stop"})
    for url in ("/my/coming", coming(dated), "/my/meeting"):
        seen = await opened(orazgul, url)
        assert "We are checking the arrangements. Please wait for our call." in seen.text
        assert "10:00" not in seen.text
    await opened(orazgul, f"{coming(dated)}/calendar", status=404)
    await commands.release_text(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id, MORNING, profile
    )
    for url in ("/my/coming", coming(dated), "/my/meeting"):
        seen = await opened(orazgul, url)
        assert "This appointment is no longer planned." in seen.text
        assert "Today's meeting will not take place. Nobody did anything wrong." in seen.text
    assert (await dated.date()).status is AppointmentStatus.RELEASED


async def test_a_form_that_was_open_when_the_meeting_was_held_changes_nothing(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """A4.5, F23"""
    dated = await a_date(profile)
    clock.set(INVITED)
    yhlas, olga = await by_link(dated.given, "Yhlas"), await by_link(dated.given, "Olga")
    await opened(yhlas, coming(dated))
    await olga.send(coming(dated), {"reply": "stop"})
    seen = await yhlas.submit({"reply": "can_come"})
    assert seen.status == 422 and "We are checking the arrangements" in seen.text
    assert (await queries.answers(dated.appointment_id))[dated.given["Yhlas"]] is None


async def test_without_a_date_the_pages_say_so(by_link: ByLink, clock: FrozenClock):
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    selbi = await by_link(given, "Selbi")
    assert "We have not fixed a time yet." in (await opened(selbi, "/my/coming")).text
    assert "There is no date yet." in (await opened(selbi, "/my/meeting")).text


async def test_a_booked_date_that_nobody_was_told_of_is_on_no_page(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """R24, R53"""
    dated = await booked(await plain_ready(), profile, harmed="Olga")
    clock.set(INVITED)
    olga = await by_link(dated.given, "Olga")
    seen = await opened(olga, "/my/coming")
    assert "20 March" not in seen.text
    await opened(olga, coming(dated), status=404)


async def test_the_date_of_somebody_elses_case_is_not_there(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """S09, S48"""
    dated, other = await a_date(profile), await plain_ready()
    clock.set(INVITED)
    stranger = await by_link(other, "Olga")
    for url in (coming(dated), f"{coming(dated)}/calendar", f"{coming(dated)}/thanks"):
        await opened(stranger, url, status=404)


async def test_the_calendar_file_is_saved_by_hand_and_says_nothing_more(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """S53, S54"""
    dated = await a_date(profile)
    clock.set(INVITED)
    olga = await by_link(dated.given, "Olga")
    seen = await olga.get(f"{coming(dated)}/calendar")
    assert seen.status == 200
    assert seen.response.headers["content-disposition"].endswith('filename="appointment.ics"')
    (event,) = icalendar.Calendar.from_ical(seen.response.content).walk("VEVENT")
    assert str(event["summary"]) == "Appointment"
    assert "attendee" not in event and "location" not in event
    assert event["dtstart"].dt == MEETING - timedelta(minutes=30)


async def test_about_the_meeting_says_who_is_there_by_role_alone(
    by_link: ByLink, clock: FrozenClock, profile: Profile
):
    """P4"""
    dated = await a_date(profile)
    clock.set(INVITED)
    yhlas = await by_link(dated.given, "Yhlas")
    seen = await opened(yhlas, "/my/meeting")
    assert "The person who was affected" in seen.text
    assert "Olga" not in seen.html and "Petrowa" not in seen.html


async def test_looking_changes_nothing(
    by_link: ByLink, clock: FrozenClock, profile: Profile, engine: AnyEngine
):
    """S35, R23"""
    dated = await a_date(profile)
    clock.set(INVITED)
    olga = await by_link(dated.given, "Olga")
    tables = ("appointment_event", "booking", "invitation", "invitation_answer", "time_answer")
    before = [await engine.run_ddl(f"SELECT * FROM {name}") for name in tables]
    for url in ("/my/times", "/my/coming", coming(dated), f"{coming(dated)}/calendar"):
        await olga.get(url)
    assert [await engine.run_ddl(f"SELECT * FROM {name}") for name in tables] == before


async def test_the_tasks_of_the_own_page_lead_here(profile: Profile, app: object):
    """P3"""
    dated = await a_date(profile)
    who = dated.participant("Olga")
    tasks = await queries.my_tasks(who, INVITED)
    assert [(one.where, one.is_open) for one in tasks] == [
        (coming(dated), True),
        ("/my/meeting", False),
    ]
    mine = await queries.my_appointment(who, INVITED)
    assert mine.state is MyState.INVITED
