"""Who may speak for an organisation, in writing, and how far (R38)."""

from datetime import date

import msgspec

from restorative.kernel.sentences import Sentence, say


class Mandate(msgspec.Struct, frozen=True):
    """`scope`: what the representative may accept; `limit`: up to how much, in minor units."""

    scope: str
    written_on: date
    signed_by: str
    limit: int | None = None


def problems_of_mandate(mandate: Mandate, today: date) -> dict[str, Sentence]:
    if mandate.written_on > today:
        return {"written_on": say("This day cannot be after today.")}
    return {}
