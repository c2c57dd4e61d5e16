"""Cases whose meeting is near: one is ready, in the other somebody has just stopped."""

from datetime import datetime
from functools import partial

from msgspec.structs import replace

from restorative.demo import papers
from restorative.demo.cast import BY_ORDER, FATHER, MOTHER
from restorative.demo.days import Days
from restorative.demo.deeds import dating, preparing
from restorative.demo.office import DemoOffice
from restorative.demo.story import Step, Story
from restorative.demo.timetable import (
    HERE,
    answered,
    handed_over,
    invited,
    made_ready,
    prepared,
    times_found,
    whole_way,
)
from restorative.demo.work import Work
from restorative.people.rules import NeedKind, Needs
from restorative.preparation.rules import AttendeeCategory

BEGIN = -13
WITH_INTERPRETER = replace(HERE, categories=(AttendeeCategory.INTERPRETER,))
LATEST_HOUR_FOR_TODAY = 15


def tomorrow(office: DemoOffice) -> tuple[Work, Story]:
    """Everybody has said yes; on the day before, the facilitator says that it goes ahead."""
    cast, days = office.casting, office.days
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            days, BEGIN, papers.INSPECTOR,
            "Из подъезда унесли детскую коляску; её вернули без колеса.", "theft",
        ),
        cast=(
            cast.young_person("Дилшат Каримов", "ru", 16, cast.by_sms()),
            cast.guardian("Zulfiya Karimova", "ru", cast.by_phone(), "Дилшат", BY_ORDER,
                          interpreter_language="uz"),
            cast.harmed("Нина Морозова", "ru", cast.by_phone(), age=61,
                        needs=Needs((NeedKind.STEP_FREE, NeedKind.READ_ALOUD))),
        ),
        house=office.places.office,
    )  # fmt: skip
    meets = days.at(days.open_from(1), "15:00")
    helpers = (office.places.uzbek,)
    return work, [
        *whole_way(work, BEGIN, meets, WITH_INTERPRETER, helpers),
        *made_ready(work, meets),
    ]


def stopped_this_morning(office: DemoOffice) -> tuple[Work, Story]:
    """The child harmed wrote “2”: the meeting is held back, neutral words wait for release."""
    cast, days = office.casting, office.days
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            days, BEGIN, papers.SCHOOL,
            "Köçede bir çaga tigirden ýykyldy we eline zyýan ýetdi.", "injury",
        ),
        cast=(
            cast.young_person("Şöhrat Pürliýew", "tk", 14, cast.by_sms()),
            cast.guardian("Amangül Pürliýewa", "tk", cast.on_paper("Bereket obasy 3"),
                          "Şöhrat", BY_ORDER),
            cast.guardian("Pürli Pürliýew", "tk", cast.by_phone(), "Şöhrat", BY_ORDER),
            cast.harmed("Ogulnabat Rejepowa", "tk", cast.by_sms(), age=12),
            cast.guardian("Täzegül Rejepowa", "tk", cast.by_sms(), "Ogulnabat", MOTHER),
            cast.guardian("Rejep Rejepow", "tk", cast.by_sms(), "Ogulnabat", FATHER),
        ),
        house=office.places.library,
    )  # fmt: skip
    meets = _soon(days)
    return work, [
        *handed_over(work, BEGIN),
        *prepared(work, BEGIN),
        *answered(work, BEGIN),
        *times_found(work, BEGIN, meets),
        *invited(work, BEGIN, meets),
        Step(days.on(-1, "16:00"), partial(preparing.check_risk, work)),
        Step(_this_morning(days), partial(dating.replies, work, "Ogulnabat", "2")),
    ]


def _soon(days: Days) -> datetime:
    """Later today where the day is young enough, else on the next open day."""
    local = days.now.astimezone(days.profile.zone)
    if local.hour < LATEST_HOUR_FOR_TODAY and days.is_open(days.today):
        return days.at(days.today, f"{max(10, local.hour + 2)}:00")
    return days.at(days.open_from(1), "10:00")


def _this_morning(days: Days) -> datetime:
    """At 7:42, as early as that was; at night just now."""
    early = days.on(0, "07:42")
    return early if early <= days.ago(minutes=35) else days.ago(minutes=35)
