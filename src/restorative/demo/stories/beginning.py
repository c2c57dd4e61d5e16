"""Cases that have just come in, that wait for somebody, or in which people still think."""

from functools import partial

from restorative.cases.rules import MissingData
from restorative.consent.rules import Code
from restorative.demo import papers
from restorative.demo.cast import BY_ORDER, FATHER, MOTHER
from restorative.demo.deeds import answering, intake, preparing
from restorative.demo.office import DemoOffice
from restorative.demo.story import Step, Story
from restorative.demo.timetable import HERE, Calendar, handed_over, prepared
from restorative.demo.work import Work
from restorative.people.rules import OrderKind


def just_referred(office: DemoOffice) -> tuple[Work, Story]:
    """Handed over yesterday; nobody has answered the school yet."""
    begin, cast = 9, office.casting
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            office.days, begin, papers.SCHOOL,
            "Howludan tigir alnyp, iki günden zeper ýeten halda gaýtaryldy.", "theft",
        ),
        cast=(
            cast.young_person("Kakajan Nuryýew", "tk", 15, cast.by_sms()),
            cast.guardian("Ogulşat Nuryýewa", "tk", cast.by_phone(), "Kakajan", MOTHER),
            cast.harmed("Анна Соколова", "ru", cast.by_phone(), age=33),
        ),
        house=office.places.office,
    )  # fmt: skip
    return work, [Step(office.days.on(-1, "15:10"), partial(intake.refer, work))]


def sent_back(office: DemoOffice) -> tuple[Work, Story]:
    """No guardian is named, and nobody asked the person harmed."""
    begin, cast = 7, office.casting
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            office.days, begin, papers.INSPECTOR,
            "Во дворе разбито стекло припаркованной машины.", "property",
        ),
        cast=(
            cast.young_person("Тимур Рахимов", "ru", 16, cast.by_phone()),
            cast.harmed("Gülnar Ataýewa", "tk", {}),
        ),
        house=office.places.office,
    )  # fmt: skip
    missing = (MissingData.GUARDIAN, MissingData.CONTACT_PERMISSION)
    note = "Кто родители? Спрашивали ли вторую сторону, можно ли с ней связаться?"
    return work, [
        Step(office.days.on(-3, "10:30"), partial(intake.refer, work)),
        Step(office.days.on(-2, "09:20"), partial(intake.send_back, work, missing, note)),
    ]


def waits_for_facilitator(office: DemoOffice) -> tuple[Work, Story]:
    """Accepted; the facilitator was asked, and has not declared yet."""
    begin, cast = 8, office.casting
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            office.days, begin, papers.COMMISSION,
            "Dermanhananyň diwaryna boýag bilen ýazgy ýazyldy.", "property",
        ),
        cast=(
            cast.young_person("Daýanç Gurbanow", "tk", 14, cast.by_sms()),
            cast.guardian("Gurban Gurbanow", "tk", cast.by_sms(), "Daýanç", FATHER),
            cast.organisation("Şypa dermanhanasy"),
            cast.representative(
                "Ольга Ким", "ru", cast.by_mail(), "Şypa dermanhanasy",
                papers.mandate(office.days, begin, "Eýesi", 90_000),
            ),
        ),
        house=office.places.office,
    )  # fmt: skip
    return work, [
        Step(office.days.on(-2, "09:30"), partial(intake.refer, work)),
        Step(office.days.on(-1, "10:10"), partial(intake.accept, work)),
        Step(office.days.on(-1, "10:25"), partial(intake.ask_to_take, work)),
    ]


def in_preparation(office: DemoOffice) -> tuple[Work, Story]:
    """Two young people: a supervisor is to decide for one, the other has only been talked with."""
    begin, cast = 5, office.casting
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            office.days, begin, papers.COMMISSION,
            "Ýyladyşhananyň aýnalary döwüldi.", "property",
            "Leýla Merdanyň ejesi bilen duşuşmak islemeýär.",
        ),
        cast=(
            cast.young_person("Merdan Öwezow", "tk", 15, cast.by_sms()),
            cast.young_person("Санжар Эргашев", "ru", 16, cast.by_sms()),
            cast.guardian("Ogulgerek Öwezowa", "tk", cast.by_phone(), "Merdan", MOTHER),
            cast.guardian("Zuhra Ergasheva", "ru", cast.by_phone(), "Санжар", BY_ORDER,
                          interpreter_language="uz"),
            cast.harmed("Leýla Hojaýewa", "tk", cast.by_sms(), age=41),
        ),
        house=office.places.office,
    )  # fmt: skip
    on = Calendar(work, begin).on
    return work, [
        *handed_over(work, begin),
        on(-8, "10:00", preparing.talk, "Merdan"),
        on(-8, "11:10", preparing.talk, "Ogulgerek"),
        on(-8, "15:30", preparing.talk, "Leýla"),
        on(-8, "15:50", preparing.keep_apart, "Leýla", "Ogulgerek", OrderKind.OWN_WISH),
        on(-7, "10:20", preparing.explain, "Merdan"),
        on(-6, "11:00", preparing.talk, "Санжар"),
        on(-6, "12:15", preparing.explain, "Leýla"),
        on(-6, "13:30", preparing.plan, HERE),
        on(-6, "15:10", preparing.assess),
    ]


def not_sure(office: DemoOffice) -> tuple[Work, Story]:
    """The child harmed does not know yet; her mother has not answered at all."""
    begin, cast = 3, office.casting
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            office.days, begin, papers.SCHOOL,
            "Arakesmede itişme boldy, bir okuwçynyň eline zyýan ýetdi.", "injury",
        ),
        cast=(
            cast.young_person("Arslan Hydyrow", "tk", 15, cast.by_sms()),
            cast.guardian("Hydyr Annaýew", "tk", cast.on_paper("Täze oba 14"), "Arslan", FATHER),
            cast.harmed("Mähri Annadurdyýewa", "tk", cast.by_sms(), age=13),
            cast.guardian("Jeren Annadurdyýewa", "tk", cast.by_mail(), "Mähri", MOTHER),
        ),
        house=office.places.office,
    )  # fmt: skip
    on = Calendar(work, begin).on
    unsure: answering.Others = {Code.C4: "not_sure"}
    return work, [
        *handed_over(work, begin),
        *prepared(work, begin),
        on(-6, "10:00", answering.hand_out_links),
        on(-6, "17:20", answering.answer, "Arslan", answering.PLAIN),
        on(-6, "17:40", answering.answer, "Hydyr", answering.PLAIN),
        on(-6, "19:05", answering.answer, "Mähri", answering.PLAIN),
        on(-4, "12:30", answering.answer, "Arslan", answering.PLAIN),
        on(-4, "13:00", answering.answer, "Hydyr", answering.PLAIN),
        on(-4, "18:15", answering.answer, "Mähri", unsure),
    ]
