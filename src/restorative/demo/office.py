"""The demonstration's office at work: its people, its rooms, its calendar."""

from datetime import datetime, timedelta

import msgspec

from restorative import wiring
from restorative.access import commands as access
from restorative.access import queries
from restorative.access.rules import Office, Staff
from restorative.demo.accounts import (
    AKNABAT,
    GOZEL,
    MAYSA,
    OGULJAN,
    RUSTAM,
    SERDAR,
    Colleague,
    SignIn,
    let_in,
)
from restorative.demo.casting import Casting
from restorative.demo.days import Days
from restorative.demo.holidays import holidays_around
from restorative.demo.places import Places, set_up_places
from restorative.demo.post import Post
from restorative.profile import Profile
from restorative.profile.days import local_day

OPENED_BEFORE = timedelta(days=130)


class DemoOffice(msgspec.Struct, frozen=True):
    """`coordinator` and the rest are signed in; `days` counts from the present."""

    sign_ins: dict[Colleague, SignIn]
    places: Places
    days: Days
    profile: Profile
    office: Office
    post: Post
    casting: Casting

    @property
    def coordinator(self) -> Staff:
        return self.sign_ins[MAYSA].staff

    @property
    def aknabat(self) -> Staff:
        return self.sign_ins[AKNABAT].staff

    @property
    def rustam(self) -> Staff:
        return self.sign_ins[RUSTAM].staff

    @property
    def supervisors(self) -> tuple[Staff, Staff]:
        return self.sign_ins[GOZEL].staff, self.sign_ins[OGULJAN].staff


async def opened_office(now: datetime, profile: Profile) -> DemoOffice:
    """Some months ago the first people signed in; since then there are places to meet in."""
    wiring.wire()
    wiring.wire_demonstration()
    opened_at = now - OPENED_BEFORE
    sign_ins = await let_in(opened_at)
    office = await _named(sign_ins[SERDAR].staff, opened_at)
    places = await set_up_places(sign_ins[MAYSA].staff, opened_at, now, profile)
    days = Days(now, profile, holidays_around(local_day(now, profile)))
    return DemoOffice(sign_ins, places, days, profile, office, Post(profile), Casting(days))


async def _named(administrator: Staff, now: datetime) -> Office:
    before = await queries.office()
    office = msgspec.structs.replace(
        before,
        name="Ylalaşyk merkezi (demonstration)",
        phone="+993 65 00 09 00",
        hours="Duşenbe–Anna 9–18",
        sender="Ylalaşyk merkezi",
    )
    await access.change_office(office, administrator.account_id, now)
    return office
