"""Both stories once more, looking at everything that anybody can reach: nothing leaks."""

import logging
from types import ModuleType

import pytest

from tests.conftest import FrozenClock
from tests.journeys import morning, plain_mediation
from tests.journeys.canaries import (
    found,
    leaks_on_pages,
    read_all_letters,
    read_all_pages,
    says_nothing_outside,
    visits_everything,
)
from tests.journeys.case import Case
from tests.journeys.office import Phone, by_http

OUR_OWN_BROWSER = ("httpx", "httpcore")


@pytest.fixture(params=[plain_mediation, morning], ids=["a-broken-window", "the-morning"])
def story(request: pytest.FixtureRequest) -> ModuleType:
    return request.param


@pytest.fixture
def clock(story: ModuleType) -> FrozenClock:
    return FrozenClock(story.BEGINS)


async def test_nothing_of_one_side_reaches_the_other(app, clock, profile, story, caplog):
    """S51, S52, S53, S54, S109, R1, R7, R21, R37, R43"""
    caplog.set_level(logging.INFO)
    case = story.begun(await by_http(app, clock, profile))
    for stage in story.STAGES:
        await stage(case)
        if stage in story.LOOKED_AFTER:
            for one in story.CAST:
                visited = await visits_everything(case.phones[one.called], "/my")
                assert {"/my", "/my/meeting", "/my/permissions", "/help"} < visited
    read_all_pages(case, story.SIDES)
    for one in story.VERIFIERS:
        verifier_saw_one_action(case, story, case.phones[one.called])
    read_all_letters(case, story.SIDES)
    for letter in case.office.post.letters:
        says_nothing_outside(letter, everybody_and_why(story))
    nothing_stands_in_the_log(case, story, caplog)


def verifier_saw_one_action(case: Case, story: ModuleType, phone: Phone) -> None:
    """R37: what is to be confirmed, and of nobody in the case anything at all."""
    people = [one.called for one in case.cast]
    words = (*people, *_secrets(case), *everybody_and_why(story), "RJ-2027", "letter")
    assert any("Help in the library garden" in page.text for page in phone.seen)
    assert leaks_on_pages(phone, words) == []


def everybody_and_why(story: ModuleType) -> tuple[str, ...]:
    """Surnames and full names, the referring body and its officer, and what happened."""
    paper = story.PAPER
    names = [word for one in story.CAST for word in (one.full_name, one.surname)]
    return (*names, paper.body, paper.officer, paper.incident, *paper.incident.split()[1:2])


def nothing_stands_in_the_log(
    case: Case, story: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    """S05, S109: no name, no number, no link, no code."""
    lines = [r.getMessage() for r in caplog.records if not r.name.startswith(OUR_OWN_BROWSER)]
    phones = case.phones.values()
    keys = [word for phone in phones for word in (phone.secret, phone.code)]
    names = [one.full_name for one in story.CAST]
    assert not found("\n".join(lines), (*_secrets(case), *names, *keys))


def _secrets(case: Case) -> tuple[str, ...]:
    return tuple(word for one in case.cast for word in one.secrets)


def test_a_canary_would_be_found() -> None:
    harmed, responsible = plain_mediation.SIDES
    assert found("Write to vera.sokolova@example.com", harmed.secrets)
    assert found("DTSTART:20270318T154000", responsible.secrets)
    assert found("LOCATION:the street\r\n  door", responsible.secrets)
