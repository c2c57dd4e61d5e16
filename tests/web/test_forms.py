"""A form becomes a Struct, or every problem at once; nothing that is typed can break it."""

import time as stopwatch
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from litestar.datastructures import FormMultiDict
from msgspec import Meta

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.web import fields, shape
from restorative.web.fields import Missing
from restorative.web.forms import FormError, FormView, Refused, blank, read, read_each, refused

ASHGABAT = ZoneInfo("Asia/Ashgabat")
CANNOT_KEEP = say("There is a character here that we cannot keep. Type it again.")
UNKNOWN = say("This is not an answer we know. Choose one of the answers.")
NO_SUCH_DAY = say("This day does not exist. Check the day and the month.")
THREE_PARTS = say("Enter a day, a month and a year, like 27 3 2027.")


class Answer(StrEnum):
    YES = "yes"
    NO = "no"


class Everything(msgspec.Struct, frozen=True):
    name: fields.Name
    born_on: fields.Day
    answer: Annotated[Answer, Missing(say("Choose yes or no."))]
    starts_at: fields.OptionalMoment = None
    opens: fields.OptionalClock = None
    note: fields.OptionalLongText = None
    phone: fields.OptionalPhone = None
    email: fields.OptionalEmail = None
    hours: Annotated[int, Meta(ge=1, le=60)] | None = None
    sum: fields.OptionalAmount = None
    room: UUID | None = None
    colour: Literal["red", "blue"] = "red"
    languages: list[str] = []
    answers: frozenset[Answer] = frozenset()
    agreed: bool = False

    def __post_init__(self) -> None:
        if self.colour == "blue" and self.agreed:
            raise FormError({"colour": say("Not blue."), "agreed": say("Not both.")})


RIGHT = {
    "name": "Selbi E.",
    "born_on-day": "30",
    "born_on-month": "8",
    "born_on-year": "2014",
    "answer": "yes",
}


def sent(**boxes: object) -> FormMultiDict:
    given = {**RIGHT, **{name.replace("__", "-"): value for name, value in boxes.items()}}
    pairs = [(n, v) for n, given in given.items() for v in _values(given)]
    return FormMultiDict(pairs)


def _values(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def problem(name: str, /, **boxes: object) -> Sentence | None:
    form = read(Everything, sent(**boxes))
    if not isinstance(form, Refused):
        return None
    assert list(form.problems) == [name]
    return form.problems[name]


def value(name: str, /, **boxes: object) -> Any:
    form = read(Everything, sent(**boxes))
    assert isinstance(form, Everything), form
    return getattr(form, name)


def test_what_is_right_becomes_one_value() -> None:
    form = read(Everything, sent(languages=["tk", "ru"], agreed="on", answers=["no", "yes"]))
    assert form == Everything(
        name="Selbi E.",
        born_on=date(2014, 8, 30),
        answer=Answer.YES,
        languages=["tk", "ru"],
        answers=frozenset(Answer),
        agreed=True,
    )


def test_every_problem_is_told_at_once_in_the_order_of_the_fields() -> None:
    """Y13"""
    form = read(Everything, FormMultiDict([("phone", "x"), ("hours", "61")]))
    assert isinstance(form, Refused)
    assert form.problems == {
        "name": say("Fill in this box."),
        "born_on": say("Enter the date."),
        "answer": say("Choose yes or no."),
        "phone": say("Enter a phone number, like +993 61 23 45 67."),
        "hours": say("Enter a number that is not above %(limit)s.", limit=60),
    }
    assert form.typed == {"phone": ["x"], "hours": ["61"]}


def test_problems_between_fields_are_told_when_each_is_right_by_itself() -> None:
    form = read(Everything, sent(colour="blue", agreed="yes"))
    assert isinstance(form, Refused)
    assert form.problems == {"colour": say("Not blue."), "agreed": say("Not both.")}


def test_a_rule_that_is_broken_stands_beside_its_field() -> None:
    form = refused(sent(), RuleBroken(say("Too young."), "born_on"))
    assert form.problem("born_on") == say("Too young.")
    assert form.value("name") == "Selbi E."


def test_unknown_fields_are_not_looked_at() -> None:
    """S50"""
    plain = read(Everything, sent())
    assert plain == read(Everything, sent(role="administrator", case_id="1", version="9"))


def test_of_a_field_sent_twice_the_first_counts() -> None:
    """S46"""
    assert value("name", name=["First", "Second"]) == "First"
    assert value("answer", answer=["no", "yes"]) is Answer.NO


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Selbi \t E. ", "Selbi E."),
        ("Aýgu\u0308l", "Aýgül"),
        ("Sel\u202ebi\u2066", "Selbi"),
        ("Сельби 🌷", "Сельби 🌷"),
        ('"><svg onload=alert(1)>', '"><svg onload=alert(1)>'),
        ("'; DROP TABLE person;--", "'; DROP TABLE person;--"),
        ("{{7*7}} ${x} %(name)s %s", "{{7*7}} ${x} %(name)s %s"),
        ("=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"),
    ],
)
def test_names_are_kept_as_people_write_them(typed: str, kept: str) -> None:
    """S62, S63, S72"""
    assert value("name", name=typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "a\x00b",
        "a\x1b[31mb",
        "a\x7fb",
        "a\u0085b",
        "a\u2028b",
        "a\ufffdb",
        "a\ud800b",
        "a\uffffb",
        "a" + "\u0301" * 9,
    ],
)
def test_characters_that_cannot_be_kept_are_refused(typed: str) -> None:
    """S72, S73"""
    assert problem("name", name=typed) == CANNOT_KEEP
    assert problem("note", note=typed) == CANNOT_KEEP


