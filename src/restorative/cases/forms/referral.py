"""What a coordinator types from a referral, and what is decided about it."""

from typing import Annotated

import msgspec
from msgspec import Meta

from restorative.cases.forms.people import Language
from restorative.cases.rules import CaseState, DeclineReason, MissingData, Proceedings, Referral
from restorative.kernel.sentences import say
from restorative.people.rules import Details
from restorative.web.fields import (
    Count,
    Day,
    Line,
    Missing,
    Name,
    OneLine,
    OptionalShortText,
    ShortText,
)

Search = Annotated[str, Meta(max_length=120), OneLine()]


class ReferralForm(msgspec.Struct, frozen=True, kw_only=True):
    referrer_kind: Annotated[str, Missing(say("Choose who refers the case."))]
    referrer_name: Annotated[Line, Missing(say("Enter the name of the referring body."))]
    officer: Annotated[Name, Missing(say("Enter the name of the officer."))]
    proceedings: Annotated[Proceedings, Missing(say("Choose where the proceedings stand."))]
    referred_on: Annotated[Day, Missing(say("Enter the day of the referral."))]
    incident_on: Annotated[Day, Missing(say("Enter the day on which it happened."))]
    incident: Annotated[ShortText, Missing(say("Write one line about what happened."))]
    harm_kinds: Annotated[
        tuple[str, ...], Missing(say("Choose at least one kind of harm from the list."))
    ]
    known_orders: OptionalShortText = None

    def referral(self) -> Referral:
        return Referral(
            referrer_kind=self.referrer_kind,
            referrer_name=self.referrer_name,
            officer=self.officer,
            proceedings=self.proceedings,
            referred_on=self.referred_on,
            incident_on=self.incident_on,
            incident=self.incident,
            harm_kinds=self.harm_kinds,
            known_orders=self.known_orders or "",
        )


class FirstPersonForm(msgspec.Struct, frozen=True):
    """The first responsible young person; the rest is asked on the page of people."""

    full_name: Annotated[Name, Missing(say("Enter the full name."))]
    called: Annotated[Name, Missing(say("Enter the name they want to be called by."))]
    born_on: Annotated[Day, Missing(say("Enter the date of birth."))]
    language: Annotated[Language, Missing(say("Choose the language."))]

    def details(self) -> Details:
        return Details(self.full_name, self.called, self.language, born_on=self.born_on)


class VersionForm(msgspec.Struct, frozen=True):
    version: Count


class MissingDataForm(msgspec.Struct, frozen=True):
    missing: Annotated[tuple[MissingData, ...], Missing(say("Choose what is missing."))]
    note: OptionalShortText = None


class DecliningForm(msgspec.Struct, frozen=True):
    reason: Annotated[DeclineReason, Missing(say("Choose a reason."))]
    note: OptionalShortText = None


class SearchForm(msgspec.Struct, frozen=True):
    """Sent by POST: what is looked for is often a name, and never stands in an address."""

    text: Search = ""
    state: CaseState | None = None
    mine: bool = False
    page: int = 1


def values_of(referral: Referral) -> dict[str, object]:
    """For the boxes of the page that corrects it."""
    return {name: getattr(referral, name) for name in Referral.__struct_fields__}
