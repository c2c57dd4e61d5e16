"""Staff: places, times, booking, one date; what works, who may not, what is refused."""

from datetime import timedelta

import pytest

from restorative.access.rules import Standing
from restorative.db import AnyEngine
from restorative.notifications.rules import State
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.rules import AppointmentStatus, ResourceKind
from tests import gate
from tests.cases.given import a_coordinator, a_facilitator, an_allocated_case
from tests.conftest import FrozenClock
from tests.pages import Browser, Seen
from tests.scheduling import post
from tests.scheduling.conftest import AsStaff
from tests.scheduling.given import (
    AGREED,
    INVITED,
    MEETING,
    MORNING,
    PREPARED,
    Dated,
    a_house,
    booked,
    case_a4_ready,
    everybody_comes,
    harmed_chooses,
    invited,
    plain_ready,
    prepared,
)


@pytest.fixture
def engine_kind() -> str:
    """The commands are proved on both; the pages on one."""
    return "sqlite"


async def opened(browser: Browser, url: str, status: int = 200) -> Seen:
    seen = await browser.get(url)
    assert seen.status == status, seen.text
    return seen


def times_of(given: object) -> str:
    return f"/cases/{given.case_id}/tracks/{given.track_id}/times"  # type: ignore[attr-defined]


def page_of(dated: Dated) -> str:
    return f"/cases/{dated.given.case_id}/appointments/{dated.appointment_id}"


async def test_a_coordinator_enters_a_place_with_rooms_and_entrances(
    as_staff: AsStaff, clock: FrozenClock
):
    """A5"""
    browser = await as_staff(await a_coordinator(clock.now()))
    await browser.send("/places", {"name": "Youth library", "address": "Garden street 1"})
    (venue,) = await queries.venues()
    at = f"/places/{venue.id}"
    for name, use in (("Big room", "meeting"), ("Left", "waiting"), ("Right", "waiting")):
        room = {"name": name, "use": use, "capacity": "12", "step_free": "yes"}
        await browser.send(at, room, action=f"{at}/rooms")
    for name in ("the small door", "the street door"):
        await browser.send(at, {"name": name}, action=f"{at}/entrances")
    (venue,) = await queries.venues()
    assert venue.keeps_sides_apart
    assert "Can be booked" in (await opened(browser, "/places")).text
    await browser.get(at)
    await browser.submit(action=f"{at}/closings/{venue.entrances[0].id}")
    assert not (await queries.venue(venue.id)).keeps_sides_apart


async def test_every_problem_of_a_room_stands_beside_its_field(
    as_staff: AsStaff, clock: FrozenClock
):
    """Y13, S75"""
    browser = await as_staff(await a_coordinator(clock.now()))
    await browser.send("/places", {"name": "Youth library"})
    (venue,) = await queries.venues()
    await browser.get(f"/places/{venue.id}")
    seen = await browser.submit(
        {"name": "Big", "capacity": "1e9"}, action=f"/places/{venue.id}/rooms"
    )
    assert seen.status == 422 and seen.title.startswith("Error: ")
    assert "Choose what the room is for." in seen.text
    assert 'value="1e9"' in seen.html and 'value="Big"' in seen.html
    assert (await queries.venue(venue.id)).rooms == ()


async def test_interpreters_and_escorts_are_sealed_and_shown_to_staff(
    as_staff: AsStaff, clock: FrozenClock, engine: AnyEngine
):
    browser = await as_staff(await a_coordinator(clock.now()))
    helper = {"kind": "interpreter", "name": "Gülälek", "languages": "tk, ru"}
    seen = await browser.send("/places/helpers", {**helper, "phone": "+993 61 00 00 20"})
    assert "Gülälek" in seen.text and "tk, ru" in seen.text
    rows = await engine.run_ddl("SELECT * FROM helper")
    assert "Gülälek" not in str(rows) and "99361" not in str(rows)
    await browser.get("/places/helpers")
    seen = await browser.submit({"kind": "interpreter", "name": "X"}, action="/places/helpers")
    assert seen.status == 422 and "Enter the languages" in seen.text
    (one,) = await queries.helpers()
    await browser.send("/places/helpers", action=f"/places/helpers/{one.id}/end")
    assert await queries.helpers() == []


