"""Cases in which a time is looked for, or was found for later."""

from msgspec.structs import replace

from restorative.demo import papers
from restorative.demo.cast import FATHER, MOTHER
from restorative.demo.deeds import dating
from restorative.demo.office import DemoOffice
from restorative.demo.story import Story
from restorative.demo.timetable import (
    HERE,
    Calendar,
    answered,
    handed_over,
    prepared,
    times_offered,
    whole_way,
)
from restorative.demo.work import Work
from restorative.preparation.rules import AttendeeCategory, PlaceKind

IN_THE_LIBRARY = replace(
    HERE, place_kind=PlaceKind.LIBRARY, categories=(AttendeeCategory.SUPPORTER,)
)


def times_offered_only(office: DemoOffice) -> tuple[Work, Story]:
    """The person harmed has offered three times; the others have not answered."""
    begin, cast, days = 3, office.casting, office.days
    work = Work(
        office=office,
        lead=office.rustam,
        referral=papers.referral(
            days, begin, papers.PROSECUTOR,
            "На стоянке повреждён скутер.", "property",
        ),
        cast=(
            cast.young_person("Batyr Saparow", "tk", 17, cast.by_sms()),
            cast.guardian("Sona Saparowa", "tk", cast.by_sms(), "Batyr", MOTHER),
            cast.harmed("Ирина Волкова", "ru", cast.by_mail(), age=34),
        ),
        house=office.places.office,
    )  # fmt: skip
    meets = days.at(days.open_from(14), "15:00")
    return work, [
        *handed_over(work, begin),
        *prepared(work, begin),
        *answered(work, begin),
        *times_offered(work, begin, meets),
    ]


def invited_for_later(office: DemoOffice) -> tuple[Work, Story]:
    """Everybody was invited yesterday, for a meeting in about twelve days."""
    begin, cast, days = -1, office.casting, office.days
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            days, begin, papers.SCHOOL,
            "Mekdepden soň bir okuwçynyň telefony ýere zyňyldy.", "bullying",
        ),
        cast=(
            cast.young_person("Maksat Çaryýew", "tk", 14, cast.by_sms()),
            cast.guardian("Çary Çaryýew", "tk", cast.by_sms(), "Maksat", FATHER),
            cast.harmed("Aýlar Meredowa", "tk", cast.by_sms(), age=13),
            cast.guardian("Bahar Meredowa", "tk", cast.by_mail(), "Aýlar", MOTHER),
            cast.supporter("Людмила Серова", "ru", cast.by_mail(), "Aýlar"),
        ),
        house=office.places.library,
    )  # fmt: skip
    meets = days.at(days.open_from(11), "16:00")
    on = Calendar(work, begin).on
    return work, [
        *whole_way(work, begin, meets, IN_THE_LIBRARY),
        on(0, "19:15", dating.comes, "Bahar"),
    ]
