"""What people may submit about an agreement."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from restorative.agreements.rules.actions import ActionKind, ConfirmedBy
from restorative.agreements.rules.signing import SignedHow
from restorative.kernel.sentences import say
from restorative.web.fields import (
    Amount,
    Count,
    Day,
    Line,
    Missing,
    OptionalEmail,
    OptionalLine,
    OptionalPhone,
    OptionalShortText,
    ShortText,
)
from restorative.web.forms import FormError

Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class ActionForm(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the agreement (screens B6.5)."""

    kind: Annotated[ActionKind, Missing(say("Choose what kind of action it is."))]
    who: Annotated[UUID, Missing(say("Choose who does it."))]
    for_whom: UUID | None = None
    what: Annotated[ShortText, Missing(say("Write what will be done."))]
    by_when: Annotated[Day, Missing(say("Enter the day by which it is done."))]
    how_known: Annotated[Line, Missing(say("Write how we will know that it is done."))]
    confirmed_by: Annotated[ConfirmedBy, Missing(say("Choose who confirms it."))]
    verifier: OptionalLine = None
    verifier_phone: OptionalPhone = None
    verifier_email: OptionalEmail = None
    verifier_language: str = "tk"
    amount: Amount = 0
    hours: Count = 0
    shared_with_harmed: bool = False
    reason: OptionalShortText = None

    def __post_init__(self) -> None:
        problems = {}
        if self.confirmed_by is ConfirmedBy.VERIFIER and not self.verifier:
            problems["verifier"] = say("Write who confirms it.")
        if self.confirmed_by is ConfirmedBy.RECEIVER and self.for_whom is None:
            problems["for_whom"] = say("Choose for whom it is done.")
        if self.kind is ActionKind.RESTITUTION and not self.amount:
            problems["amount"] = say("Enter the amount.")
        if problems:
            raise FormError(problems)


class ReadBackForm(msgspec.Struct, frozen=True):
    """To whom the text was read aloud, and in which language."""

    people: Annotated[list[UUID], Missing(say("Choose to whom you read it."))]
    language: str


class RecordedSignatureForm(msgspec.Struct, frozen=True, kw_only=True):
    """A signature on paper or by word of mouth, before a witness (R46)."""

    person: Annotated[UUID, Missing(say("Choose who signed."))]
    how: Annotated[SignedHow, Missing(say("Choose how the yes was given."))]
    witness: Annotated[Line, Missing(say("Write who was there as a witness."))]
    kept_where: OptionalLine = None

    def __post_init__(self) -> None:
        if self.how is SignedHow.LINK:
            raise FormError({"how": say("Choose paper or by word of mouth.")})


class SignForm(msgspec.Struct, frozen=True, kw_only=True):
    """A signature by link: two ticks and a fresh code (P13)."""

    text_hash: Hash
    name: Annotated[Line, Missing(say("Write your name."))]
    code: Annotated[Line, Missing(say("Enter the code that your facilitator told you."))]
    agree: bool = False
    was_read: bool = False

    def __post_init__(self) -> None:
        problems = {}
        if not self.agree:
            problems["agree"] = say("Tick this if you agree to do your parts.")
        if not self.was_read:
            problems["was_read"] = say("Tick this if you have read it or it was read to you.")
        if problems:
            raise FormError(problems)


class ChangeWantedForm(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody wants a change, or does not want to sign (P14)."""

    line: UUID | None = None
    words: Annotated[ShortText, Missing(say("Write what you would like to change."))]


class RecordedObjectionForm(msgspec.Struct, frozen=True, kw_only=True):
    """The same, told to staff by phone or in person."""

    person: Annotated[UUID, Missing(say("Choose who wants the change."))]
    line: UUID | None = None
    words: Annotated[ShortText, Missing(say("Write what they would like to change."))]
