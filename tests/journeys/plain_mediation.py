"""The story of a plain mediation: Aýlar, 15, her mother Maral, and Вера, who has a shop."""

from datetime import date, datetime

from tests.cast import AYLAR, BAHAR, MARAL, VERA
from tests.journeys import answering, dating, following, holding, preparing, promising, referring
from tests.journeys.canaries import Side
from tests.journeys.case import Boxes, Case, day, moment
from tests.journeys.office import Office
from tests.journeys.referring import Paper

CAST, VERIFIERS = (AYLAR, MARAL, VERA), (BAHAR,)
BEGINS = datetime.fromisoformat("2027-03-01T09:00:00+05:00")
SIDES = (
    Side(people=(VERA,), door=dating.GARDEN, arrives="15:30"),
    Side(people=(AYLAR, MARAL), door=dating.STREET, arrives="15:40"),
)
PAPER = Paper(
    body="Commission of Gülşen etrap", kind="commission", officer="Sapargeldi Ataýew",
    referred_on=date(2027, 3, 1), incident_on=date(2027, 2, 20),
    incident="The window of a shop was broken.", harm="property",
)  # fmt: skip
SHE_AGREED: Boxes = {
    "answer": "yes", "given_by": "self", "given_how": "in_person", "given_to": "referrer",
    **day("given_on", date(2027, 2, 25)),
}  # fmt: skip
NOBODY_ASKED: Boxes = {"answer": "", "given_by": "", "given_how": "", "given_to": ""}
AT_FOUR = datetime.fromisoformat("2027-03-18T16:00:00+05:00")
AT_TEN = datetime.fromisoformat("2027-03-20T10:00:00+05:00")
LETTER: Boxes = {
    "kind": "written_apology", "what": "A letter is written", "how_known": "It was received",
    "confirmed_by": "receiver", **day("by_when", date(2027, 4, 1)),
}  # fmt: skip
MONEY: Boxes = {
    "kind": "restitution", "what": "The new glass is paid for in part", "amount": "240.00",
    "how_known": "The book of the office", "confirmed_by": "facilitator",
    **day("by_when", date(2027, 5, 1)),
}  # fmt: skip
GARDEN: Boxes = {
    "kind": "community_work", "what": "Help in the library garden on Saturdays", "hours": "10",
    "how_known": "The garden book", "confirmed_by": "verifier", "verifier": BAHAR.called,
    "verifier_phone": BAHAR.phone, "verifier_language": "en",
    **day("by_when", date(2027, 4, 24)),
}  # fmt: skip


def begun(office: Office) -> Case:
    return Case(office, CAST)


async def is_referred(case: Case) -> None:
    """1: without her permission (C0) no way to reach the person harmed can be written down."""
    await case.office.it_is("2027-03-01T10:00:00+05:00")
    await referring.is_recorded(case, PAPER, AYLAR)
    await referring.completes(case, AYLAR)
    await referring.adds_guardian(case, MARAL, "Aýlar", "mother", "passport")
    await referring.cannot_add_harmed(case, VERA, NOBODY_ASKED)
    await referring.adds_harmed(case, VERA, SHE_AGREED)
    page = await case.coordinator.opens(f"{case.url}/deadline")
    assert "29 March 2027" in page.text
    await referring.is_accepted(case)


async def is_allocated(case: Case) -> None:
    """1, R32: before she declared that she knows nobody, the case is not there for her."""
    assert (await case.facilitator.finds(case.url)).status == 404
    await referring.is_allocated(case, "Aknabat Orazowa")
    await referring.has_needs(case, "Вера", "step_free", "seat_far_away")
    page = await case.facilitator.opens(f"{case.url}/people")
    assert "May decide for the child" in page.text and "Has needs" in page.text


