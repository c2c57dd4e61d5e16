"""The lists that the forms about people offer, in the reader's language."""

from typing import Any

from restorative.cases.forms.people import Age
from restorative.cases.rules.words import ANSWERS, GIVEN_BY, GIVEN_HOW, GIVEN_TO
from restorative.cases.staff_pages.answering import choices
from restorative.kernel.sentences import say
from restorative.people.rules.words import (
    AUTHORITIES,
    CHANNELS,
    CONFLICTS,
    GUARDIANS,
    INTERPRETED,
    NEEDS,
    ORDERS,
    VERIFIED,
)
from restorative.web.languages import OWN_NAMES
from restorative.web.visit import current

AGES = {Age.ADULT: say("18 or older"), Age.MINOR: say("Under 18")}


def offered() -> dict[str, Any]:
    return {
        "ages": choices(AGES),
        "answers": choices(ANSWERS),
        "authorities": choices(AUTHORITIES),
        "channels": choices(CHANNELS),
        "conflicts": choices(CONFLICTS),
        "given_by": choices(GIVEN_BY),
        "given_how": choices(GIVEN_HOW),
        "given_to": choices(GIVEN_TO),
        "guardians": choices(GUARDIANS),
        "interpreted": choices(INTERPRETED),
        "languages": [(code, OWN_NAMES[code]) for code in current().local.languages],
        "needs": choices(NEEDS),
        "orders": choices(ORDERS),
        "verified": choices(VERIFIED),
    }
