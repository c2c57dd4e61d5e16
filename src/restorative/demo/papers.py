"""What referring bodies hand over: who they are, and one neutral line of what happened."""

from datetime import timedelta

import msgspec

from restorative.cases.rules import Mandate, Proceedings, Referral
from restorative.demo.days import Days

REFERRED = -10
"""Days from the referral to the invitations."""


class Body(msgspec.Struct, frozen=True):
    kind: str
    name: str
    officer: str
    proceedings: Proceedings


SCHOOL = Body("school", "901-nji orta mekdep", "Sapargeldi Ataýew", Proceedings.NONE)
COMMISSION = Body("commission", "Gülşen etrabynyň topary", "Bibi Nazarowa", Proceedings.CHECK)
INSPECTOR = Body("inspector", "Gülşen etrabynyň inspektory", "Игорь Беляев", Proceedings.CHECK)
PROSECUTOR = Body(
    "prosecutor", "Gülşen etrabynyň prokuraturasy", "Döwran Gylyjow", Proceedings.PROSECUTOR
)


def referral(
    days: Days, begin: int, body: Body, incident: str, harm: str, known_orders: str = ""
) -> Referral:
    """`begin` is the day of the invitations, as in the timetable."""
    referred_on = days.day(begin + REFERRED)
    return Referral(
        referrer_kind=body.kind,
        referrer_name=body.name,
        officer=body.officer,
        proceedings=body.proceedings,
        referred_on=referred_on,
        incident_on=referred_on - timedelta(days=6),
        incident=incident,
        harm_kinds=(harm,),
        known_orders=known_orders,
    )


def mandate(days: Days, begin: int, signed_by: str, limit: int) -> Mandate:
    """`limit` in the smallest unit of the currency."""
    written_on = days.day(begin + REFERRED) - timedelta(days=1)
    return Mandate("Zyýany düzetmegiň islendik görnüşini kabul edip biler.", written_on,
                   signed_by, limit)  # fmt: skip
