"""What one side must never see of the other, looked for in everything that leaves the house."""

from datetime import timedelta

import icalendar
import pytest
from msgspec.structs import replace

from restorative.consent import commands as consent
from restorative.people import commands as people
from restorative.people import queries as known
from restorative.people.rules import Channel
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.messages import channel_of
from restorative.scheduling.rules import HoldReason
from tests.conftest import FrozenClock
from tests.scheduling import post
from tests.scheduling.conftest import AsStaff, ByLink
from tests.scheduling.given import (
    AGREED,
    INVITED,
    MEETING,
    MORNING,
    Dated,
    a_booking,
    booked,
    case_a4_ready,
    everybody_comes,
    harmed_chooses,
    invited,
)

HARMED, RESPONSIBLE = ("Selbi", "Jemal", "Berdi"), ("Yhlas", "Orazgül", "Nurmyrat")
OWN_DOOR = {"harmed": "garden side", "responsible": "on the street"}
OWN_TIME = {"harmed": "09:30", "responsible": "09:40"}
PAGES = ("/my/times", "/my/times/other", "/my/meeting", "/my/coming", "/my")


@pytest.fixture
def engine_kind() -> str:
    return "sqlite"


async def by_mail(dated_given: object) -> None:
    """Everybody gets mail, so that every mail with its calendar file is written."""
    for name, person_id in dated_given.people.items():  # type: ignore[attr-defined]
        kept = await known.details(person_id)
        details = replace(kept.details, channel=Channel.MAIL, email=address_of(name))
        await people.change_details(person_id, details, kept.version, person_id, AGREED)


def address_of(name: str) -> str:
    return f"{name.lower().replace('ü', 'u')}@example.com"


def canaries(names: tuple[str, ...], side: str) -> list[str]:
    """Names, surnames, addresses, numbers, arrival and door of one side."""
    surname = "Esenow" if side == "harmed" else "Fedorow"
    return [
        *names,
        surname,
        *(address_of(name) for name in names),
        "99361",
        OWN_DOOR[side],
        OWN_TIME[side],
        OWN_TIME[side].replace(":", ""),
    ]


def leaks(text: str, names: tuple[str, ...], side: str) -> list[str]:
    return [one for one in canaries(names, side) if one.lower() in text.lower()]


async def everything_told(profile: Profile) -> Dated:
    given = await case_a4_ready()
    await by_mail(given)
    dated = await invited(await booked(given, profile), profile)
    return await everybody_comes(dated)


@pytest.mark.parametrize(
    ("mine", "theirs", "their_side"),
    [(HARMED, RESPONSIBLE, "responsible"), (RESPONSIBLE, HARMED, "harmed")],
)
async def test_no_page_mail_calendar_or_letter_holds_anything_of_the_other_side(
    mine: tuple[str, ...], theirs: tuple[str, ...], their_side: str,
    by_link: ByLink, as_staff: AsStaff, clock: FrozenClock, profile: Profile,
):  # fmt: skip
    """S51, R1, R21: before the withdrawal, while it is held, and after the words are released."""
    dated = await everything_told(profile)
    given, at = dated.given, f"/cases/{dated.given.case_id}/appointments/{dated.appointment_id}"
    staff = await as_staff(given.facilitator)
    clock.set(INVITED + timedelta(days=1))
    staff = await as_staff(given.facilitator)
    for name in mine:
        letter = await staff.get(f"{at}/letters/{given[name]}")
        assert letter.status == 200
        assert leaks(letter.html, theirs, their_side) == []
    clock.set(MORNING)
    browsers = {name: await by_link(given, name) for name in mine}
    coming = f"/my/coming/{dated.appointment_id}"
    pages = (*PAGES, coming, f"{coming}/thanks")
    for step in ("planned", "held", "released"):
        for name, browser in browsers.items():
            for url in pages:
                seen = await browser.get(url)
                assert seen.status == 200, (name, url)
                assert leaks(seen.html, theirs, their_side) == [], (step, name, url)
            calendar = await browser.get(f"{coming}/calendar")
            assert leaks(calendar.response.text, theirs, their_side) == []
        await next_step(step, dated, profile)
    sides = {given[name] for name in mine}
    for one in await post.messages(given.case_id):
        if one.to_person in sides:
            words = await post.words_of(one.id)
            assert leaks(words, theirs, their_side) == [], one.template


