"""The closed days of the demonstration: those of the law, and the predicted ones of the moon."""

from datetime import date

OF_EVERY_YEAR = (
    (1, 1, "Täze ýyl"),
    (3, 8, "Halkara zenanlar güni"),
    (3, 21, "Nowruz"),
    (3, 22, "Nowruz"),
    (5, 18, "Konstitusiýa we baýdak güni"),
    (9, 27, "Garaşsyzlyk güni"),
    (10, 6, "Hatyra güni"),
    (12, 12, "Bitaraplyk güni"),
)
PREDICTED = (
    (date(2026, 3, 20), "Oraza baýramy"),
    (date(2026, 5, 27), "Gurban baýramy"),
    (date(2026, 5, 28), "Gurban baýramy"),
    (date(2026, 5, 29), "Gurban baýramy"),
    (date(2027, 3, 10), "Oraza baýramy"),
    (date(2027, 5, 16), "Gurban baýramy"),
    (date(2027, 5, 17), "Gurban baýramy"),
    (date(2027, 5, 18), "Gurban baýramy"),
    (date(2028, 2, 27), "Oraza baýramy"),
    (date(2028, 5, 5), "Gurban baýramy"),
    (date(2028, 5, 6), "Gurban baýramy"),
    (date(2028, 5, 7), "Gurban baýramy"),
)


def holidays_around(today: date) -> dict[date, str]:
    """From last year to next year: the oldest case began months ago, the newest ends in spring."""
    years = range(today.year - 1, today.year + 2)
    known = {day: name for day, name in PREDICTED if day.year in years}
    of_law = {date(year, month, day): name for year in years for month, day, name in OF_EVERY_YEAR}
    return dict(sorted({**known, **of_law}.items()))
