"""What a person sees of their own questions and answers, over HTTP."""

import re
from datetime import timedelta

import pytest

from restorative.consent import queries
from restorative.consent.rules import Answer, Code, Is
from restorative.consent.tables import DecisionRow
from tests.cases.given import a_plain_case, an_allocated_case
from tests.conftest import FrozenClock
from tests.consent.conftest import CameByLink
from tests.consent.given import (
    a_plain_prepared_case,
    a_prepared_case,
    all_say_yes,
    an_agreed_case,
    key_of,
    says,
)

pytestmark = pytest.mark.usefixtures("engine")
DAYS = timedelta(days=1)
YES, NO = {"answer": "yes"}, {"answer": "no"}


async def test_a_question_offers_four_answers_of_equal_weight_and_none_is_chosen(
    clock: FrozenClock, by_link: CameByLink
):
    """P6, domain 1.4"""
    browser = await by_link(await a_plain_case(clock.now()), "Olga")
    await browser.get("/my/questions")
    seen = await browser.follow()
    radios = [given for tag, given in seen.tags if tag == "input" and given["type"] == "radio"]
    assert [one["value"] for one in radios] == ["yes", "no", "not_sure", "talk_first"]
    assert not any("checked" in one for one in radios)
    assert seen.html.count('<label class="choice">') == 4
    assert seen.title.startswith("Do you want to take part in the talks?")


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("en", "Saying what happened is not an admission in court."),
        ("ru", "Рассказать о случившемся — не значит признать вину в суде."),
        ("tk", "Bolan zady aýtmak suduň öňünde günäni boýun almak däldir."),
    ],
)
async def test_each_question_says_what_a_no_does_not_do(
    clock: FrozenClock, by_link: CameByLink, language: str, promise: str
):
    """R9"""
    case = await a_plain_case(clock.now())
    browser = await by_link(case, "Olga", language)
    await browser.get("/my/questions")
    seen = await browser.follow()
    assert promise in seen.text


async def test_one_answer_leads_to_the_next_question(clock: FrozenClock, by_link: CameByLink):
    """P6"""
    case = await a_plain_case(clock.now())
    browser = await by_link(case, "Olga")
    await browser.get("/my/questions")
    await browser.follow()
    await browser.submit(YES)
    thanks = await browser.follow()
    assert "Thank you" in thanks.title and "Yes" in thanks.text
    (following,) = {one for one in thanks.links if one.startswith("/my/questions/")}
    assert (await browser.get(following)).title.startswith("May we reach you in this way?")


async def test_an_empty_answer_is_asked_for_and_nothing_is_kept(
    clock: FrozenClock, by_link: CameByLink
):
    """Y13"""
    browser = await by_link(await a_plain_case(clock.now()), "Olga")
    await browser.get("/my/questions")
    await browser.follow()
    seen = await browser.submit({"answer": None})
    assert seen.status == 422
    assert seen.title.startswith("Error:")
    assert "Choose an answer." in seen.text
    assert await DecisionRow.count() == 0


async def test_changed_words_are_read_again_before_they_are_answered(
    clock: FrozenClock, by_link: CameByLink
):
    """R25"""
    browser = await by_link(await a_plain_case(clock.now()), "Olga")
    await browser.get("/my/questions")
    await browser.follow()
    seen = await browser.submit({**YES, "wording": "f" * 64})
    assert seen.status == 422
    assert "The words have changed." in seen.text
    assert await DecisionRow.count() == 0


@pytest.mark.parametrize(
    ("code", "given", "missing"),
    [
        (Code.C2, {}, "Tick both boxes"),
        (Code.C2, {"voluntary": "yes"}, "Tick both boxes"),
        (Code.C7, {"told_name": ""}, "Enter the name that we may say."),
    ],
)
async def test_a_yes_that_lacks_a_part_is_asked_for_it(
    clock: FrozenClock, by_link: CameByLink, code: Code, given: dict[str, str], missing: str
):
    """R8, C7"""
    case = await a_plain_prepared_case(clock.now())
    await says(case, "Yhlas", Code.C1, Answer.YES, clock.now())
    key = await key_of(case, "Yhlas", code, clock.now())
    browser = await by_link(case, "Yhlas")
    await browser.get(f"/my/questions/{key.ref}")
    seen = await browser.submit({**YES, **given})
    assert (seen.status, missing in seen.text) == (422, True)


