"""The story of case A4: Selbi, 12, does not want to go on, on the morning of the meeting."""

from datetime import date, datetime

from tests.cast import BERDI, JEMAL, NURMYRAT, ORAZGUL, SELBI, YHLAS
from tests.journeys import answering, dating, holding, preparing, referring
from tests.journeys.canaries import Side
from tests.journeys.case import Boxes, Case, day
from tests.journeys.office import Office
from tests.journeys.post import Letter
from tests.journeys.referring import Paper
from tests.pages import Seen

CAST, VERIFIERS = (YHLAS, ORAZGUL, NURMYRAT, SELBI, JEMAL, BERDI), ()
SIDES = (
    Side(people=(SELBI, JEMAL, BERDI), door=dating.GARDEN, arrives="09:30"),
    Side(people=(YHLAS, ORAZGUL, NURMYRAT), door=dating.STREET, arrives="09:40"),
)
BEGINS = datetime.fromisoformat("2027-02-22T08:30:00+05:00")
PAPER = Paper(
    body="School No. 77", kind="school", officer="Sapargeldi Ataýew",
    referred_on=date(2027, 2, 22), incident_on=date(2027, 2, 17),
    incident="Somebody fell from a bicycle in the street.", harm="injury",
)  # fmt: skip
HER_PARENTS_AGREED: Boxes = {
    "answer": "yes", "given_by": "guardian", "given_how": "in_person", "given_to": "referrer",
    **day("given_on", date(2027, 2, 20)),
}  # fmt: skip
VILLAGE = ("Yhlas", "Orazgül", "Nurmyrat")
TOWN = ("S", "Jemal", "Berdi")
AT_TEN = datetime.fromisoformat("2027-03-20T10:00:00+05:00")
CHECKING = "We are checking the arrangements. Please wait for our call."
NO_LONGER = "This appointment is no longer planned."
NOT_TODAY = "Today's meeting will not take place. Nobody did anything wrong."
IN_TURKMEN = "Şu günki duşuşyk geçmez. Hiç kim erbet zat etmedi."
OWN_PAGES = ("/my", "/my/coming", "/my/meeting")


def begun(office: Office) -> Case:
    return Case(office, CAST)


async def is_handed_over(case: Case) -> None:
    await case.office.it_is("2027-02-22T10:00:00+05:00")
    await referring.is_recorded(case, PAPER, YHLAS)
    await referring.completes(case, YHLAS)
    by_order = "guardian_by_order", "guardianship_order"
    await referring.adds_guardian(case, ORAZGUL, "Yhlas", *by_order)
    await referring.adds_guardian(case, NURMYRAT, "Yhlas", *by_order)
    await referring.adds_harmed(case, SELBI, HER_PARENTS_AGREED)
    await referring.adds_guardian(case, JEMAL, "S", "mother", "passport")
    await referring.adds_guardian(case, BERDI, "S", "father", "passport")
    await referring.is_accepted(case)
    await referring.is_allocated(case, "Aknabat Orazowa")


async def is_prepared(case: Case) -> None:
    """A child of 12 was harmed, so a second supervisor signs (R11)."""
    await case.office.it_is("2027-03-02T10:00:00+05:00")
    for one in case.cast:
        await preparing.talks_with(case, one.called, date(2027, 3, 2), company=("psychologist",))
        await preparing.explains_to(case, one.called)
    await preparing.hears_wishes(case, "S", "last", "two fingers")
    await preparing.plans(case)
    await preparing.plans_for_safety(case, "Two fingers")
    await preparing.assesses(case)
    await preparing.is_found_suitable(case, second=True)


async def everybody_agrees(case: Case) -> None:
    """The village on paper, countersigned; the town by link, each on a link of their own."""
    await case.office.it_is("2027-03-05T16:00:00+05:00")
    for name in VILLAGE:
        await answering.signs_answers(case, name)
        await case.is_handed_link(name)
    await case.office.it_is("2027-03-06T11:00:00+05:00")
    for name in TOWN:
        await answering.answers_everything(await case.gives_link(name), name)
    page = await case.facilitator.opens(f"{case.url}/consent")
    assert "Everybody who is needed has said yes." in page.text


