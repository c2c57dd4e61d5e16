"""Replies, lengths, addresses, telling words and times, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.notifications.messages import Outgoing
from restorative.notifications.rules import Channel, Goes, Never, NotBefore, Reply, Trouble, meant
from restorative.notifications.rules.addresses import is_one_address, masked
from restorative.notifications.rules.deciding import require_draft, require_goes, verdict
from restorative.notifications.rules.lines import MessageLine
from restorative.notifications.rules.neutral import telling_words
from restorative.notifications.rules.sending import (
    LONGEST_REST,
    may_go_at_any_hour,
    quiet_until,
    rest_after,
    wait_after,
)
from restorative.notifications.rules.sms import Length, length
from restorative.notifications.rules.states import State
from restorative.notifications.rules.tasks import TaskKind, asked
from restorative.notifications.rules.words import one_line, tidy, without_secrets
from restorative.profile import Profile

NOON = datetime(2027, 3, 1, 7, tzinfo=UTC)


def a_line(**differs: object) -> MessageLine:
    standard = {
        "id": new_id(),
        "case_id": new_id(),
        "to_person": new_id(),
        "template": "tests/time",
        "about": new_id(),
        "occurrence": "1",
        "channel": Channel.MAIL,
        "language": "en",
        "state": State.DRAFT,
        "trouble": Trouble.NONE,
        "made_at": NOON,
        "due_at": NOON,
        "useless_after": None,
        "concerns_on": None,
        "sent_at": None,
        "stopped_at": None,
        "duplicates": 0,
        "at_any_hour": False,
        "has_calendar": False,
        "number_shown_at": None,
        "number_shown_to": None,
        "words_need_a_look": False,
    }
    return MessageLine(**{**standard, **differs})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("1", Reply.CAN_COME),
        (" 2.\n", Reply.DOES_NOT_WANT_TO),
        ("«3»", Reply.CALL_ME),
        ("２", Reply.DOES_NOT_WANT_TO),
        ("٣", Reply.CALL_ME),
        ("1 2", Reply.UNCLEAR),
        ("12", Reply.UNCLEAR),
        ("0", Reply.UNCLEAR),
        ("no", Reply.UNCLEAR),
        ("1 but later", Reply.UNCLEAR),
        ("", Reply.UNCLEAR),
        ("½", Reply.UNCLEAR),
    ],
)
def test_a_reply_means_what_one_digit_says_and_anything_else_is_for_a_person(
    words: str, reply: Reply
) -> None:
    """R53: no reply is no yes, and neither is an unclear one."""
    assert meant(words) is reply


def test_plain_letters_fit_a_hundred_and_sixty_into_one_text_message() -> None:
    assert length("a" * 160) == Length(160, 1, 160, is_plain=True)
    assert length("a" * 161) == Length(161, 2, 306, is_plain=True)
    assert length("€" * 80) == Length(160, 1, 160, is_plain=True)


@pytest.mark.parametrize("letter", list("çŽžŇňŞşÝýЖ"))
def test_turkmen_and_russian_letters_leave_room_for_seventy(letter: str) -> None:
    """screens.md 0.8"""
    assert length(letter * 70) == Length(70, 1, 70, is_plain=False)
    assert length(letter * 71) == Length(71, 2, 134, is_plain=False)


def test_a_picture_letter_counts_twice() -> None:
    assert length("😀" * 35) == Length(70, 1, 70, is_plain=False)


@pytest.mark.parametrize(
    "address",
    [
        "a@b,c@d",
        '"x" <a@b.example>',
        "a@b.example\r\ncc: c@d.example",
        "a@b%0acc:",
        "а@b.example",
        "a@bücher.example",
        "a@b@c.example",
        "a b@c.example",
        "a@[127.0.0.1]",
        "a@-b.example",
        ".a@b.example",
        "a@b.example;c@d.example",
        "a" * 65 + "@b.example",
        "a@" + "b." * 130 + "example",
        "",
        "@b.example",
        "a@",
    ],
)
def test_what_is_not_one_bare_address_is_not_written_to(address: str) -> None:
    """S65"""
    assert not is_one_address(Channel.MAIL, address)


@pytest.mark.parametrize(
    "address", ["a@b.example", "first.last+1@mail.b-c.example", "o'neil@x.example"]
)
def test_one_bare_address_is_one(address: str) -> None:
    assert is_one_address(Channel.MAIL, address)


def test_a_phone_number_is_digits_with_a_plus() -> None:
    assert is_one_address(Channel.SMS, "+99361234567")
    assert not is_one_address(Channel.SMS, "+99361234567,+99361234568")


def test_a_masked_address_cannot_be_used() -> None:
    assert (masked("+99361234567"), masked("jemal@mail.example")) == ("…67", "j…@m…")


@pytest.mark.parametrize(
    "words",
    [
        "Court street",
        "the VICTIM",
        "Дом около суда",
        "по делу о краже",
        "Прокуратура",
        "Sud jaýy",
        "polisiýa bölümi",
        "Günäkär",
        "hukuk bozulmalary",
        "withdrawn",
    ],
)
def test_telling_words_are_found_in_three_languages(words: str) -> None:
    """R43, S54"""
    assert telling_words(words)


@pytest.mark.parametrize(
    "words",
    [
        "Your meeting is on Sat 13 March 15:00. Questions? Call us.",
        "Ваша встреча в субботу, 13 марта. Есть вопросы? Позвоните нам.",
        "Duşuşyk 13-nji martda. Soragyňyz bar bolsa, jaň ediň.",
        "судно Courtney, сосуд, Sudan",
    ],
)
def test_everyday_words_are_left_in_peace(words: str) -> None:
    assert telling_words(words) == ()


def test_the_night_ends_at_eight_in_the_office() -> None:
    """domain 7.3"""
    profile = a_profile()
    evening = datetime(2027, 3, 1, 21, tzinfo=profile.zone)
    morning = datetime(2027, 3, 2, 8, tzinfo=profile.zone)
    assert [quiet_until(evening + timedelta(hours=h), profile) for h in (-1, 0, 5, 10, 11)] == [
        None,
        morning,
        morning,
        morning,
        None,
    ]


def test_what_is_released_by_hand_about_this_day_may_go_at_any_hour() -> None:
    """domain 7.3: by the office's day, which is another one in Greenwich."""
    profile = a_profile()
    at = datetime(2027, 3, 1, 22, tzinfo=UTC)
    assert may_go_at_any_hour(date(2027, 3, 2), at, profile)
    assert not may_go_at_any_hour(date(2027, 3, 1), at, profile)
    assert not may_go_at_any_hour(None, at, profile)


