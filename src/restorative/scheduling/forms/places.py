"""What a coordinator enters of places, helpers and holidays."""

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from restorative.kernel.sentences import say
from restorative.scheduling.rules import HelperKind, RoomUse
from restorative.web.fields import Day, Line, Missing, Name, OneLine, OptionalPhone, WholeNumber
from restorative.web.forms import FormError

CODE = re.compile(r"[a-z]{2,3}", re.ASCII)
Capacity = Annotated[int, Meta(ge=1, le=500), WholeNumber()]
Address = Annotated[str, Meta(max_length=300), OneLine()]


class VenueForm(msgspec.Struct, frozen=True):
    name: Annotated[Name, Missing(say("Enter the name of the place."))]
    address: Address = ""


class RoomForm(msgspec.Struct, frozen=True):
    name: Annotated[Line, Missing(say("Enter the name of the room."))]
    use: Annotated[RoomUse, Missing(say("Choose what the room is for."))]
    capacity: Annotated[Capacity, Missing(say("Enter how many people the room holds."))]
    step_free: bool = False


class EntranceForm(msgspec.Struct, frozen=True):
    name: Annotated[Line, Missing(say("Enter how people find this entrance."))]
    step_free: bool = False


class HelperForm(msgspec.Struct, frozen=True):
    """An interpreter has languages; an escort needs none."""

    kind: Annotated[HelperKind, Missing(say("Choose what this person does."))]
    name: Annotated[Name, Missing(say("Enter the name."))]
    phone: OptionalPhone = None
    languages: Annotated[str, Meta(max_length=60), OneLine()] = ""

    def __post_init__(self) -> None:
        if self.kind is HelperKind.INTERPRETER and not self.codes:
            raise FormError({"languages": say("Enter the languages, like: tk ru uz.")})
        if not all(
            code.isascii() and code.isalpha() and len(code) in (2, 3) for code in self.codes
        ):
            raise FormError(
                {"languages": say("Write each language with two letters, like: tk ru.")}
            )

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.languages.replace(",", " ").lower().split()))


class HolidayForm(msgspec.Struct, frozen=True):
    day: Annotated[Day, Missing(say("Enter the day."))]
    name: Annotated[Name, Missing(say("Enter what day it is."))]