async def her_number_is_hers(case: Case) -> None:
    """A4.9: Selbi's number and her parents' are different, so nothing is flagged (R61)."""
    page = await case.facilitator.opens(f"{case.url}/people")
    assert "Shared phone" not in page.text
    page = await case.facilitator.opens(f"{case.url}/people/{case.people['S']}")
    assert "The same phone as" not in page.text


async def everybody_is_invited(case: Case) -> None:
    await dating.opens_a_house(case)
    await dating.chooses_first(case, "S", AT_TEN)
    for name in ("Jemal", "Berdi"):
        await dating.answers_times(case, name, "yes")
    for name in VILLAGE:
        await dating.tells_times(case, name, "yes")
    when = "Saturday 20 March 2027, 10:00"
    await dating.is_booked(case, when, dating.House(), "Gülälek", "Kerim")
    await case.office.it_is("2027-03-09T09:30:00+05:00")
    await dating.invites(case)
    for name in TOWN:
        await dating.answers_invitation(case, name)
    for name in VILLAGE:
        await case.prints(name)
        await dating.tells_answer(case, name)
    await case.finishes_tasks()


async def everything_is_ready(case: Case) -> None:
    """The evening before; the reminders of 08:00 wait in the outbox."""
    await case.office.it_is("2027-03-19T18:30:00+05:00")
    await case.sends_texts()
    await preparing.checks_risk(case)
    await holding.is_ready(case)


async def she_replies_two(case: Case) -> None:
    """A4: 07:42, "I don't want to continue"; staff write down the reply in one step (R5, R6)."""
    await case.office.it_is("2027-03-20T07:42:00+05:00")
    assert "Planned" in (await case.facilitator.opens(case.date)).text
    before = len(case.office.post.letters)
    await case.hears("S", "2")
    assert "The meeting is on hold" in (await case.facilitator.opens("/today")).text
    page = await case.facilitator.opens(case.date)
    assert "On hold" in page.text and "Planned" not in page.text
    await case.office.post_leaves()
    assert await case.sends_texts() == []
    assert len(case.office.post.letters) == before


async def the_pages_ask_to_wait(case: Case) -> None:
    """A4.6: until the facilitator releases the words; a held meeting is never shown as planned."""
    for name in (*TOWN, *VILLAGE):
        for page in await _pages_of(case, name):
            assert CHECKING in page.text, (name, page.title)
            assert NOT_TODAY not in page.text and "10:00" not in page.text, (name, page.title)


async def her_father_cannot_decide_for_her(case: Case) -> None:
    """A4.2: "she will come, I decide": his yes is kept, and changes nothing (R3)."""
    await case.office.it_is("2027-03-20T07:46:00+05:00")
    for name in ("S", "Berdi"):
        at = f"{case.date}/answers/{case.people[name]}"
        await case.facilitator.is_refused(at, {"reply": "can_come", "how": "oral"}, action=at)
    await case.hears("Berdi", "1")
    page = await case.phones["Berdi"].comes_in()
    assert "/my/questions/" not in page.html
    page = await case.phones["Berdi"].opens("/my/permissions")
    assert "Do you allow the child to meet the other people?" in page.text
    page = await case.facilitator.opens(f"{case.url}/consent")
    assert "Berdi for the child Yes 6 Mar 2027, 11:00 by private link" in page.text
    assert "S. has stopped “Meeting”." in page.text
    assert "On hold" in (await case.facilitator.opens(case.date)).text


async def places_are_free_again(case: Case) -> None:
    """A4.4: interpreter and escort at once; the rooms wait half an hour for who is on the way."""
    held = (await case.facilitator.opens(case.date)).text.partition("What is held")[2]
    held = held.partition("Add an interpreter")[0]
    assert held.count("09:00–10:10") == 3 and held.count("–") == 3
    assert not [name for name in ("Gülälek", "Kerim", "Aknabat") if name in held]