async def is_prepared(case: Case) -> None:
    """3: first contact is a talk, never a link; the supervisor decides, not the facilitator."""
    await case.office.it_is("2027-03-02T10:00:00+05:00")
    page = await case.facilitator.opens(f"{case.url}/links")
    assert "Call or visit Вера first. Then send a link." in page.text
    for one in case.cast:
        await preparing.talks_with(case, one.called, date(2027, 3, 2), note=preparing.CONFIDED)
        await preparing.explains_to(case, one.called, "Gülälek" if one.interpreter else "")
    await preparing.hears_wishes(case, "Вера", "first", "a raised hand")
    await preparing.plans(case, ("interpreter",))
    await preparing.plans_for_safety(case, "A raised hand")
    await preparing.assesses(case)
    page = await case.facilitator.opens(f"{case.url}/preparation")
    assert "A supervisor has to decide whether they may meet." in page.text
    await preparing.is_found_suitable(case)
    page = await case.facilitator.opens(f"{case.url}/preparation")
    assert "The preparation is complete." in page.text


async def links_are_given(case: Case) -> None:
    """4: her own link and her mother's are two: by SMS, by mail, on paper (R61)."""
    await case.office.it_is("2027-03-03T15:00:00+05:00")
    await case.gives_link("Aýlar")
    await case.gives_link("Вера")
    await case.is_handed_link("Maral")


async def everybody_agrees(case: Case) -> None:
    """4: each answers their own questions alone (R4)."""
    asked = {one: await answering.answers_everything(case.phones[one], one) for one in case.phones}
    assert "Are the main facts right?" in asked["Aýlar"]
    assert "Do you allow the child to meet the other people?" in asked["Maral"]
    assert "Are the main facts right?" not in asked["Maral"] + asked["Вера"]
    page = await case.facilitator.opens(f"{case.url}/consent")
    assert "Everybody who is needed has said yes." in page.text


async def time_is_found(case: Case) -> None:
    """5, R24: before she has chosen there is nothing for the others, and nothing to book."""
    await case.office.it_is("2027-03-04T09:30:00+05:00")
    await dating.opens_a_house(case)
    page = await case.facilitator.opens(f"{case.track}/booking")
    assert "The person harmed chooses first." in page.text
    await dating.chooses_first(case, "Вера", AT_FOUR, AT_TEN)
    await dating.answers_times(case, "Aýlar", "yes", "if_needed")
    await dating.answers_times(case, "Maral", "yes", "no")
    await dating.is_booked(case, "Thursday 18 March 2027, 16:00", dating.House(), "Gülälek")


async def everybody_is_invited(case: Case) -> None:
    """5: by SMS, by mail with a calendar file, by letter; each with their own time and door."""
    await case.office.it_is("2027-03-05T10:00:00+05:00")
    await dating.invites(case)
    (mail,) = [one for one in case.office.post.to(VERA.email) if one.calendar]
    assert "15:30" in mail.words and mail.method == "REQUEST"
    assert "15:40" in case.office.post.to(AYLAR.phone)[-1].words
    letter = await case.prints("Maral")
    assert "15:40" in letter.words and dating.STREET in letter.words
    page = await case.facilitator.opens(case.date)
    assert page.text.count("No answer yet") == 3
    for one in case.cast:
        await dating.answers_invitation(case, one.called)
    page = await case.facilitator.opens(case.date)
    assert page.text.count("I can come") == 3


async def everything_is_ready(case: Case) -> None:
    """6, R12, R55: the list names what is missing, and the step waits for it."""
    await case.office.it_is("2027-03-17T12:30:00+05:00")
    await holding.is_not_ready(case)
    await preparing.checks_risk(case)
    await holding.is_ready(case)
    await case.office.it_is("2027-03-17T18:30:00+05:00")
    await case.sends_texts()


async def they_meet(case: Case) -> None:
    """7: asked alone before it begins; a pause; no place for what people say (R15)."""
    await case.office.it_is("2027-03-18T15:30:00+05:00")
    await holding.cannot_begin(case)
    for one in case.cast:
        await holding.arrives(case, one.called, shows_id=one is MARAL)
    for one in (AYLAR, VERA):
        await holding.is_still_willing(case, one.called)
    await case.office.it_is("2027-03-18T16:02:00+05:00")
    await holding.begins(case)
    page = await case.facilitator.opens(f"{case.date}/run")
    assert not [tag for tag, _ in page.tags if tag == "textarea"]
    await case.office.it_is("2027-03-18T16:40:00+05:00")
    await holding.goes_on(case, "pauses", "resumptions")
    await case.office.it_is("2027-03-18T17:20:00+05:00")
    await holding.goes_on(case, "ending")
    page = await case.facilitator.opens(f"{case.url}/messages")
    assert page.text.count("and ask how they are") == 4


