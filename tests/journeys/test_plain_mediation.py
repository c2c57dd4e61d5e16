"""A plain mediation from the referral to the end: Aýlar, 15, her mother, and a shop owner."""

from datetime import date, datetime

from tests.cast import AYLAR, BAHAR, MARAL, VERA
from tests.journeys import answering, dating, following, holding, preparing, promising, referring
from tests.journeys.case import Case, day
from tests.journeys.office import by_http
from tests.journeys.referring import Paper

PAPER = Paper(
    body="Commission of Gülşen etrap", kind="commission", officer="Sapargeldi Ataýew",
    referred_on=date(2027, 3, 1), incident_on=date(2027, 2, 20),
    incident="The window of a shop was broken.", harm="property",
)  # fmt: skip
SHE_AGREED = {
    "answer": "yes", "given_by": "self", "given_how": "in_person", "given_to": "referrer",
    **day("given_on", date(2027, 2, 25)),
}  # fmt: skip


LETTER = {
    "kind": "written_apology", "what": "A letter is written", "how_known": "It was received",
    "confirmed_by": "receiver", **day("by_when", date(2027, 4, 1)),
}  # fmt: skip
MONEY = {
    "kind": "restitution", "what": "The new glass is paid for in part", "amount": "240.00",
    "how_known": "The book of the office", "confirmed_by": "facilitator",
    **day("by_when", date(2027, 5, 1)),
}  # fmt: skip
GARDEN = {
    "kind": "community_work", "what": "Help in the library garden on Saturdays", "hours": "10",
    "how_known": "The garden book", "confirmed_by": "verifier", "verifier": BAHAR.called,
    "verifier_phone": BAHAR.phone, "verifier_language": "en",
    **day("by_when", date(2027, 4, 24)),
}  # fmt: skip


async def test_from_the_referral_to_the_end(app, clock, profile):
    case = Case(await by_http(app, clock, profile), (AYLAR, MARAL, VERA))
    await is_handed_over(case)
    await is_prepared(case)
    await say_yes_to_taking_part(case)
    await find_a_time(case)
    await are_invited(case)
    await meet(case)
    await agree(case)
    await keep_promises(case)
    await end(case)


async def is_handed_over(case: Case) -> None:
    """Stage 1 and 2"""
    await case.office.it_is("2027-03-01T10:00:00+05:00")
    await referring.is_recorded(case, PAPER, AYLAR)
    await referring.completes(case, AYLAR)
    await referring.adds_guardian(case, MARAL, AYLAR.called, "mother", "passport")
    await referring.adds_harmed(case, VERA, SHE_AGREED)
    await referring.is_accepted(case)
    await referring.is_allocated(case, "Aknabat Orazowa")


async def is_prepared(case: Case) -> None:
    """Stage 3"""
    await case.office.it_is("2027-03-02T10:00:00+05:00")
    for one in case.cast:
        await preparing.talks_with(case, one.called, date(2027, 3, 2))
        interpreter = "Gülälek" if one.interpreter else ""
        await preparing.explains_to(case, one.called, interpreter)
    await preparing.hears_wishes(case, VERA.called, "first", "a raised hand")
    await preparing.plans(case, ("interpreter",))
    await preparing.plans_for_safety(case, "A raised hand")
    await preparing.assesses(case)
    await preparing.is_found_suitable(case)


async def say_yes_to_taking_part(case: Case) -> None:
    await case.office.it_is("2027-03-03T15:00:00+05:00")
    for one in case.cast:
        phone = await case.gives_link(one.called)
        asked = await answering.answers_everything(phone, one.called)
        print(one.called, asked)


AT_FOUR = datetime.fromisoformat("2027-03-18T16:00:00+05:00")
AT_TEN = datetime.fromisoformat("2027-03-20T10:00:00+05:00")


async def find_a_time(case: Case) -> None:
    """Stage 5, R24"""
    await case.office.it_is("2027-03-04T09:30:00+05:00")
    await dating.opens_a_house(case)
    await dating.chooses_first(case, "Вера", AT_FOUR, AT_TEN)
    await dating.answers_times(case, "Aýlar", "yes", "if_needed")
    await dating.answers_times(case, "Maral", "yes", "no")
    await dating.is_booked(case, "Thursday 18 March 2027, 16:00", dating.House(), "Gülälek")


async def are_invited(case: Case) -> None:
    await case.office.it_is("2027-03-05T10:00:00+05:00")
    await dating.invites(case)
    for one in case.office.post.letters:
        print(one.text); print("---")
    await case.prints("Maral")
    for one in case.cast:
        await dating.answers_invitation(case, one.called)
    print((await case.facilitator.opens(case.date)).text)


async def meet(case: Case) -> None:
    await case.office.it_is("2027-03-17T16:00:00+05:00")
    await case.sends_texts()
    await preparing.checks_risk(case)
    await holding.is_ready(case)
    await case.office.it_is("2027-03-18T15:30:00+05:00")
    for one in case.cast:
        await holding.arrives(case, one.called)
    for one in (AYLAR, VERA):
        await holding.is_still_willing(case, one.called)
    await case.office.it_is("2027-03-18T16:00:00+05:00")
    await holding.begins(case)
    await case.office.it_is("2027-03-18T16:40:00+05:00")
    await holding.goes_on(case, "pauses", "resumptions")
    await case.office.it_is("2027-03-18T17:20:00+05:00")
    await holding.goes_on(case, "ending")
    print((await case.facilitator.opens(f"{case.url}/messages")).text)


async def agree(case: Case) -> None:
    """Stage 8"""
    await promising.writes(case, "Aýlar", LETTER, "Вера")
    await promising.writes(case, "Aýlar", MONEY, "Вера")
    await promising.writes(case, "Aýlar", GARDEN)
    await promising.verifier_agrees(case)
    await promising.reads_back(case)
    await promising.signs(case, "Aýlar")
    await promising.signs(case, "Вера")
    await promising.signs_on_paper(case, "Maral", "Gözel Durdyýewa")
    print((await case.facilitator.opens(f"{case.track}/agreement")).text)


async def keep_promises(case: Case) -> None:
    """Stage 9"""
    letter, money, garden = await promising.action_pages(case)
    await case.office.it_is("2027-03-25T18:00:00+05:00")
    await case.finishes_tasks()
    await following.says_done(case, "Aýlar", "A letter")
    await following.received(case, "Вера", "A letter")
    await case.office.it_is("2027-04-20T18:00:00+05:00")
    bahar = await following.verifier_gets_link(case, garden, BAHAR)
    print(await following.verifies(bahar, "Ten hours, every Saturday"))
    await case.office.it_is("2027-05-01T10:00:00+05:00")
    await following.records_done(case, money, "Paid at the office")
    print((await case.facilitator.opens(f"{case.url}/messages")).text)
    print(await following.releases_drafts(case))
    print(case.office.post.to(VERA.email)[-3:])


async def end(case: Case) -> None:
    await case.office.it_is("2027-05-02T10:00:00+05:00")
    await case.finishes_tasks()
    print(await following.report_is_handed_over(case, date(2027, 5, 2)))
    await following.is_closed(case)
    print((await case.coordinator.opens(case.url)).text)
