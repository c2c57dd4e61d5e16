"""What people submit about candidate times."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from restorative.consent.rules import How
from restorative.kernel.sentences import say
from restorative.scheduling.rules import TimeAnswer
from restorative.web.fields import Missing, Moment, OptionalMoment
from restorative.web.forms import Refused

NONE_OF_THESE = "none"


class OfferForm(msgspec.Struct, frozen=True):
    starts_at: Annotated[Moment, Missing(say("Enter a day and a time."))]


class OwnTimesForm(msgspec.Struct, frozen=True):
    """Up to three times of one's own (P9)."""

    first: Annotated[Moment, Missing(say("Enter at least one day with a time."))]
    second: OptionalMoment = None
    third: OptionalMoment = None

    @property
    def starting(self) -> list[datetime]:
        given = (self.first, self.second, self.third)
        return list(dict.fromkeys(one for one in given if one is not None))


class HowForm(msgspec.Struct, frozen=True):
    """How somebody told staff."""

    how: Annotated[How, Missing(say("Choose how this person told you."))]


def box_of(offer_id: UUID) -> str:
    return f"offer-{offer_id}"


def read_answers(
    offer_ids: Collection[UUID], sent: Mapping[str, Any]
) -> dict[UUID, TimeAnswer] | Refused:
    """One group of answers for each time; a time may be left open, but not every one of them."""
    if sent.get(NONE_OF_THESE):
        return dict.fromkeys(offer_ids, TimeAnswer.NO)
    given = {one: str(sent[box_of(one)]) for one in offer_ids if sent.get(box_of(one))}
    odd = [one for one, word in given.items() if word not in list(TimeAnswer)]
    if odd:
        sentence = say("This is not an answer we know. Choose one of the answers.")
        return Refused.because(box_of(odd[0]), sentence, sent)
    if not given:
        first = next(iter(offer_ids), None)
        field = box_of(first) if first else ""
        return Refused.because(field, say("Choose an answer for at least one time."), sent)
    return {one: TimeAnswer(word) for one, word in given.items()}