async def test_who_says_yes_freely_to_the_main_facts_is_heard(
    clock: FrozenClock, by_link: CameByLink
):
    """R8"""
    case = await a_plain_prepared_case(clock.now())
    await says(case, "Yhlas", Code.C1, Answer.YES, clock.now())
    key = await key_of(case, "Yhlas", Code.C2, clock.now())
    browser = await by_link(case, "Yhlas")
    answered = await browser.send(
        f"/my/questions/{key.ref}", {**YES, "voluntary": "yes", "offered": "yes"}
    )
    assert "Thank you" in answered.title
    found = await queries.matrix(case.track_id, clock.now())
    (cell,) = found.row(case["Yhlas"]).of(Code.C2)
    assert cell.state.stands is Is.YES


async def test_a_no_is_answered_kindly(clock: FrozenClock, by_link: CameByLink):
    """R7, domain 5.1"""
    browser = await by_link(await a_plain_case(clock.now()), "Olga")
    await browser.get("/my/questions")
    await browser.follow()
    await browser.submit(NO)
    seen = await browser.follow()
    assert "That is all right. Nothing bad happens." in seen.text


async def test_before_everything_is_explained_the_meeting_is_not_asked(
    clock: FrozenClock, by_link: CameByLink
):
    """5.5"""
    case = await all_say_yes(await a_plain_case(clock.now()), clock.now())
    browser = await by_link(case, "Olga")
    seen = await browser.get("/my/questions")
    assert "There is nothing to answer now." in seen.text


async def test_somebody_who_has_to_think_reads_from_when_on(
    clock: FrozenClock, by_link: CameByLink
):
    """5.5"""
    case = await all_say_yes(await a_plain_prepared_case(clock.now()), clock.now())
    browser = await by_link(case, "Olga")
    seen = await browser.get("/my/questions")
    assert "Take time to think. We ask this from Tuesday 2 March 2027, 09:00 on." in seen.text


async def test_a_persons_answers_are_in_their_words_and_stopping_is_one_step(
    clock: FrozenClock, by_link: CameByLink
):
    """R5, P7: the own page, this page, the button."""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    browser = await by_link(case, "Selbi")
    own_page = await browser.get("/my")
    assert "/my/permissions" in own_page.links
    seen = await browser.get("/my/permissions")
    assert "Beýleki adamlar bilen duşuşmak isleýärsiňmi?" in seen.text
    key = await key_of(case, "Selbi", Code.C4, clock.now())
    stopped = await browser.submit(action=f"/my/permissions/{key.ref}/withdrawal")
    assert stopped.status == 303
    assert "It is stopped" in (await browser.follow()).title
    blockers = await queries.blockers_of_inviting(case.track_id, clock.now())
    assert {one.whom for one in blockers} == {case["Selbi"]}


async def test_everything_can_be_stopped_in_one_step_and_begun_again(
    clock: FrozenClock, by_link: CameByLink
):
    """R5, 5.7"""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    browser = await by_link(case, "Selbi")
    await browser.get("/my/permissions")
    await browser.submit(action="/my/withdrawal")
    await browser.follow()
    seen = await browser.get("/my/permissions")
    assert "You have stopped taking part." in seen.text
    (again,) = {one for one in seen.links if one.startswith("/my/questions/")}
    await browser.send(again, YES)
    assert await queries.withdrawn(case.track_id) == frozenset()


async def test_talk_to_me_first_changes_nothing_but_calls_the_office(
    clock: FrozenClock, by_link: CameByLink
):
    """P7"""
    from restorative.notifications.queries import tasks_for

    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    before = await queries.blockers_of_inviting(case.track_id, clock.now())
    browser = await by_link(case, "Selbi")
    await browser.get("/my/permissions")
    await browser.submit(action="/my/talk")
    assert "We will call you" in (await browser.follow()).title
    assert await queries.blockers_of_inviting(case.track_id, clock.now()) == before == []
    assert [task.person_id for task in await tasks_for([case.case_id])] == [case["Selbi"]]


async def test_to_read_changes_nothing(clock: FrozenClock, by_link: CameByLink):
    """R23, S35"""
    case = await a_prepared_case(clock.now())
    key = await key_of(case, "Selbi", Code.C1, clock.now())
    browser = await by_link(case, "Selbi")
    for path in ("/my/questions", f"/my/questions/{key.ref}", "/my/permissions", "/my/talk"):
        await browser.get(path)
    assert await DecisionRow.count() == 0