def test_a_line_has_no_line_breaks() -> None:
    """S64"""
    for typed in ("Hi\r\nBcc: x@y.tm", "a\nb", "a\rb"):
        assert problem("name", name=typed) in (say("Write this on one line."), CANNOT_KEEP)


def test_a_note_keeps_its_lines() -> None:
    assert value("note", note=" One.\r\n\r\nTwo. ") == "One.\n\nTwo."


def test_letters_that_only_hide_are_no_answer() -> None:
    assert problem("name", name="\u200b \u202e") == say("Fill in this box.")


@pytest.mark.parametrize("length", [121, 10_000, 60_000])
def test_text_has_a_limit(length: int) -> None:
    """S73"""
    long = say("Write at most %(limit)s letters.", limit=120)
    assert problem("name", name="ý" * length) == long
    assert value("name", name="ý" * 120) == "ý" * 120


def test_text_without_a_limit_of_its_own_has_one() -> None:
    class Loose(msgspec.Struct):
        words: list[str]
        word: str = ""

    long = say("Write at most %(limit)s letters.", limit=shape.LONGEST)
    form = read(Loose, FormMultiDict([("words", "x" * 5000), ("word", "x" * 5000)]))
    assert isinstance(form, Refused)
    assert form.problems == {"words": long, "word": long}


@pytest.mark.parametrize(
    "typed", ["1e9", "NaN", "-0", "-1", "٣", "1_000", "0x10", "1.5", "१", "9" * 40, "inf"]
)
def test_numbers_are_plain_digits(typed: str) -> None:
    """S75"""
    assert problem("hours", hours=typed) == say("Enter a whole number, like 12.")


@pytest.mark.parametrize(
    ("typed", "kept"), [("240", 24000), ("1 800,5", 180050), ("0.07", 7), ("1\u00a0800", 180000)]
)
def test_money_is_kept_in_its_smallest_unit(typed: str, kept: int) -> None:
    """S75"""
    assert value("sum", sum=typed) == kept


@pytest.mark.parametrize("typed", ["-1", "1.234", "٣", "1,000.00", "NaN", "9" * 12])
def test_money_that_cannot_be_read(typed: str) -> None:
    """S75"""
    assert problem("sum", sum=typed) == say("Enter an amount, like 240 or 240.50.")


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("29", "2", "2027", NO_SUCH_DAY),
        ("31", "4", "2027", NO_SUCH_DAY),
        ("1", "13", "2027", NO_SUCH_DAY),
        ("0", "1", "2027", NO_SUCH_DAY),
        ("1", "1", "0", NO_SUCH_DAY),
        ("1", "1", "9999", say("Check the year: write all four digits.")),
        ("1", "1", "27", say("Check the year: write all four digits.")),
        ("1", "", "2027", THREE_PARTS),
        ("٣", "3", "2027", THREE_PARTS),
        ("1", "March", "2027", THREE_PARTS),
        ("1" * 5000, "1", "2027", THREE_PARTS),
    ],
)
def test_days_that_do_not_exist(day: str, month: str, year: str, sentence: Sentence) -> None:
    """S75"""
    given = {"born_on__day": day, "born_on__month": month, "born_on__year": year}
    assert problem("born_on", **given) == sentence


def test_a_day_may_come_as_one_iso_date() -> None:
    empty = {"born_on__day": "", "born_on__month": "", "born_on__year": ""}
    assert value("born_on", born_on="2028-02-29", **empty) == date(2028, 2, 29)
    assert problem("born_on", born_on="2027-02-29", **empty) == NO_SUCH_DAY


@pytest.mark.parametrize("typed", ["24:00", "7", "12:60", "noon", "1:2:3", "٠٧:٠٠"])
def test_times_that_do_not_exist(typed: str) -> None:
    """S75"""
    assert problem("opens", opens=typed) == say("Enter a time, like 10:30.")


def test_a_moment_is_the_clock_on_the_wall_of_the_office() -> None:
    """S75"""
    boxes = {
        "starts_at__day": "20",
        "starts_at__month": "3",
        "starts_at__year": "2027",
        "starts_at__time": "10.00",
    }
    ten = datetime(2027, 3, 20, 10, tzinfo=ASHGABAT)
    assert value("starts_at", **boxes) == ten
    assert value("starts_at", starts_at="2027-03-20T10:00") == ten
    assert value("starts_at", starts_at="2027-03-20T10:00").tzinfo == ASHGABAT
    assert value("opens", opens="9:05") == time(9, 5)


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    """F28"""
    from restorative.web.visit import Local, speaking

    with speaking("en", Local(zone=ZoneInfo("Europe/Berlin"))):
        skipped = say("The clocks skip this time on that day. Choose another time.")
        assert problem("starts_at", starts_at="2027-03-28T02:30") == skipped
        assert value("starts_at", starts_at="2027-10-31T02:30").utcoffset().seconds == 7200


