"""Cases in which promises are being kept, or have been."""

from functools import partial

from restorative.agreements.rules.actions import ActionKind, ConfirmedBy
from restorative.demo import papers
from restorative.demo.cast import FATHER, MOTHER
from restorative.demo.deeds import agreeing, answering, following, meeting
from restorative.demo.deeds.agreeing import Promise
from restorative.demo.office import DemoOffice
from restorative.demo.story import Step, Story
from restorative.demo.timetable import after_meeting, held, made_ready, whole_way
from restorative.demo.work import Work
from restorative.followup.forms import MyStepForm, MyWord

TO_THE_FAMILY = (
    Promise(
        key="letter", kind=ActionKind.WRITTEN_APOLOGY, who="Begenç", for_whom="Сергей",
        what="Ötünç haty ýazylýar.", within_days=14, how_known="Hat gowşurylanda",
        confirmed_by=ConfirmedBy.RECEIVER,
    ),
    Promise(
        key="money", kind=ActionKind.RESTITUTION, who="Begenç", for_whom="Сергей",
        what="Tigiriň bejergisi üçin tölenýär.", within_days=70,
        how_known="Edaranyň kitabyndaky ýazgy", amount=30_000,
    ),
    Promise(
        key="work", kind=ActionKind.COMMUNITY_WORK, who="Begenç",
        what="Ýaşlar kitaphanasynyň bagynda kömek etmek, her şenbe iki sagat.",
        within_days=50, how_known="Bagyň depderi", hours=10,
        confirmed_by=ConfirmedBy.VERIFIER, verifier="Aman, bagban",
    ),
)  # fmt: skip
A_REPAIR = (
    Promise(
        key="repair", kind=ActionKind.REPAIR, who="Руслан", for_whom="Ejegyz",
        what="Экран телефона меняют в мастерской, телефон возвращают через посредника.",
        within_days=21, how_known="Телефон возвращён",
    ),
    Promise(
        key="course", kind=ActionKind.COURSE, who="Руслан",
        what="Пять занятий «Как говорить, когда злишься».", within_days=60,
        how_known="Список посещений", confirmed_by=ConfirmedBy.VERIFIER,
        verifier="Центр молодёжи", verifier_language="ru",
    ),
)  # fmt: skip
ALL_KEPT = (
    Promise(
        key="apology", kind=ActionKind.SPOKEN_APOLOGY, who="Nurgeldi", for_whom="Zöhre",
        what="Duşuşykda ötünç soralýar.", within_days=3, how_known="Duşuşykda aýdyldy",
    ),
    Promise(
        key="money", kind=ActionKind.RESTITUTION, who="Nurgeldi", for_whom="Zöhre",
        what="Döwlen gap-gaçlar üçin tölenýär.", within_days=60,
        how_known="Edaranyň kitabyndaky ýazgy", amount=60_000,
    ),
    Promise(
        key="work", kind=ActionKind.COMMUNITY_WORK, who="Nurgeldi",
        what="Haýwanlar üçin gaçybatalgada kömek etmek, sekiz ýekşenbe.",
        within_days=70, how_known="Gaçybatalganyň depderi", hours=16,
        confirmed_by=ConfirmedBy.VERIFIER, verifier="Haýwanlar gaçybatalgasy",
    ),
)  # fmt: skip


