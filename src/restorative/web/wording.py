"""How a page says a sentence, a day, an instant and an amount in the reader's language."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_decimal

from restorative.kernel.sentences import Sentence
from restorative.web.languages import gettext, locale
from restorative.web.visit import current

DAY = {"en": "EEEE d MMMM y", "ru": "EEEE, d MMMM y 'г'.", "tk": "d MMMM y, EEEE"}
CLOCK = "HH:mm"


def said(sentence: Sentence | str) -> str:
    """In the language of the visit, the values in their places."""
    if isinstance(sentence, str):
        return sentence
    text = gettext(sentence.text)
    values = {name: _value(value) for name, value in sentence.values.items()}
    return text % values if values else text


def when(instant: datetime) -> str:
    """The weekday, the date and the time at the office: never ambiguous, always in full."""
    return f"{on_day(_here(instant).date())}, {clock(instant)}"


def on_day(day: date) -> str:
    language = current().language
    return format_date(day, DAY.get(language, "full"), locale=locale(language))


def short_day(day: date) -> str:
    """For tables and lists: 20 Mar 2027."""
    return format_date(day, "d MMM y", locale=locale(current().language))


def clock(instant: datetime) -> str:
    return format_time(_here(instant).time(), CLOCK, locale=locale(current().language))


def stamp(instant: datetime) -> str:
    """Short day and time, for records: 20 Mar 2027, 10:00."""
    return format_datetime(
        _here(instant),
        f"d MMM y, {CLOCK}",
        tzinfo=current().local.zone,
        locale=locale(current().language),
    )


def ago(instant: datetime, now: datetime) -> str:
    """How long something has waited: "20 minutes", "3 days"."""
    waited = max(now - instant, timedelta(minutes=1))
    return format_timedelta(waited, threshold=1, locale=locale(current().language))


def money(amount: int) -> str:
    """From the smallest unit: 180000 is 1,800 TMT."""
    local = current().local
    units = Decimal(amount).scaleb(-local.minor_digits)
    pattern = "#,##0" if units == units.to_integral_value() else "#,##0." + "0" * local.minor_digits
    return f"{format_decimal(units, pattern, locale=locale(current().language))} {local.currency}"


def _here(instant: datetime) -> datetime:
    return instant.astimezone(current().local.zone)


def _value(value: Any) -> Any:
    match value:
        case Sentence():
            return said(value)
        case datetime():
            return when(value)
        case date():
            return on_day(value)
        case _:
            return value
