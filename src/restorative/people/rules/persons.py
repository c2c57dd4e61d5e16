"""A person or an organisation as staff know them, and how they may be reached."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say


class PersonKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


class Channel(StrEnum):
    """The one way in which somebody wants to hear from the office (C12 asks for it)."""

    SMS = "sms"
    MAIL = "mail"
    PHONE = "phone"
    PAPER = "paper"


class NeedKind(StrEnum):
    """What has to be arranged, never why (R44)."""

    STEP_FREE = "step_free"
    HEARING = "hearing"
    SEEING = "seeing"
    READ_ALOUD = "read_aloud"
    BREAKS = "breaks"
    OWN_ENTRANCE = "own_entrance"
    SEAT_FAR_AWAY = "seat_far_away"
    QUIET_ROOM = "quiet_room"
    DIET = "diet"
    TRANSPORT = "transport"
    CHILDCARE = "childcare"


class Needs(msgspec.Struct, frozen=True):
    kinds: tuple[NeedKind, ...] = ()
    note: str = ""
    version: int = 0


class PersonCard(msgspec.Struct, frozen=True):
    """What staff of a case see of a person before they ask to see more; no contact detail."""

    id: UUID
    kind: PersonKind
    called: str
    full_name: str
    initials: str
    language: str
    interpreter_language: str | None
    born_on: date | None
    channel: Channel
    do_not_contact: bool
    has_phone: bool
    has_email: bool
    key_id: UUID


class Reach(msgspec.Struct, frozen=True):
    """How to reach somebody now: for those who send, and for a page that was asked to show it."""

    channel: Channel
    phone: str | None
    email: str | None
    language: str
    safe_from: time | None
    safe_to: time | None
    do_not_contact: bool
    address: str | None = None
    safe_note: str = ""
    called: str = ""


class Masked(msgspec.Struct, frozen=True):
    """That something is kept, and enough of a number to tell it from another."""

    phone: str | None
    has_email: bool
    has_address: bool
    safe_from: time | None
    safe_to: time | None
    safe_note: str


class Details(msgspec.Struct, frozen=True):
    """Everything personal that is kept of somebody; it is sealed as one piece."""

    full_name: str
    called: str
    language: str
    interpreter_language: str | None = None
    born_on: date | None = None
    channel: Channel = Channel.PHONE
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    safe_from: time | None = None
    safe_to: time | None = None
    safe_note: str = ""
    do_not_contact: bool = False
    kind: PersonKind = PersonKind.PERSON

    @property
    def names_a_way_to_reach(self) -> bool:
        return bool(self.phone or self.email or self.address)


NEEDED_FOR = {
    Channel.SMS: "phone",
    Channel.PHONE: "phone",
    Channel.MAIL: "email",
    Channel.PAPER: "address",
}


def initials(called: str) -> str:
    """ "Jemal" is J., "Ogulgerek Annayewa" is O. A."""
    return " ".join(f"{word[0].upper()}." for word in called.split() if word[0].isalnum())


def masked(details: Details) -> Masked:
    return Masked(
        phone=f"•••• {details.phone[-2:]}" if details.phone else None,
        has_email=bool(details.email),
        has_address=bool(details.address),
        safe_from=details.safe_from,
        safe_to=details.safe_to,
        safe_note=details.safe_note,
    )


def differences(mine: Details, theirs: Details) -> tuple[str, ...]:
    """The names of what two people typed differently."""
    names = Details.__struct_fields__
    return tuple(name for name in names if getattr(mine, name) != getattr(theirs, name))


def without_contact(details: Details) -> Details:
    """What is left of somebody who may not be contacted."""
    return msgspec.structs.replace(
        details, phone=None, email=None, address=None, do_not_contact=True
    )


def card_of(person_id: UUID, key_id: UUID, details: Details) -> PersonCard:
    return PersonCard(
        id=person_id,
        kind=details.kind,
        called=details.called,
        full_name=details.full_name,
        initials=initials(details.called),
        language=details.language,
        interpreter_language=details.interpreter_language,
        born_on=details.born_on,
        channel=details.channel,
        do_not_contact=details.do_not_contact,
        has_phone=bool(details.phone),
        has_email=bool(details.email),
        key_id=key_id,
    )


def reach_of(details: Details) -> Reach:
    return Reach(
        channel=details.channel,
        phone=details.phone,
        email=details.email,
        language=details.language,
        safe_from=details.safe_from,
        safe_to=details.safe_to,
        do_not_contact=details.do_not_contact,
        address=details.address,
        safe_note=details.safe_note,
        called=details.called,
    )


class WhyShown(StrEnum):
    """Why staff looked at a number or an address (R42)."""

    TO_CALL = "to call"
    TO_VISIT = "to visit"
    TO_WRITE = "to write"
    TO_CHECK = "to check"
    FOR_SAFETY = "for safety"


class ChangedMeanwhile(RuleBroken):
    """Somebody else saved first; nothing of either is lost (X4)."""

    def __init__(self) -> None:
        super().__init__(
            say("Somebody else saved this page while you were typing. Look at both, then save.")
        )


def problems_of_details(details: Details, today: date) -> dict[str, Sentence]:
    found = {}
    if details.born_on is not None and details.born_on > today:
        found["born_on"] = say("The date of birth cannot be after today.")
    needed = NEEDED_FOR.get(details.channel)
    if needed and details.names_a_way_to_reach and not getattr(details, needed):
        found[needed] = say("Fill this in, or choose another way to reach this person.")
    if (details.safe_from is None) != (details.safe_to is None):
        found["safe_to" if details.safe_to is None else "safe_from"] = say("Fill in both times.")
    elif details.safe_from and details.safe_to and details.safe_from >= details.safe_to:
        found["safe_to"] = say("The second time has to be after the first.")
    return found
