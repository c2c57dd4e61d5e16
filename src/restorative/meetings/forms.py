"""What staff press on the meeting day: choices only, no box to write in (R15)."""

from typing import Annotated
from uuid import UUID

import msgspec

from restorative.kernel.sentences import say
from restorative.meetings.rules import GoAhead, StopReason, Willing
from restorative.web.fields import Missing

Who = Annotated[UUID, Missing(say("Choose a person."))]


class GoAheadForm(msgspec.Struct, frozen=True):
    word: Annotated[GoAhead, Missing(say("Choose whether the meeting goes ahead."))]


class SeenForm(msgspec.Struct, frozen=True):
    person: Who
    id_seen: bool = False


class WillingForm(msgspec.Struct, frozen=True):
    person: Who
    answer: Annotated[Willing, Missing(say("Choose what this person said."))]


class StopForm(msgspec.Struct, frozen=True):
    reason: Annotated[StopReason, Missing(say("Choose a reason."))]


class StepForm(msgspec.Struct, frozen=True):
    step: str
    done: bool = False