async def test_a_stranger_and_an_unknown_address_find_nothing(
    clock: FrozenClock, by_link: CameByLink, nobody
):
    """S48"""
    case = await a_prepared_case(clock.now())
    hers = (await key_of(case, "Selbi", Code.C1, clock.now())).ref
    for path in ("/my/questions", f"/my/questions/{hers}", "/my/permissions"):
        assert "Do you want" not in (await nobody.get(path)).text
    browser = await by_link(case, "Yhlas")
    strange, unknown = [
        await browser.get(f"/my/questions/{ref}") for ref in (hers, "0123456789abcdef")
    ]
    assert (strange.status, unknown.status) == (404, 404)
    assert bare(strange.html) == bare(unknown.html)


def bare(html: str) -> str:
    """Without what is new on every page, and the address itself."""
    return re.sub(r'(nonce|value)="[^"]*"', "", html)


async def test_a_guardian_sees_nothing_of_the_childs_answers_nor_the_child_of_theirs(
    clock: FrozenClock, by_link: CameByLink
):
    """S56, R16"""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    browser = await by_link(case, "Selbi")
    await browser.get("/my/permissions")
    await browser.submit(action="/my/withdrawal")
    jemal = await by_link(case, "Jemal")
    for path in ("/my", "/my/questions", "/my/permissions"):
        seen = await jemal.get(path)
        seen = await jemal.follow() if seen.location else seen
        for word in ("stopped", "Stopped", "has said no", "withdr"):
            assert word not in seen.text, (path, word)
    lines = (await jemal.get("/my/permissions")).text
    assert "Do you allow" in lines or "rugsat berýärsiňizmi" in lines
    child = (await (await by_link(case, "Selbi")).get("/my/permissions")).text
    assert "rugsat berýärsiňizmi" not in child


async def test_the_other_side_is_on_no_page_of_mine(clock: FrozenClock, by_link: CameByLink):
    """R1, S51: names and numbers of the other side are planted, and found nowhere."""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    number = "9936100000"
    other_sides = {"Selbi": ("Yhlas", "Fedorow", number), "Yhlas": ("Selbi", "Esenow", number)}
    for name, other in other_sides.items():
        browser = await by_link(case, name)
        for path in await pages_of(browser):
            seen = await browser.get(path)
            assert [word for word in other if word in seen.html] == [], path


async def pages_of(browser) -> list[str]:
    seen = await browser.get("/my/permissions")
    questions = [one for one in seen.links if one.startswith("/my/questions/")]
    return ["/my", "/my/permissions", "/my/questions", "/my/withdrawal", "/my/talk", *questions]


async def test_a_young_child_is_asked_in_person_and_can_still_stop(
    clock: FrozenClock, by_link: CameByLink, monkeypatch: pytest.MonkeyPatch
):
    """5.4, R5"""
    monkeypatch.setattr("restorative.consent.rules.asking.ORAL_BELOW", 13)
    case = await an_allocated_case(clock.now())
    browser = await by_link(case, "Selbi")
    seen = await browser.get("/my/questions")
    assert "We go through the questions with you in person." in seen.text
    await browser.get("/my/permissions")
    assert (await browser.submit(action="/my/withdrawal")).status == 303
    assert await queries.withdrawn(case.track_id) == {case["Selbi"]}


async def test_a_page_that_was_opened_before_a_stop_cannot_undo_it(
    clock: FrozenClock, by_link: CameByLink
):
    """R5: an old tab, or the back button, does not turn a withdrawal into a yes"""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    old_tab, phone = await by_link(case, "Jemal"), await by_link(case, "Jemal")
    key = await key_of(case, "Jemal", Code.C1, clock.now(), child="Selbi")
    await old_tab.get(f"/my/questions/{key.ref}")
    await phone.get("/my/permissions")
    await phone.submit(action="/my/withdrawal")
    seen = await old_tab.submit(YES)
    assert seen.status == 422
    assert "You have answered this on another page." in seen.text


async def test_nobody_reads_that_something_is_stopped_who_has_stopped_nothing(
    clock: FrozenClock, by_link: CameByLink
):
    browser = await by_link(await an_agreed_case(clock.now()), "Jemal")
    seen = await browser.get("/my/withdrawal")
    assert (seen.status, seen.location) == (303, "/my/permissions")