def help_wanted(office: DemoOffice) -> tuple[Work, Story]:
    """One promise is kept, one waits for its verifier, and he asked for help with it."""
    cast, days = office.casting, office.days
    met_on = days.open_until(-34)
    meets, begin = days.at(met_on, "14:00"), (met_on - days.today).days - 13
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            days, begin, papers.INSPECTOR, "Tigir alnyp, döwlen ýagdaýda tapyldy.", "theft"
        ),
        cast=(
            cast.young_person("Begenç Ýazow", "tk", 15, cast.by_sms()),
            cast.guardian("Oguljeren Ýazowa", "tk", cast.by_sms(), "Begenç", MOTHER),
            cast.harmed("Сергей Петренко", "ru", cast.by_mail(), age=38),
        ),
        house=office.places.office,
    )
    after = after_meeting(work, meets)
    wish = MyStepForm(MyWord.HELP, "Şenbe güni inime seretmeli. Başga gün bolup bilermi?")
    return work, [
        *whole_way(work, begin, meets),
        *made_ready(work, meets),
        *held(work, meets),
        after(1, "10:00", agreeing.write_down, TO_THE_FAMILY),
        after(1, "15:00", agreeing.read_back),
        after(2, "16:10", agreeing.sign_on_paper, ("Begenç", "Oguljeren")),
        after(2, "18:20", agreeing.sign_by_link, "Сергей"),
        after(12, "17:45", following.done, "Begenç", "letter"),
        after(14, "19:30", following.received, "Сергей", "letter"),
        after(15, "09:20", following.release_drafts),
        Step(days.on(-6, "11:00"), partial(following.progress, work, "work", "4 sagat.")),
        Step(days.on(-5, "12:00"), partial(following.hand_out_verifier_link, work, "work")),
        Step(days.on(-2, "16:00"), partial(answering.come_by_link, work, "Begenç")),
        Step(days.on(-1, "18:40"), partial(following.say, work, "Begenç", "work", wish)),
    ]


def news_to_release(office: DemoOffice) -> tuple[Work, Story]:
    """The telephone is repaired; she shall hear of it once the facilitator lets the words go."""
    cast, days = office.casting, office.days
    met_on = days.open_until(-24)
    meets, begin = days.at(met_on, "10:30"), (met_on - days.today).days - 13
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            days, begin, papers.SCHOOL, "В споре разбит экран телефона.", "property"
        ),
        cast=(
            cast.young_person("Руслан Ишанов", "ru", 16, cast.by_mail()),
            cast.guardian("Тимур Ишанов", "ru", cast.by_sms(), "Руслан", FATHER),
            cast.harmed("Ejegyz Garaýewa", "tk", cast.by_sms(), age=27),
        ),
        house=office.places.library,
    )
    after = after_meeting(work, meets)
    return work, [
        *whole_way(work, begin, meets),
        *made_ready(work, meets),
        *held(work, meets),
        after(0, "11:50", agreeing.write_down, A_REPAIR),
        after(0, "12:00", agreeing.read_back),
        after(1, "16:00", agreeing.sign_on_paper, ("Руслан", "Тимур", "Ejegyz")),
        Step(days.on(-1, "15:40"), partial(following.done, work, "Руслан", "repair")),
        Step(days.on(-1, "16:30"), partial(following.confirm, work, "repair", "Телефон у нас.")),
    ]


def closed(office: DemoOffice) -> tuple[Work, Story]:
    """Everything was kept, told and reported."""
    cast, days = office.casting, office.days
    met_on = days.open_until(-92)
    meets, begin = days.at(met_on, "11:00"), (met_on - days.today).days - 13
    work = Work(
        office=office,
        lead=office.rustam,
        referral=papers.referral(
            days, begin, papers.PROSECUTOR, "Bazarda dükançadaky gap-gaçlar döwüldi.", "property"
        ),
        cast=(
            cast.young_person("Nurgeldi Saryýew", "tk", 17, cast.by_sms()),
            cast.guardian("Aknur Saryýewa", "tk", cast.by_phone(), "Nurgeldi", MOTHER),
            cast.harmed("Zöhre Myradowa", "tk", cast.by_sms(), age=45),
        ),
        house=office.places.office,
    )
    after = after_meeting(work, meets)
    return work, [
        *whole_way(work, begin, meets),
        *made_ready(work, meets),
        *held(work, meets),
        after(1, "10:00", agreeing.write_down, ALL_KEPT),
        after(1, "15:00", agreeing.read_back),
        after(2, "16:00", agreeing.sign_on_paper, ("Nurgeldi", "Aknur", "Zöhre")),
        after(3, "09:00", following.confirm, "apology", ""),
        after(44, "12:00", following.hand_out_verifier_link, "work"),
        after(46, "18:00", following.verified, "work"),
        after(50, "11:00", following.confirm, "money", "600 TMT"),
        after(50, "11:30", following.release_drafts),
        after(51, "10:00", meeting.make_calls),
        after(52, "14:00", following.report),
        after(53, "09:30", following.close),
    ]
