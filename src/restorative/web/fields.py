"""What a box on a form may hold: the types that form Structs are made of, and how each is read."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Protocol

import msgspec
from msgspec import Meta

from restorative.kernel.sentences import Sentence, say
from restorative.web import text
from restorative.web.text import Unreadable
from restorative.web.visit import current

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)
CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})", re.ASCII)
PHONE = re.compile(r"\+?[0-9]{5,15}", re.ASCII)
MONEY = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,2}))?", re.ASCII)
MAILBOX = re.compile(
    r"[a-z0-9!#$&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
    re.ASCII | re.IGNORECASE,
)


class Typed(Protocol):
    """What the boxes of one field were given; a field may have several boxes (day, month, year)."""

    def box(self, part: str = "") -> str: ...


class Missing(msgspec.Struct, frozen=True):
    """What to say when this field was left empty: `Annotated[Name, Missing(say("Enter…"))]`."""

    sentence: Sentence


class Reading(Protocol):
    """How one kind of field is read; `is_empty` decides whether it was left out."""

    @property
    def missing(self) -> Sentence: ...
    def is_empty(self, typed: Typed) -> bool: ...
    def read(self, typed: Typed) -> Any: ...


class _OneBox:
    missing = say("Fill in this box.")

    def is_empty(self, typed: Typed) -> bool:
        return not typed.box().strip()


class OneLine(_OneBox):
    def read(self, typed: Typed) -> str:
        return text.line(typed.box())


class ManyLines(_OneBox):
    def read(self, typed: Typed) -> str:
        return text.paragraph(typed.box())


class PhoneNumber(_OneBox):
    """Spaces, dashes and brackets are how people write numbers; they are not kept."""

    def read(self, typed: Typed) -> str:
        digits = re.sub(r"[\s().-]", "", text.line(typed.box()))
        digits = re.sub(r"^00", "+", digits)
        if not PHONE.fullmatch(digits):
            raise Unreadable(say("Enter a phone number, like +993 61 23 45 67."))
        return digits


class MailAddress(_OneBox):
    """One bare address: no name, no list, no comment (S65)."""

    def read(self, typed: Typed) -> str:
        address = text.line(typed.box())
        local, _, domain = address.rpartition("@")
        if len(address) > 254 or len(local) > 64 or not MAILBOX.fullmatch(address):
            raise Unreadable(say("Enter an e-mail address, like name@example.com."))
        return f"{local}@{domain.lower()}"


class WholeNumber(_OneBox):
    def read(self, typed: Typed) -> int:
        digits = typed.box().strip()
        if not DIGITS.fullmatch(digits):
            raise Unreadable(say("Enter a whole number, like 12."))
        return int(digits)


class Money(_OneBox):
    """Typed in the currency, kept as a whole number of its smallest unit."""

    def read(self, typed: Typed) -> int:
        found = MONEY.fullmatch(re.sub(r"\s", "", typed.box()))
        if not found:
            raise Unreadable(say("Enter an amount, like 240 or 240.50."))
        digits = current().local.minor_digits
        return int(found[1] + (found[2] or "").ljust(digits, "0")[:digits])


def typed_amount(amount: int) -> str:
    """As a person would type it: for a box that already holds one."""
    digits = current().local.minor_digits
    whole, rest = divmod(amount, 10**digits)
    return f"{whole}.{rest:0{digits}}" if rest else str(whole)


class DayBoxes:
    """Three boxes (`x-day`, `x-month`, `x-year`) or one ISO date."""

    missing = say("Enter the date.")

    def is_empty(self, typed: Typed) -> bool:
        return not any(typed.box(part).strip() for part in ("", "day", "month", "year"))

    def read(self, typed: Typed) -> date:
        parts = [typed.box(part).strip() for part in ("year", "month", "day")]
        if not any(parts):
            parts = typed.box().strip().split("-")
        if len(parts) != 3 or not all(DIGITS.fullmatch(part) for part in parts):
            raise Unreadable(say("Enter a day, a month and a year, like 27 3 2027."))
        return _real_day(*(int(part) for part in parts))


class MomentBoxes:
    """A day in three boxes and a time in a fourth (`x-time`), or one `2027-03-27T10:30`."""

    missing = say("Enter the date and the time.")
    day = DayBoxes()

    def is_empty(self, typed: Typed) -> bool:
        return self.day.is_empty(typed) and not typed.box("time").strip()

    def read(self, typed: Typed) -> datetime:
        whole, _, rest = typed.box().strip().partition("T")
        day = self.day.read(One(whole) if rest else typed)
        return _at_office(datetime.combine(day, clock_time(rest or typed.box("time"))))


class ClockTime(_OneBox):
    def read(self, typed: Typed) -> time:
        return clock_time(typed.box())


class One(msgspec.Struct, frozen=True):
    """A field of one box."""

    value: str

    def box(self, part: str = "") -> str:
        return "" if part else self.value


def clock_time(typed: str) -> time:
    found = CLOCK.fullmatch(typed.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Unreadable(say("Enter a time, like 10:30."))
    return time(int(found[1]), int(found[2]))


def _real_day(year: int, month: int, day: int) -> date:
    try:
        real = date(year, month, day)
    except ValueError:
        raise Unreadable(say("This day does not exist. Check the day and the month.")) from None
    if not EARLIEST <= real <= LATEST:
        raise Unreadable(say("Check the year: write all four digits."))
    return real


def _at_office(wall: datetime) -> datetime:
    """With the office's zone; a wall time that its clocks skip does not exist (F28)."""
    here = wall.replace(tzinfo=current().local.zone)
    if here.astimezone(UTC).astimezone(here.tzinfo).replace(tzinfo=None) != wall:
        raise Unreadable(say("The clocks skip this time on that day. Choose another time."))
    return here


Line = Annotated[str, Meta(min_length=1, max_length=120), OneLine()]
Name = Annotated[str, Meta(min_length=1, max_length=120), OneLine()]
ShortText = Annotated[str, Meta(min_length=1, max_length=300), ManyLines()]
LongText = Annotated[str, Meta(min_length=1, max_length=4000), ManyLines()]
Phone = Annotated[str, PhoneNumber()]
Email = Annotated[str, MailAddress()]
Count = Annotated[int, Meta(ge=0, le=999_999), WholeNumber()]
Amount = Annotated[int, Meta(ge=0, le=999_999_999), Money()]
Day = Annotated[date, DayBoxes()]
Moment = Annotated[datetime, MomentBoxes()]
Clock = Annotated[time, ClockTime()]

OptionalLine = Line | None
OptionalName = Name | None
OptionalShortText = ShortText | None
OptionalLongText = LongText | None
OptionalPhone = Phone | None
OptionalEmail = Email | None
OptionalCount = Count | None
OptionalAmount = Amount | None
OptionalDay = Day | None
OptionalMoment = Moment | None
OptionalClock = Clock | None
