"""What staff type about the people of a case."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from restorative.kernel.sentences import say
from restorative.people.rules import (
    Channel,
    Details,
    NeedKind,
    Needs,
    PersonKind,
    WhyShown,
)
from restorative.web.fields import (
    Count,
    Day,
    Missing,
    Name,
    OptionalClock,
    OptionalDay,
    OptionalEmail,
    OptionalPhone,
    OptionalShortText,
)
from restorative.web.forms import FormError

Language = Literal["tk", "ru", "en"]


WAYS = ("phone", "email", "address")


Interpreted = Literal["tk", "ru", "en", "uz", "kk", "fa", "az", "tr", "sgn"]


class PersonForm(msgspec.Struct, frozen=True, kw_only=True):
    """Anybody's names, languages and ways to be reached; their age is another form's."""

    full_name: Annotated[Name, Missing(say("Enter the full name."))]
    called: Annotated[Name, Missing(say("Enter the name they want to be called by."))]
    language: Annotated[Language, Missing(say("Choose the language."))]
    channel: Channel | None = None
    interpreter_language: Interpreted | None = None
    phone: OptionalPhone = None
    email: OptionalEmail = None
    address: OptionalShortText = None
    safe_from: OptionalClock = None
    safe_to: OptionalClock = None
    safe_note: OptionalShortText = None

    def details(self, born_on: date | None = None) -> Details:
        return Details(
            full_name=self.full_name,
            called=self.called,
            language=self.language,
            interpreter_language=self.interpreter_language,
            born_on=born_on,
            channel=self.channel or Channel.PHONE,
            phone=self.phone,
            email=self.email,
            address=self.address,
            safe_from=self.safe_from,
            safe_to=self.safe_to,
            safe_note=self.safe_note or "",
        )


class OrganisationForm(msgspec.Struct, frozen=True):
    """The organisation alone; it is reached through whoever speaks for it."""

    full_name: Annotated[Name, Missing(say("Enter the name of the organisation."))]
    language: Annotated[Language, Missing(say("Choose the language."))]

    def details(self) -> Details:
        return Details(self.full_name, self.full_name, self.language, kind=PersonKind.ORGANISATION)


class BirthForm(msgspec.Struct, frozen=True):
    born_on: Annotated[Day, Missing(say("Enter the date of birth."))]


class Age(StrEnum):
    ADULT = "adult"
    MINOR = "minor"


class AgeForm(msgspec.Struct, frozen=True):
    """An adult's date of birth is not asked for; a minor's is needed."""

    age: Annotated[Age, Missing(say("Choose whether this person is under 18."))]
    born_on: OptionalDay = None

    def __post_init__(self) -> None:
        if self.age is Age.MINOR and self.born_on is None:
            raise FormError({"born_on": say("Enter the date of birth.")})
        if self.age is Age.ADULT and self.born_on is not None:
            raise FormError({"born_on": say("Leave this empty for an adult.")})


class SureForm(msgspec.Struct, frozen=True):
    """Staff looked at who seems to be the same person, and it is another one."""

    is_new: bool = False


class ChangeForm(msgspec.Struct, frozen=True):
    """What is changed besides the names and ways of a person, and which state was read."""

    version: Count
    born_on: OptionalDay = None
    do_not_contact: bool = False
    forget: tuple[Literal["phone", "email", "address"], ...] = ()


class NeedsForm(msgspec.Struct, frozen=True):
    version: Count
    kinds: tuple[NeedKind, ...] = ()
    note: OptionalShortText = None

    def needs(self) -> Needs:
        return Needs(self.kinds, self.note or "", self.version)


class ShowForm(msgspec.Struct, frozen=True):
    why: Annotated[WhyShown, Missing(say("Choose why you need it."))]


def values_of(details: Details) -> dict[str, object]:
    """For the boxes of the page that changes them; numbers and addresses stay out of it."""
    shown = {n: getattr(details, n) for n in Details.__struct_fields__ if n not in WAYS}
    for name in ("safe_from", "safe_to"):
        shown[name] = shown[name].strftime("%H:%M") if shown[name] else None
    shown["do_not_contact"] = details.do_not_contact
    return shown


def changed(kept: Details, person: PersonForm, change: ChangeForm) -> Details:
    """An empty box keeps the number that stands masked beside it; only `forget` deletes it."""
    typed = person.details(change.born_on)
    ways = {name: getattr(typed, name) or _kept(kept, name, change) for name in WAYS}
    return msgspec.structs.replace(
        typed, **ways, kind=kept.kind, do_not_contact=change.do_not_contact
    )


def _kept(kept: Details, name: str, change: ChangeForm) -> str | None:
    still: str | None = None if name in change.forget else getattr(kept, name)
    return still