async def next_step(step: str, dated: Dated, profile: Profile) -> None:
    if step == "planned":
        await consent.withdraw_everything(dated.participant("Selbi"), MORNING)
    elif step == "held":
        await commands.release_text(
            dated.given.facilitator, dated.given.case_id, dated.appointment_id, MORNING, profile
        )


async def test_a_canary_would_be_found():
    assert leaks("Please come at 09:40", RESPONSIBLE, "responsible") == ["09:40"]
    assert leaks("Write to jemal@example.com", HARMED, "harmed") != []


async def test_each_mail_goes_to_one_person_and_its_calendar_names_that_one_alone(
    profile: Profile, app: object
):
    """S52, S53: one UID for each person; the bare address is the only attendee."""
    dated = await everything_told(profile)
    given, uids = dated.given, set()
    for name, person_id in given.people.items():
        mine = [one for one in await post.messages(given.case_id) if one.to_person == person_id]
        files = [file for one in mine if (file := await post.calendar_of(one.id))]
        assert len(files) == 1
        (event,) = icalendar.Calendar.from_ical(files[0]).walk("VEVENT")
        assert str(event["attendee"]) == f"mailto:{address_of(name)}"
        assert str(event["organizer"]) == "mailto:office@testserver"
        uids.add(str(event["uid"]))
    assert len(uids) == len(given.people)


async def test_after_a_move_the_same_entry_is_replaced(profile: Profile, app: object):
    """S53, 7.3: one UID, a higher sequence, a CANCEL when it is held."""
    dated = await everything_told(profile)
    given, later = dated.given, INVITED + timedelta(days=1)
    offer = await harmed_chooses(given, "Selbi", MEETING + timedelta(days=1), later)
    form = a_booking(given, dated.house, offer)
    staff, case_id = given.facilitator, given.case_id
    await commands.move(staff, case_id, dated.appointment_id, form, later, profile)
    await invited(dated, profile, later)
    await commands.hold_back(dated.appointment_id, HoldReason.STAFF, later, profile)
    mine = [m for m in await post.messages(given.case_id) if m.to_person == given["Jemal"]]
    files = [file for one in mine if (file := await post.calendar_of(one.id))]
    events = [icalendar.Calendar.from_ical(file) for file in files]
    found = sorted(
        (int(e.walk("VEVENT")[0]["sequence"]), str(e["method"]), str(e.walk("VEVENT")[0]["uid"]))
        for e in events
    )
    assert [(sequence, method) for sequence, method, _ in found] == [
        (0, "REQUEST"),
        (1, "REQUEST"),
        (2, "CANCEL"),
    ]
    assert len({uid for *_, uid in found}) == 1


async def test_who_may_not_be_contacted_gets_no_message_and_no_call(profile: Profile, app: object):
    """S55"""
    given = await case_a4_ready()
    kept = await known.details(given["Berdi"])
    await people.change_details(
        given["Berdi"], replace(kept.details, do_not_contact=True), kept.version,
        given.coordinator.account_id, AGREED,
    )  # fmt: skip
    dated = await invited(await booked(given, profile), profile)
    assert given["Berdi"] not in {one.to_person for one in await post.messages(given.case_id)}
    assert given["Berdi"] not in {who for _, who in await post.tasks(given.case_id)}
    cards = await known.cards([given["Berdi"]])
    assert channel_of(cards[given["Berdi"]]) is None
    assert (await queries.guests_of(dated.appointment_id)) != []