async def test_an_administrator_keeps_holidays_and_sees_no_place(app: object, clock: FrozenClock):
    browser = Browser(app)
    administrator = await gate.staff(Standing.ADMINISTRATOR, clock.now())
    await gate.sign_in(browser, administrator, clock.now())
    day = {"day-day": "29", "day-month": "9", "day-year": "2027", "name": "A closed day"}
    seen = await browser.send("/places/holidays", day, action="/places/holidays")
    assert "A closed day" in seen.text
    seen = await browser.send("/places/holidays", day, action="/places/holidays")
    assert seen.status == 422 and "on the list already" in seen.text
    (one,) = await queries.holiday_list()
    await browser.send("/places/holidays", action=f"/places/holidays/{one.id}/removal")
    assert await queries.holidays() == set()
    await opened(browser, "/places", status=403)


async def test_a_facilitator_reads_places_and_changes_none(as_staff: AsStaff, clock: FrozenClock):
    browser = await as_staff(await a_facilitator(clock.now()))
    await opened(browser, "/places")
    await opened(browser, "/places/holidays", status=403)


async def test_times_are_offered_answered_and_taken_away(as_staff: AsStaff, clock: FrozenClock):
    """F8, R24: what somebody told by phone; the order of choosing stays."""
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    browser = await as_staff(given.facilitator)
    when = {"starts_at-day": "20", "starts_at-month": "3", "starts_at-year": "2027"}
    await browser.send(times_of(given), {**when, "starts_at-time": "10:00"})
    (offer,) = (await queries.board(given.track_id, PREPARED)).offers
    assert offer.starts_at == MEETING
    waits = await opened(browser, f"{times_of(given)}/answers/{given['Yhlas']}")
    assert "no time that this person can answer" in waits.text
    said = {f"offer-{offer.id}": "if_needed", "how": "oral"}
    seen = await browser.send(f"{times_of(given)}/answers/{given['Selbi']}", said)
    assert "If needed" in seen.text and "Book this time" in seen.text
    await browser.send(times_of(given), action=f"{times_of(given)}/{offer.id}/withdrawal")
    assert (await queries.board(given.track_id, PREPARED)).offers == ()


async def test_a_time_in_the_past_is_refused_beside_its_field(
    as_staff: AsStaff, clock: FrozenClock
):
    given = await an_allocated_case(PREPARED)
    clock.set(PREPARED)
    browser = await as_staff(given.facilitator)
    await browser.get(times_of(given))
    when = {"starts_at-day": "20", "starts_at-month": "2", "starts_at-year": "2027"}
    seen = await browser.submit({**when, "starts_at-time": "10:00"})
    assert seen.status == 422 and "after today" in seen.text
    seen = await browser.submit({**when, "starts_at-day": "30", "starts_at-time": "10:00"})
    assert seen.status == 422 and "does not exist" in seen.text


async def filled(browser: Browser, url: str, dated_house: object) -> dict[str, object]:
    house = dated_house
    street, garden = house.venue.entrances  # type: ignore[attr-defined]
    first, second = house.venue.rooms_for("waiting")  # type: ignore[attr-defined]
    (room,) = house.venue.rooms_for("meeting")  # type: ignore[attr-defined]
    await browser.get(url)
    return {
        "room": str(room.id),
        "harmed_entrance": str(garden.id),
        "responsible_entrance": str(street.id),
        "harmed_waiting": str(first.id),
        "responsible_waiting": str(second.id),
        "escorts": str(house.escort),  # type: ignore[attr-defined]
    }


