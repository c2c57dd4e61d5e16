"""The shipped texts: every question, audience and language; plain words; one fingerprint each."""

import re
from itertools import product

import msgspec
import pytest

from restorative.cases.rules import Role, Side
from restorative.consent.queries import LANGUAGES, wording_for
from restorative.consent.queries.texts import texts
from restorative.consent.rules import Audience, Code, Key, Wording
from restorative.consent.rules.keys import FOR_A_CHILD, HARMED, OWN, REFERRER
from restorative.people.rules import Channel
from restorative.preparation.rules import AttendeeCategory, Format, PlaceKind
from tests.consent.people import OLGA

SCOPES: dict[Code, list[str]] = {
    Code.C4: [
        f"{form}.{place}.{way}"
        for form in (Format.DIRECT, Format.CONFERENCE)
        for place in PlaceKind
        for way in ("in_person", "remote")
    ],
    Code.C5: list(AttendeeCategory),
    Code.C10: [REFERRER, HARMED],
    Code.C12: list(Channel),
}
LONGEST, USUAL = 25, 15  # words in a sentence (screens.md A2)
NEVER = re.compile(
    r"victim|offender|crim|prosecut|punish|жертв|преступ|прокур|наказан|виновн|jenaýat|prokuror",
    re.IGNORECASE,
)


def all_wordings(language: str) -> list[Wording]:
    asked = {code for codes in OWN.values() for code in codes}
    own = product(asked, (Audience.ADULT, Audience.TEEN, Audience.CHILD))
    for_child = {code for codes in FOR_A_CHILD.values() for code in codes}
    pairs = [*own, *((code, Audience.GUARDIAN) for code in for_child)]
    return [
        wording_for(Key(code, OLGA, scope=scope), audience, language)
        for code, audience in pairs
        for scope in SCOPES.get(code, [""])
    ]


def sentences(wording: Wording) -> list[str]:
    lines = [wording.question, *wording.exactly, *wording.about, *wording.promise, *wording.note]
    lines += [wording.yes, wording.no, wording.not_sure, wording.talk_first]
    return [part for line in lines for part in re.split(r"(?<=[.?!])\s+", line) if part]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_asked_has_its_words(language: str):
    """R27"""
    found = all_wordings(language)
    assert len(found) > 100
    assert [one for one in found if not all([*sentences(one), one.about, one.promise])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_questions_never_have_the_same_fingerprint(language: str):
    """R25"""
    found = all_wordings(language)
    assert len({one.fingerprint for one in found}) == len(found)


def test_one_changed_letter_is_another_text():
    """R25"""
    one = wording_for(Key(Code.C1, OLGA), Audience.ADULT, "en")
    other = msgspec.structs.replace(one, question=one.question.replace("?", "."))
    again = wording_for(Key(Code.C1, OLGA), Audience.ADULT, "en")
    assert one.fingerprint == again.fingerprint != other.fingerprint
    assert len(one.fingerprint) == 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_plain(language: str):
    """screens.md A2: at most 25 words in a sentence, 15 on average."""
    found = {sentence for wording in all_wordings(language) for sentence in sentences(wording)}
    lengths = {sentence: len(sentence.split()) for sentence in found}
    assert {sentence for sentence, words in lengths.items() if words > LONGEST} == set()
    assert sum(lengths.values()) / len(lengths) <= USUAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_called_what_we_never_call_them(language: str):
    """domain 1.1, S54"""
    found = {sentence for wording in all_wordings(language) for sentence in sentences(wording)}
    assert {sentence for sentence in found if NEVER.search(sentence)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_says_that_a_no_harms_nobody_and_who_sees_the_answer(language: str):
    """R9"""
    known = texts(language)
    for wording in all_wordings(language):
        assert wording.promise == known.promise[wording.audience]
        assert wording.note[0] == known.sees[wording.audience]
        assert wording.note[1] in known.until.values()


def test_the_three_languages_ask_the_same_things():
    """R27"""
    asked = {
        language: {
            (code, audience) for code, found in texts(language).ask.items() for audience in found
        }
        for language in LANGUAGES
    }
    assert asked["ru"] == asked["tk"] == asked["en"]


def test_a_question_never_tells_on_which_side_somebody_is():
    """screens.md 0.4: what is asked of both sides is asked in the same words."""
    both = set(OWN[Role.RESPONSIBLE]) & set(OWN[Role.HARMED])
    assert both == set(OWN[Role.HARMED])
    assert set(FOR_A_CHILD[Side.RESPONSIBLE]) < set(FOR_A_CHILD[Side.HARMED])
