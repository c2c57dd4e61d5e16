"""What is typed about who has a case, and how long it may take."""

from typing import Annotated
from uuid import UUID

import msgspec

from restorative.cases.rules import Extension, HoldReason, Tie
from restorative.kernel.sentences import say
from restorative.web.fields import Day, Line, Missing


class FacilitatorForm(msgspec.Struct, frozen=True):
    account_id: Annotated[UUID, Missing(say("Choose a facilitator."))]


class DeclarationForm(msgspec.Struct, frozen=True):
    tie: Annotated[Tie, Missing(say("Choose what is true."))]


class ExtensionForm(msgspec.Struct, frozen=True):
    until_on: Annotated[Day, Missing(say("Enter the new last day."))]
    granted_on: Annotated[Day, Missing(say("Enter the day on which it was granted."))]
    authority: Annotated[Line, Missing(say("Enter who granted it."))]
    track_id: UUID | None = None

    def extension(self) -> Extension:
        return Extension(self.until_on, self.granted_on, self.authority, self.track_id)


class HoldForm(msgspec.Struct, frozen=True):
    track_id: UUID
    reason: Annotated[HoldReason, Missing(say("Choose a reason."))]


class ResumingForm(msgspec.Struct, frozen=True):
    track_id: UUID
