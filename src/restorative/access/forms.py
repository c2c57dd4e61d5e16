"""What people may send to the gate."""

import re
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from restorative.access.rules import Standing
from restorative.kernel.sentences import say
from restorative.notifications.rules.states import Channel
from restorative.web.fields import (
    Line,
    Missing,
    Name,
    OneLine,
    OptionalEmail,
    OptionalPhone,
    Phone,
    ShortText,
)
from restorative.web.forms import FormError

Secret = Annotated[str, Meta(min_length=1, max_length=400), OneLine()]
SignInName = Annotated[str, Meta(min_length=3, max_length=60), OneLine()]
A_SIGN_IN_NAME = re.compile(r"[A-Za-z0-9._@-]+", re.ASCII)


class SignInForm(msgspec.Struct, frozen=True):
    name: Annotated[Line, Missing(say("Enter your sign-in name."))]
    password: Annotated[Secret, Missing(say("Enter your password."))]


class CodeForm(msgspec.Struct, frozen=True):
    """Six digits; people put spaces and dashes between them."""

    code: Annotated[Line, Missing(say("Enter the code."))]

    @property
    def digits(self) -> str:
        return "".join(letter for letter in self.code if letter not in " -\u00a0")


class FactorForm(msgspec.Struct, frozen=True):
    """Six digits of the app, or a code from the paper list, with its dashes."""

    code: Annotated[Line, Missing(say("Enter the code."))]

    @property
    def typed(self) -> str:
        bare = "".join(self.code.split())
        digits = bare.replace("-", "")
        return digits if len(digits) == 6 else bare.upper()


class PasswordForm(msgspec.Struct, frozen=True):
    password: Annotated[Secret, Missing(say("Enter a password."))]
    again: Annotated[Secret, Missing(say("Enter the password a second time."))]

    def __post_init__(self) -> None:
        if self.password != self.again:
            raise FormError({"again": say("The two passwords are not the same. Type both again.")})


class DetailsForm(msgspec.Struct, frozen=True):
    name: Annotated[Name, Missing(say("Enter the name."))]
    language: Annotated[Line, Missing(say("Choose a language."))]
    phone: OptionalPhone = None
    email: OptionalEmail = None


class InviteForm(msgspec.Struct, frozen=True):
    name: Annotated[Name, Missing(say("Enter the name."))]
    sign_in_name: Annotated[SignInName, Missing(say("Enter a sign-in name."))]
    standing: Annotated[Standing, Missing(say("Choose what this person is in the office."))]
    language: Annotated[Line, Missing(say("Choose a language."))]
    phone: OptionalPhone = None
    email: OptionalEmail = None

    def __post_init__(self) -> None:
        if not A_SIGN_IN_NAME.fullmatch(self.sign_in_name):
            raise FormError(
                {"sign_in_name": say("Use only the letters a to z, digits, dots, dashes and @.")}
            )


class StandingForm(msgspec.Struct, frozen=True):
    standing: Annotated[Standing, Missing(say("Choose what this person is in the office."))]


class OfficeForm(msgspec.Struct, frozen=True):
    name: Annotated[Name, Missing(say("Enter the name of the office."))]
    phone: Annotated[Phone, Missing(say("Enter the phone number of the office."))]
    hours: Annotated[Line, Missing(say("Enter when people can call."))]
    sender: Annotated[Line, Missing(say("Enter the name that messages are sent under."))]
    language: Annotated[Line, Missing(say("Choose a language."))]


class NewLinkForm(msgspec.Struct, frozen=True):
    """Without a channel the link is shown to staff, who hand it over."""

    person: Annotated[UUID, Missing(say("Choose who gets the link."))]
    channel: Channel | None = None


class WantedLinkForm(msgspec.Struct, frozen=True):
    contact: Annotated[ShortText, Missing(say("Tell us your name or your phone number."))]
