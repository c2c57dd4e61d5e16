"""What we write to one person about their appointment: neutral, and about nobody else (R43)."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.notifications.messages import CalendarFile, Outgoing
from restorative.notifications.rules import Channel
from restorative.people.rules import Channel as Way
from restorative.people.rules import PersonCard
from restorative.scheduling.rules.reminders import Reminder

INVITATION = "scheduling/invitation"
NEW_DATE = "scheduling/new_date"
REMINDER = "scheduling/reminder"
CALLED_OFF = "scheduling/called_off"
"""Names the date that is called off; sent when staff have cancelled it."""
NOT_TAKING_PLACE = "scheduling/not_taking_place"
"""The neutral words of A4.6; waits for the facilitator's release."""

WRITTEN = {Way.SMS: Channel.SMS, Way.MAIL: Channel.MAIL}


class Letterhead(msgspec.Struct, frozen=True):
    """What every message of the office ends with."""

    phone: str
    hours: str


class OwnDate(msgspec.Struct, frozen=True, kw_only=True):
    """One person's appointment in the words of a message; nothing of anybody else."""

    case_id: UUID
    appointment_id: UUID
    card: PersonCard
    channel: Channel
    sequence: int
    starts_at: datetime
    arrives_at: datetime
    meets_on: date
    place: str
    letterhead: Letterhead


def channel_of(card: PersonCard) -> Channel | None:
    """How somebody can be written to; None: by voice or on paper only, or not at all."""
    if card.do_not_contact:
        return None
    wanted = WRITTEN.get(card.channel)
    has = {Channel.SMS: card.has_phone, Channel.MAIL: card.has_email}
    return wanted if wanted and has[wanted] else None


def invitation(own: OwnDate, moved: bool, calendar: CalendarFile | None) -> Outgoing:
    return _outgoing(
        own,
        NEW_DATE if moved else INVITATION,
        f"{own.appointment_id}:{own.sequence}",
        useless_after=own.arrives_at,
        calendar=calendar,
    )


def reminder(own: OwnDate, one: Reminder) -> Outgoing:
    return _outgoing(
        own,
        REMINDER,
        f"{own.appointment_id}:{own.sequence}:{one.occurrence}",
        not_before=one.not_before,
        useless_after=one.useless_after,
    )


def called_off(own: OwnDate, calendar: CalendarFile | None) -> Outgoing:
    return _outgoing(
        own,
        CALLED_OFF,
        f"{own.appointment_id}:{own.sequence}:called-off",
        useless_after=own.starts_at,
        calendar=calendar,
    )


def not_taking_place(
    own: OwnDate, is_today: bool, until: datetime, calendar: CalendarFile | None
) -> Outgoing:
    return _outgoing(
        own,
        NOT_TAKING_PLACE,
        f"{own.appointment_id}:{own.sequence}:held",
        useless_after=until,
        calendar=calendar,
        is_today=is_today,
    )


def _outgoing(
    own: OwnDate,
    template: str,
    occurrence: str,
    *,
    not_before: datetime | None = None,
    useless_after: datetime | None = None,
    calendar: CalendarFile | None = None,
    is_today: bool = False,
) -> Outgoing:
    return Outgoing(
        template=template,
        case_id=own.case_id,
        to_person=own.card.id,
        key_id=own.card.key_id,
        channel=own.channel,
        language=own.card.language,
        about=own.appointment_id,
        occurrence=occurrence,
        not_before=not_before,
        useless_after=useless_after,
        concerns_on=own.meets_on,
        values={
            "starts_at": own.starts_at,
            "arrives_at": own.arrives_at,
            "place": own.place,
            "is_today": is_today,
            "phone": own.letterhead.phone,
            "hours": own.letterhead.hours,
        },
        calendar=calendar if own.channel is Channel.MAIL else None,
    )
