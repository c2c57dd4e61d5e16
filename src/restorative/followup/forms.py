"""What people may submit while an agreement is followed up."""

from enum import StrEnum
from typing import Annotated

import msgspec

from restorative.kernel.sentences import say
from restorative.web.fields import Day, Missing, OptionalShortText, ShortText


class MyWord(StrEnum):
    """What somebody may say about their own action."""

    DONE = "done"
    HELP = "help"


class ReceivedWord(StrEnum):
    """What the receiver, or the verifier, may say about an action."""

    YES = "yes"
    NOT_YET = "not_yet"


class HandedOver(StrEnum):
    """How a report reached the referrer."""

    BY_HAND = "by_hand"
    BY_POST = "by_post"
    BY_COURIER = "by_courier"


class MyStepForm(msgspec.Struct, frozen=True):
    word: Annotated[MyWord, Missing(say("Choose one answer."))]
    note: OptionalShortText = None


class ReceivedForm(msgspec.Struct, frozen=True):
    word: Annotated[ReceivedWord, Missing(say("Choose one answer."))]
    note: OptionalShortText = None


class ProgressForm(msgspec.Struct, frozen=True):
    """Progress that somebody told staff about."""

    note: Annotated[ShortText, Missing(say("Write what was done."))]


class NewDayForm(msgspec.Struct, frozen=True):
    """A small change of an action's day, with its reason (9.5)."""

    due_on: Annotated[Day, Missing(say("Enter the new day."))]
    note: Annotated[ShortText, Missing(say("Write why the day changes."))]


class WaiverForm(msgspec.Struct, frozen=True):
    """An action that is no longer asked for, with its reason."""

    note: Annotated[ShortText, Missing(say("Write why it is no longer asked for."))]


class ReportForm(msgspec.Struct, frozen=True):
    """The report has left the house on paper."""

    how: Annotated[HandedOver, Missing(say("Choose how it was handed over."))]
    handed_over_on: Annotated[Day, Missing(say("Enter the day."))]