async def the_words_are_released(case: Case) -> None:
    """A4: 07:55 to six people: three are written to, three are called; the mail leaves at once."""
    await case.office.it_is("2027-03-20T07:55:00+05:00")
    before = len(case.office.post.letters)
    await case.facilitator.does(case.date, action=f"{case.date}/released-text")
    await case.office.post_leaves()
    await case.sends_texts()
    sent = case.office.post.letters[before:]
    assert sorted(one.to for one in sent) == sorted([SELBI.phone, BERDI.phone, JEMAL.email])
    assert all(IN_TURKMEN in one.words for one in sent)
    page = await case.facilitator.opens(f"{case.url}/messages")
    for name in VILLAGE:
        assert f"Tell {name} by phone or in person" in page.text


async def the_pages_say_it(case: Case) -> None:
    """A4.5, A4.6: the same words for everybody, by the links that everybody has had for weeks."""
    for name in (*TOWN, *VILLAGE):
        for page in await _pages_of(case, name):
            assert NO_LONGER in page.text and NOT_TODAY in page.text, (name, page.title)
            assert CHECKING not in page.text and "10:00" not in page.text


async def nothing_old_brings_it_back(case: Case) -> None:
    """A4.5: not an old page, not an old address, not the reminders that were queued for 08:00."""
    before = len(case.office.post.letters)
    coming = case.date.replace(case.url, "/my").replace("appointments", "coming")
    for name in TOWN:
        phone = case.phones[name]
        await phone.comes_in()
        page = await phone.opens(coming)
        assert NO_LONGER in page.text
        assert not [form for form in page.forms if form.action == coming]
        assert (await phone.finds(f"{coming}/calendar")).status == 404
    await case.office.it_is("2027-03-20T10:30:00+05:00")
    assert await case.sends_texts() == []
    assert len(case.office.post.letters) == before
    page = await case.facilitator.opens(case.date)
    assert "Does not take place" in page.text


async def the_calendar_is_told(case: Case) -> None:
    """A4.5, S53: the same entry, counted up, cancelled."""
    first, *_, last = [one for one in case.office.post.to(JEMAL.email) if one.calendar]
    assert (first.method, last.method) == ("REQUEST", "CANCEL")
    assert str(first.event["uid"]) == str(last.event["uid"])
    assert last.event["sequence"] > first.event["sequence"]
    assert str(last.event["status"]) == "CANCELLED"


async def the_referrer_hears_nothing(case: Case) -> None:
    """A4.3: nothing is sent, nothing is reported, and the referral's own page tells nothing."""
    reached = {one.to for one in case.office.post.letters}
    assert reached == {SELBI.phone, JEMAL.email, BERDI.phone, *VILLAGE}
    assert (await case.facilitator.finds(f"{case.track}/report")).status == 404
    page = await case.coordinator.opens(f"{case.url}/referral")
    assert "20 March 2027" not in page.text and "20 Mar 2027" not in page.text


async def no_message_tells_why(case: Case) -> None:
    """A4.1: no message ever sent names anybody, or says that somebody stopped, or why."""
    names = [word for one in CAST for word in (one.surname, one.full_name.split()[0])]
    for one in case.office.post.letters:
        assert not [name for name in names if name in _said(one)], _said(one)


async def _pages_of(case: Case, name: str) -> list[Seen]:
    await case.phones[name].comes_in()
    return [await case.phones[name].opens(url) for url in OWN_PAGES]


def _said(one: Letter) -> str:
    """Without the address it was sent to; lines of a calendar file may break anywhere."""
    calendar = "".join(one.calendar.split())
    return f"{one.subject}\n{one.words}\n{calendar}".replace(one.to, "")


STAGES = (
    is_handed_over,
    is_prepared,
    everybody_agrees,
    her_number_is_hers,
    everybody_is_invited,
    everything_is_ready,
    she_replies_two,
    the_pages_ask_to_wait,
    her_father_cannot_decide_for_her,
    places_are_free_again,
    the_words_are_released,
    the_pages_say_it,
    nothing_old_brings_it_back,
    the_calendar_is_told,
    the_referrer_hears_nothing,
    no_message_tells_why,
)
LOOKED_AFTER = (everybody_is_invited, the_pages_ask_to_wait, the_pages_say_it)
