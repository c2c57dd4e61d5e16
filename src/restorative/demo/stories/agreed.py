"""A case in which people have agreed, and not everybody has signed yet."""

from restorative.agreements.rules.actions import ActionKind, ConfirmedBy
from restorative.demo import papers
from restorative.demo.cast import MOTHER
from restorative.demo.deeds import agreeing
from restorative.demo.deeds.agreeing import Promise
from restorative.demo.office import DemoOffice
from restorative.demo.story import Story
from restorative.demo.timetable import after_meeting, held, made_ready, whole_way
from restorative.demo.work import Work

SHOP = "Nusaý kitap dükany"
PROMISES = (
    Promise(
        key="letter", kind=ActionKind.WRITTEN_APOLOGY, who="Kemal", for_whom="Myrat",
        what="Ötünç haty ýazylýar we duşuşygy alyp baryjynyň üsti bilen gowşurylýar.",
        within_days=14, how_known="Hat gowşurylanda", confirmed_by=ConfirmedBy.RECEIVER,
    ),
    Promise(
        key="work", kind=ActionKind.COMMUNITY_WORK, who="Kemal",
        what="Çagalar kitaphanasynda kitaplary tertipleşdirmek, alty şenbe, her gün iki sagat.",
        within_days=60, how_known="Kitaphananyň depderi", hours=12,
        confirmed_by=ConfirmedBy.VERIFIER, verifier="Bibigül, kitaphanaçy",
    ),
    Promise(
        key="money", kind=ActionKind.RESTITUTION, who="Kemal", for_whom="Myrat",
        what="Döwlen aýnanyň ýarysy tölenýär.", within_days=90,
        how_known="Edaranyň kitabyndaky ýazgy", amount=24_000,
    ),
)  # fmt: skip


def waits_for_signatures(office: DemoOffice) -> tuple[Work, Story]:
    """The shop has signed on paper; the young person and his mother have the text to read."""
    cast, days = office.casting, office.days
    met_on = days.open_until(-2)
    meets = days.at(met_on, "11:00")
    begin = (met_on - days.today).days - 13
    work = Work(
        office=office,
        lead=office.aknabat,
        referral=papers.referral(
            days, begin, papers.COMMISSION, "Dükanyň aýnasy top bilen döwüldi.", "property"
        ),
        cast=(
            cast.young_person("Kemal Durdyýew", "tk", 15, cast.by_sms()),
            cast.guardian("Laçyn Durdyýewa", "tk", cast.by_sms(), "Kemal", MOTHER),
            cast.organisation(SHOP),
            cast.representative("Myrat Sähedow", "tk", cast.by_phone(), SHOP,
                                papers.mandate(days, begin, "Eýesi", 60_000)),
        ),
        house=office.places.office,
    )  # fmt: skip
    after = after_meeting(work, meets)
    return work, [
        *whole_way(work, begin, meets),
        *made_ready(work, meets),
        *held(work, meets),
        after(1, "10:00", agreeing.write_down, PROMISES),
        after(1, "15:00", agreeing.read_back),
        after(1, "17:30", agreeing.sign_on_paper, ("Myrat",)),
    ]
