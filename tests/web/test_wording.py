"""How a day, an instant and an amount are said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from restorative.kernel.sentences import say
from restorative.web.visit import Local, speaking
from restorative.web.wording import ago, clock, money, on_day, said, short_day, stamp, when

TEN_ON_SATURDAY = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)  # 10:00 in Ashgabat


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Saturday 20 March 2027, 10:00"),
        ("ru", "суббота, 20 марта 2027 г., 10:00"),
        ("tk", "20 mart 2027, şenbe, 10:00"),
    ],
)
def test_an_instant_is_said_in_full_by_the_clock_of_the_office(language: str, words: str) -> None:
    with speaking(language):
        assert when(TEN_ON_SATURDAY) == words


def test_the_day_of_an_instant_is_the_day_at_the_office() -> None:
    late = datetime(2027, 3, 19, 20, 30, tzinfo=UTC)
    with speaking("en"):
        assert when(late) == "Saturday 20 March 2027, 01:30"
        assert (clock(late), stamp(late)) == ("01:30", "20 Mar 2027, 01:30")


def test_days() -> None:
    with speaking("en"):
        assert on_day(date(2028, 2, 29)) == "Tuesday 29 February 2028"
        assert short_day(date(2028, 2, 29)) == "29 Feb 2028"


@pytest.mark.parametrize(
    ("amount", "words"),
    [(180000, "1,800 TMT"), (24050, "240.50 TMT"), (7, "0.07 TMT"), (0, "0 TMT"), (-500, "-5 TMT")],
)
def test_money(amount: int, words: str) -> None:
    with speaking("en"):
        assert money(amount) == words


def test_money_of_a_country_without_small_units() -> None:
    with speaking("en", Local(currency="JPY", minor_digits=0)):
        assert money(1800) == "1,800 JPY"


def test_values_are_said_like_everything_else() -> None:
    sentence = say(
        "%(who)s on %(day)s at %(at)s: %(what)s",
        who="100% S.",
        day=date(2027, 3, 20),
        at=TEN_ON_SATURDAY,
        what=say("%(n)s hours", n=3),
    )
    with speaking("en"):
        assert said(sentence) == (
            "100% S. on Saturday 20 March 2027 at Saturday 20 March 2027, 10:00: 3 hours"
        )


def test_a_sentence_without_values_keeps_its_percent() -> None:
    assert said(say("At most 100 %.")) == "At most 100 %."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["20 minutes", "3 hours", "1 day", "5 days", "3 weeks"]),
        ("ru", ["20 минут", "3 часа", "1 день", "5 дней", "3 недели"]),
        ("tk", ["20 minut", "3 sagat", "1 gün", "5 gün", "3 hepde"]),
    ],
)
def test_how_long_something_waits(language: str, words: list[str]) -> None:
    waits = [{"minutes": 20}, {"hours": 3}, {"hours": 30}, {"days": 5}, {"days": 22}]
    with speaking(language):
        now = TEN_ON_SATURDAY
        assert [ago(now - timedelta(**wait), now) for wait in waits] == words