async def test_booking_inviting_answering_and_a_letter_through_the_pages(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """F10, F11, R53"""
    given = await case_a4_ready()
    house, offer = await a_house(given), await harmed_chooses(given, "Selbi")
    clock.set(AGREED)
    browser = await as_staff(given.facilitator)
    url = f"/cases/{given.case_id}/tracks/{given.track_id}/booking?offer={offer}"
    form = await filled(browser, url, house)
    seen = await browser.submit(form)
    assert seen.status == 303
    seen = await browser.follow()
    assert "Not invited yet" in seen.text and "09:30" in seen.text and "09:40" in seen.text
    clock.set(INVITED)
    browser = await as_staff(given.facilitator)
    date = await queries.appointment(given.track_id)
    assert date is not None
    at = f"/cases/{given.case_id}/appointments/{date.id}"
    seen = await browser.send(at, {"tells_place": str(given["Jemal"])}, action=f"{at}/invitations")
    assert "Print the letter" in seen.text
    seen = await browser.send(
        f"{at}/answers/{given['Orazgül']}", {"reply": "can_come", "how": "oral"}
    )
    assert "I can come" in seen.text
    letter = await opened(browser, f"{at}/letters/{given['Orazgül']}")
    assert "Orazgül" in letter.text and "the door on the street" in letter.text
    assert '<html lang="tk"' in letter.html


async def test_a_date_that_cannot_be_booked_says_why_and_keeps_what_was_chosen(
    as_staff: AsStaff, clock: FrozenClock
):
    """R55: the page shows the very list that the command obeys."""
    given = await an_allocated_case(PREPARED)
    house, offer = await a_house(given), await harmed_chooses(given, "Selbi", now=PREPARED)
    clock.set(PREPARED)
    browser = await as_staff(given.facilitator)
    url = f"/cases/{given.case_id}/tracks/{given.track_id}/booking?offer={offer}"
    form = await filled(browser, url, house)
    seen = await browser.submit(form)
    assert seen.status == 409
    assert "Nobody has talked with S yet." in seen.text or "Nobody has talked with S." in seen.text
    assert f'value="{house.venue.rooms_for("meeting")[0].id}" selected' in seen.html
    assert await queries.appointment(given.track_id) is None


async def test_a_room_that_was_just_taken_is_said_beside_its_field_with_the_next_free_time(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """F25"""
    first = await booked(await case_a4_ready(), profile)
    given = await plain_ready()
    offer = await harmed_chooses(given, "Olga")
    clock.set(AGREED)
    browser = await as_staff(given.facilitator)
    url = f"/cases/{given.case_id}/tracks/{given.track_id}/booking?offer={offer}"
    form = await filled(browser, url, first.house)
    seen = await browser.submit(form)
    assert seen.status == 422
    assert "Somebody else has just taken this room. It is free next: Saturday 20 March" in seen.text
    assert "14:00" in seen.text


async def test_the_morning_of_case_a4_on_the_pages(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """A4.4, A4.6, R6"""
    dated = await everybody_comes(
        await invited(await booked(await case_a4_ready(), profile), profile)
    )
    given = dated.given
    clock.set(MORNING)
    browser = await as_staff(given.facilitator)
    await browser.send(
        f"{page_of(dated)}/answers/{given['Selbi']}", {"reply": "stop", "how": "oral"}
    )
    seen = await opened(browser, page_of(dated))
    assert "The meeting is on hold" in seen.text and "Let everybody know" in seen.text
    assert "Şu günki duşuşyk geçmez." in seen.text  # in the language of who gets it
    coordinator = await as_staff(given.coordinator)
    assert "Let everybody know" not in (await opened(coordinator, page_of(dated))).text
    await browser.send(page_of(dated), action=f"{page_of(dated)}/released-text")
    assert (await dated.date()).status is AppointmentStatus.RELEASED
    assert len(await post.messages(given.case_id, State.QUEUED)) == 2


async def test_cancelling_shows_the_words_first(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    clock.set(INVITED)
    browser = await as_staff(dated.given.facilitator)
    seen = await opened(browser, f"{page_of(dated)}/cancellation")
    assert "is no longer planned." in seen.text
    seen = await browser.submit({})
    assert seen.status == 422 and "Choose a reason." in seen.text
    await browser.send(f"{page_of(dated)}/cancellation", {"reason": "date"})
    assert (await dated.date()).status is AppointmentStatus.CANCELLED


async def test_a_new_date_through_the_pages(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    later = MEETING + timedelta(days=1)
    offer = await harmed_chooses(dated.given, "Olga", later, INVITED)
    clock.set(INVITED)
    browser = await as_staff(dated.given.facilitator)
    seen = await opened(browser, times_of(dated.given))
    assert "Move to this time" in seen.text
    await opened(browser, f"{page_of(dated)}/new-date?offer={offer}")
    seen = await browser.submit({"offer": str(offer)})
    assert seen.status == 303, seen.text
    view = await dated.date()
    assert (view.starts_at, view.invited_at) == (later, None)


async def test_an_escort_drops_out_and_another_is_held(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    dated = await booked(await plain_ready(), profile, harmed="Olga")
    clock.set(AGREED)
    browser = await as_staff(dated.given.coordinator)
    escort = next(one for one in (await dated.date()).held if one.kind is ResourceKind.ESCORT)
    await browser.get(page_of(dated))
    await browser.submit(action=f"{page_of(dated)}/bookings/{escort.id}/release")
    assert (await dated.date()).ids_of(ResourceKind.ESCORT) == ()
    await browser.get(page_of(dated))
    seen = await browser.submit({"kind": "escort"}, action=f"{page_of(dated)}/bookings")
    assert seen.status == 422 and "Choose a person." in seen.text
    wanted = {"kind": "escort", "helper": str(dated.house.escort)}
    await browser.send(page_of(dated), wanted, action=f"{page_of(dated)}/bookings")
    assert (await dated.date()).ids_of(ResourceKind.ESCORT) == (dated.house.escort,)


async def test_short_notice_is_asked_for_on_the_page(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """R49"""
    dated = await booked(await plain_ready(), profile, harmed="Olga")
    clock.set(MEETING - timedelta(days=6))
    browser = await as_staff(dated.given.facilitator)
    seen = await opened(browser, page_of(dated))
    assert "Y. would hear of this date too late." in seen.text
    waiver = {"people": str(dated.given["Yhlas"]), "how": "oral"}
    seen = await browser.send(page_of(dated), waiver, action=f"{page_of(dated)}/waivers")
    assert "Y. has agreed." in seen.text and "Invite now" in seen.text


PAGES = (
    "{times}", "{times}/answers/{person}", "{booking}", "{date}", "{date}/new-date",
    "{date}/answers/{person}", "{date}/letters/{person}", "{date}/cancellation",
)  # fmt: skip


async def test_a_case_of_another_facilitator_is_not_there(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """S48, S58"""
    dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    mine = await plain_ready()
    clock.set(INVITED)
    stranger = await as_staff(await a_facilitator(clock.now(), "Bibi"))
    own = await as_staff(mine.facilitator)
    parts = {
        "times": times_of(dated.given),
        "booking": times_of(dated.given).replace("times", "booking"),
        "date": page_of(dated),
        "person": str(dated.given["Olga"]),
    }
    for url in PAGES:
        await opened(stranger, url.format(**parts), status=404)
    ours, theirs = str(mine.case_id), str(dated.given.case_id)
    for url in PAGES:
        crossed = url.format(**parts).replace(theirs, ours)
        await opened(own, crossed, status=404)


async def test_looking_changes_nothing(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile, engine: AnyEngine
):
    """S35"""
    dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    clock.set(INVITED)
    browser = await as_staff(dated.given.facilitator)
    tables = ("appointment_event", "booking", "invitation", "outbox_message", "time_offer")
    before = [await engine.run_ddl(f"SELECT * FROM {name}") for name in tables]
    for url in (times_of(dated.given), page_of(dated), f"{page_of(dated)}/cancellation"):
        await opened(browser, url)
    assert [await engine.run_ddl(f"SELECT * FROM {name}") for name in tables] == before


async def test_a_supervisor_looks_and_does_nothing(
    app: object, clock: FrozenClock, profile: Profile
):
    """S47"""
    dated = await booked(await plain_ready(), profile, harmed="Olga")
    clock.set(AGREED)
    supervisor = await gate.staff(Standing.SUPERVISOR, clock.now())
    browser = Browser(app)
    await gate.sign_in(browser, supervisor, clock.now())
    seen = await opened(browser, page_of(dated))
    assert "Invite now" not in seen.text and "Cancel the meeting" not in seen.text
    await opened(browser, f"{page_of(dated)}/cancellation", status=403)
    await commands.hold_back_by_staff(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id, AGREED, profile
    )
    assert "It waits for the facilitator" in (await opened(browser, page_of(dated))).text


async def test_a_date_without_everybodys_yes_shows_what_it_waits_for(
    as_staff: AsStaff, clock: FrozenClock, profile: Profile
):
    """F11, R55"""
    given = await prepared(await an_allocated_case(PREPARED))
    dated = await booked(given, profile)
    clock.set(INVITED)
    browser = await as_staff(given.facilitator)
    seen = await opened(browser, page_of(dated))
    assert "This waits for:" in seen.text and "Invite now" not in seen.text
    assert 'class="blockers"' in seen.html