def test_the_strictest_word_counts() -> None:
    """S55"""
    profile = a_profile()
    later, much_later = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    assert verdict(a_line(), Goes(), NOON, profile) == Goes()
    assert verdict(a_line(), NotBefore(later), NOON, profile) == NotBefore(later)
    assert verdict(a_line(), NotBefore(NOON - timedelta(hours=1)), NOON, profile) == Goes()
    soon_useless = a_line(useless_after=later)
    assert verdict(soon_useless, NotBefore(much_later), NOON, profile) == Never(Trouble.TOO_LATE)
    unwanted = Never(Trouble.NOT_TO_BE_CONTACTED)
    assert verdict(a_line(at_any_hour=True), unwanted, NOON, profile) == unwanted


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (a_line(state=State.STOPPED), "was stopped"),
        (a_line(state=State.TOO_LATE), "too late"),
        (a_line(useless_after=NOON), "too late"),
        (a_line(state=State.ACCEPTED), "released already"),
    ],
)
def test_only_a_draft_that_is_still_of_use_can_be_released(
    line: MessageLine, sentence: str
) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        require_draft(line, NOON)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (NotBefore(NOON), "Not now"),
        (Never(Trouble.TOO_LATE), "too late"),
        (Never(Trouble.NOT_TO_BE_CONTACTED), "may not be sent"),
    ],
)
def test_staff_are_told_why_a_number_is_not_shown(found: NotBefore | Never, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        require_goes(found)


def test_pauses_grow_and_have_an_end() -> None:
    minutes = [wait_after(tries, 0) / timedelta(minutes=1) for tries in (1, 2, 3, 4)]
    assert minutes == [1, 4, 16, 64]
    assert rest_after(1, 0) == timedelta(seconds=5)
    assert rest_after(10_000, 1) <= LONGEST_REST * 1.25 <= timedelta(minutes=5)


def test_a_subject_is_one_line_whatever_stands_in_it() -> None:
    """S64"""
    assert one_line("Hi\r\nBcc: x@y\x00\u2028\u0085z") == "Hi Bcc: x@y z"


def test_a_body_has_no_holes() -> None:
    assert tidy("\n a \n\n\n\nb  \n") == "a\n\nb"


def test_a_link_is_shown_without_its_secret() -> None:
    """S05"""
    shown = without_secrets("See https://x.example/m/AbCdEfGhIjKlMnOpQrStUv, please")
    assert shown == "See https://x.example/m/…, please"


@pytest.mark.parametrize("kind", list(TaskKind))
def test_every_task_says_what_to_do(kind: TaskKind) -> None:
    said = str(asked(kind, "Aýgül"))
    assert said and "%(" not in said
    assert kind is TaskKind.MAIL_IS_DOWN or "Aýgül" in said


def test_a_message_has_one_recipient() -> None:
    """S52: there is no way to name two."""
    assert [f for f in Outgoing.__struct_fields__ if "person" in f] == ["to_person"]


def a_profile() -> Profile:
    from restorative.profile import load

    return load("tm-pilot")