async def words_are_found(case: Case) -> None:
    """8: three actions, written down and read back to everybody."""
    await promising.writes(case, "Aýlar", LETTER, "Вера")
    await promising.writes(case, "Aýlar", MONEY, "Вера")
    await promising.writes(case, "Aýlar", GARDEN)
    await promising.verifier_agrees(case)
    await promising.reads_back(case)


async def they_sign(case: Case) -> None:
    """8: by link with a fresh code, or on paper before a witness (R28)."""
    await promising.signs(case, "Aýlar")
    await promising.signs(case, "Вера")
    await promising.signs_on_paper(case, "Maral", "Gözel Durdyýewa")
    page = await case.facilitator.opens(f"{case.track}/agreement")
    assert "Everybody has signed. The agreement is in force." in page.text


async def promises_are_kept(case: Case) -> None:
    """9, R37, R58: the verifier sees one action alone; she hears of it after the release."""
    _letter, money, garden = await promising.action_pages(case)
    await case.office.it_is("2027-03-26T18:00:00+05:00")
    await case.finishes_tasks()
    await following.says_done(case, "Aýlar", "A letter")
    await following.received(case, "Вера", "A letter")
    await case.office.it_is("2027-04-20T18:00:00+05:00")
    bahar = await following.verifier_gets_link(case, garden, BAHAR)
    shown = await following.verifies(bahar, "Ten hours, every Saturday")
    assert "Help in the library garden" in shown and "letter" not in shown
    for closed in ("/my", "/my/agreement", "/my/questions"):
        assert (await bahar.finds(closed)).status == 404
    await following.cannot_report(case)
    await case.office.it_is("2027-05-01T10:00:00+05:00")
    await following.records_done(case, money, "Paid at the office")


async def she_is_told(case: Case) -> None:
    """9, R58: three drafts wait, and nothing left the house before the facilitator let it go."""
    heard = len(case.office.post.to(VERA.email))
    await case.office.post_leaves()
    assert len(case.office.post.to(VERA.email)) == heard
    await following.cannot_report(case)
    assert await following.releases_drafts(case) == 3
    assert len(case.office.post.to(VERA.email)) == heard + 3


async def it_ends(case: Case) -> None:
    """9, R35, R36: the report from its allow-list, then closing; from now on no link opens."""
    await case.office.it_is("2027-05-02T10:00:00+05:00")
    report = await following.report_is_handed_over(case, date(2027, 5, 2))
    assert "All actions are completed." in report
    told = [word for one in (*CAST, BAHAR) for word in (one.called, *one.secrets)]
    assert not [word for word in told if word in report]
    await following.is_closed(case)
    for phone in case.phones.values():
        assert await phone.is_turned_away()


async def nothing_is_changed_any_more(case: Case) -> None:
    """9: what is closed stays as it is; nobody gets a link into it."""
    assert "This case is closed." in (await case.facilitator.opens(f"{case.url}/closing")).text
    page = await case.facilitator.opens(f"{case.url}/links")
    assert not [form for form in page.forms if form.action == f"{case.url}/links"]
    later, at = moment("starts_at", AT_TEN.replace(month=5)), f"{case.track}/times"
    await case.facilitator.is_refused(at, later, action=at, status=422)
    at = f"{case.track}/agreement"
    await case.facilitator.is_refused(at, action=f"{at}/versions")


STAGES = (
    is_referred,
    is_allocated,
    is_prepared,
    links_are_given,
    everybody_agrees,
    time_is_found,
    everybody_is_invited,
    everything_is_ready,
    they_meet,
    words_are_found,
    they_sign,
    promises_are_kept,
    she_is_told,
    it_ends,
    nothing_is_changed_any_more,
)
LOOKED_AFTER = (
    links_are_given,
    time_is_found,
    everybody_is_invited,
    words_are_found,
    promises_are_kept,
    she_is_told,
)