@pytest.mark.parametrize("typed", ["maybe", "YES", "yes ", "yes\x00", "['yes']", "x" * 9000])
def test_answers_that_were_never_offered(typed: str) -> None:
    assert problem("answer", answer=typed) == UNKNOWN
    assert problem("answers", answers=["yes", typed]) == UNKNOWN
    assert problem("room", room=typed) == UNKNOWN


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 (12) 34-56-78", "812345678"),
        ("+993 61 23 45 67", "+99361234567"),
        ("00993 61234567", "+99361234567"),
    ],
)
def test_phone_numbers_as_people_write_them(typed: str, kept: str) -> None:
    assert value("phone", phone=typed) == kept


@pytest.mark.parametrize(
    "typed", ["12", "+", "call me", "٣٣٣٣٣٣٣", "1" * 16, "+1+23456", "12;34567"]
)
def test_phone_numbers_that_are_none(typed: str) -> None:
    assert problem("phone", phone=typed) == say("Enter a phone number, like +993 61 23 45 67.")


@pytest.mark.parametrize("typed", ["Aman@Example.TM", "a.b+c@x-y.example.org"])
def test_mail_addresses(typed: str) -> None:
    local, _, domain = typed.partition("@")
    assert value("email", email=typed) == f"{local}@{domain.lower()}"


@pytest.mark.parametrize(
    "typed",
    [
        "a@b,c@d.tm",
        '"x" <a@b.tm>',
        "a@b%0acc:d@e.tm",
        "аman@example.tm",
        "aman@exаmple.tm",
        "a@b",
        "@b.tm",
        "a@.tm",
        "a@b..tm",
        ".a@b.tm",
        "a@b.tm.",
        "a@-b.tm",
        "a b@c.tm",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        f"{'a' * 65}@b.tm",
        f"a@{'b' * 64}.tm",
        f"a@{'b.' * 130}tm",
    ],
)
def test_mail_addresses_that_are_none_or_several(typed: str) -> None:
    """S65"""
    assert problem("email", email=typed) == say("Enter an e-mail address, like name@example.com.")


def test_a_box_to_tick_is_ticked_or_not() -> None:
    assert value("agreed") is False
    assert value("agreed", agreed="yes") is True
    assert value("agreed", agreed="no") is False
    assert problem("agreed", agreed="maybe") == UNKNOWN


def test_reading_is_quick_whatever_is_typed() -> None:
    """S74"""
    hostile = ["a@" + "b." * 25_000, "(" * 50_000, "1-" * 25_000, " " * 50_000 + "x", "а́" * 25_000]
    for typed in hostile:
        started = stopwatch.perf_counter()
        read(Everything, sent(**dict.fromkeys(["name", "note", "email", "phone", "sum"], typed)))
        assert stopwatch.perf_counter() - started < 0.5


def test_answers_to_a_list_that_only_the_database_knows() -> None:
    one, two = UUID(int=1), UUID(int=2)
    given: Mapping[str, str] = {f"slot-{one}": "yes", f"slot-{two}": "no", "slot-x": "yes"}
    found = read_each(Answer, FormMultiDict(given), "slot", [one, two])
    assert found == {one: Answer.YES, two: Answer.NO}


def test_of_such_a_list_each_answer_is_checked() -> None:
    one, two = UUID(int=1), UUID(int=2)
    found = read_each(Answer, FormMultiDict({f"slot-{one}": "perhaps"}), "slot", [one, two])
    assert isinstance(found, Refused)
    assert found.problems == {f"slot-{one}": UNKNOWN}
    assert found.has(f"slot-{one}", "perhaps")


def test_a_form_shown_for_the_first_time_holds_what_we_know() -> None:
    form = blank(
        name="Selbi",
        born_on=date(2014, 8, 30),
        starts_at=datetime(2027, 3, 20, 5, tzinfo=ZoneInfo("UTC")),
        sum=fields.typed_amount(24050),
        languages=["tk"],
        agreed=True,
        phone=None,
    )
    assert form == FormView(
        typed={
            "name": ["Selbi"],
            "born_on": ["2014-08-30"],
            "starts_at": ["2027-03-20T10:00"],
            "sum": ["240.50"],
            "languages": ["tk"],
            "agreed": ["yes"],
            "phone": [],
        }
    )
    assert [form.part("born_on", part) for part in ("day", "month", "year")] == ["30", "8", "2014"]
    assert form.part("starts_at", "time") == "10:00"


def test_what_is_shown_again_has_no_character_that_hides() -> None:
    form = read(Everything, sent(name="a\x00b\u202ec"))
    assert isinstance(form, Refused)
    assert form.value("name") == "abc"
