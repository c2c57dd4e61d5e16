"""Who is in a case of the demonstration: invented, every one of them."""

from datetime import date

import msgspec

from restorative.cases.rules import (
    Answered,
    GivenBy,
    GivenHow,
    GivenTo,
    Mandate,
    Permission,
    Role,
)
from restorative.people.rules import (
    Authority,
    Channel,
    Details,
    Grounds,
    GuardianKind,
    Needs,
    PersonKind,
    Verified,
)

MOTHER = Grounds(GuardianKind.MOTHER, Authority.JOINT, Verified.PASSPORT)
FATHER = Grounds(GuardianKind.FATHER, Authority.JOINT, Verified.PASSPORT)
BY_ORDER = Grounds(GuardianKind.GUARDIAN_BY_ORDER, Authority.SOLE, Verified.GUARDIANSHIP_ORDER)


class Somebody(msgspec.Struct, frozen=True, kw_only=True):
    """One person of a case. `beside` is the name of the person they are there for."""

    details: Details
    role: Role
    beside: str = ""
    grounds: Grounds | None = None
    mandate: Mandate | None = None
    needs: Needs | None = None
    may_be_contacted: bool = True

    @property
    def name(self) -> str:
        return self.details.called

    @property
    def is_organisation(self) -> bool:
        return self.details.kind is PersonKind.ORGANISATION

    @property
    def writes(self) -> bool:
        """Answers by private link; whoever prefers a call or paper is asked by staff."""
        return self.details.channel in (Channel.SMS, Channel.MAIL)


def agreed_to_be_contacted(on: date, by: GivenBy) -> Permission:
    return Permission(Answered.YES, by, GivenHow.IN_PERSON, GivenTo.REFERRER, on)
