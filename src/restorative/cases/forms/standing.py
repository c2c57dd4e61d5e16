"""What staff type about permission, guardianship, mandates and orders."""

from typing import Annotated
from uuid import UUID

import msgspec

from restorative.cases.rules import (
    Answered,
    GivenBy,
    GivenHow,
    GivenTo,
    Mandate,
    Permission,
)
from restorative.kernel.sentences import Sentence, say
from restorative.people.rules import (
    Authority,
    Conflict,
    Grounds,
    GuardianKind,
    OrderKind,
    Verified,
)
from restorative.web.fields import (
    Day,
    Line,
    Missing,
    OptionalAmount,
    OptionalDay,
    ShortText,
)
from restorative.web.forms import FormError

ASKED: dict[str, Sentence] = {
    "given_by": say("Choose who gave the answer."),
    "given_how": say("Choose how the answer was given."),
    "given_to": say("Choose who heard the answer."),
    "given_on": say("Enter the day."),
}


class AskedForm(msgspec.Struct, frozen=True):
    """C0 as it is typed with a new person; an empty answer means that nobody asked yet."""

    answer: Answered | None = None
    given_by: GivenBy | None = None
    given_how: GivenHow | None = None
    given_to: GivenTo | None = None
    given_on: OptionalDay = None

    def __post_init__(self) -> None:
        missing = {name: said for name, said in ASKED.items() if getattr(self, name) is None}
        if self.answer is not None and missing:
            raise FormError(missing)

    def permission(self) -> Permission | None:
        if not (self.answer and self.given_by and self.given_how and self.given_to):
            return None
        assert self.given_on is not None
        return Permission(self.answer, self.given_by, self.given_how, self.given_to, self.given_on)


class PermissionForm(msgspec.Struct, frozen=True):
    answer: Annotated[Answered, Missing(say("Choose the answer."))]
    given_by: Annotated[GivenBy, Missing(say("Choose who gave the answer."))]
    given_how: Annotated[GivenHow, Missing(say("Choose how the answer was given."))]
    given_to: Annotated[GivenTo, Missing(say("Choose who heard the answer."))]
    given_on: Annotated[Day, Missing(say("Enter the day."))]

    def permission(self) -> Permission:
        return Permission(self.answer, self.given_by, self.given_how, self.given_to, self.given_on)


class GroundsForm(msgspec.Struct, frozen=True):
    kind: Annotated[GuardianKind, Missing(say("Choose what this person is to the child."))]
    authority: Annotated[Authority, Missing(say("Choose how this person decides."))]
    verified_how: Annotated[Verified, Missing(say("Choose what was seen."))]
    conflict: Annotated[Conflict, Missing(say("Choose whether there is a conflict."))]
    excluded: bool = False

    def grounds(self) -> Grounds:
        return Grounds(
            kind=self.kind,
            authority=self.authority,
            verified_how=self.verified_how,
            conflict=self.conflict,
            excluded=self.excluded,
        )


class MandateForm(msgspec.Struct, frozen=True):
    scope: Annotated[ShortText, Missing(say("Write what this person may accept."))]
    signed_by: Annotated[Line, Missing(say("Enter who signed the mandate."))]
    written_on: Annotated[Day, Missing(say("Enter the day on which it was written."))]
    limit: OptionalAmount = None

    def mandate(self) -> Mandate:
        return Mandate(self.scope, self.written_on, self.signed_by, self.limit)


class NoContactForm(msgspec.Struct, frozen=True):
    a: Annotated[UUID, Missing(say("Choose a person."))]
    b: Annotated[UUID, Missing(say("Choose a person."))]
    kind: Annotated[OrderKind, Missing(say("Choose where it comes from."))]
    from_on: Annotated[Day, Missing(say("Enter the first day."))]
    until_on: OptionalDay = None


class VariationForm(msgspec.Struct, frozen=True):
    from_on: Annotated[Day, Missing(say("Enter the first day."))]
    until_on: Annotated[Day, Missing(say("Enter the last day."))]
    written_on: Annotated[Day, Missing(say("Enter the day on which it was written."))]
