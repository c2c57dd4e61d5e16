"""What staff have to do about dates: held, to book, to invite, to call (F1)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from restorative.cases.queries.setting import office_profile
from restorative.kernel.sentences import say
from restorative.kernel.todo import ToDo, Urgency
from restorative.people import queries as people
from restorative.people.rules import initials
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling.queries import dates, invitations, places
from restorative.scheduling.rules import Appointment, AppointmentStatus, Guest, InvitationReply
from restorative.scheduling.rules.reminders import answer_is_awaited_until

ASKS = (InvitationReply.NOT_THEN, InvitationReply.CHANGE)


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    """In the same number of queries for one case and for forty."""
    found = await dates.appointments(case_ids)
    newest = list({one.track_id: one for one in found}.values())
    guests = await invitations.guests([one.id for one in newest])
    names = await people.called({one.person_id for one in guests})
    closed, profile = await places.holidays(), await office_profile()
    lines: list[ToDo] = []
    for one in newest:
        own = [guest for guest in guests if guest.invitation.appointment_id == one.id]
        lines += _about(one, own, names, now, profile)
        if one.status is AppointmentStatus.PLANNED and local_day(one.starts_at, profile) in closed:
            lines.append(_on_a_holiday(one, now))
    return lines


def _about(
    one: Appointment,
    guests: Sequence[Guest],
    names: dict[UUID, str],
    now: datetime,
    profile: Profile,
) -> list[ToDo]:
    if one.status is AppointmentStatus.HELD_BACK:
        return [_held(one)]
    if one.status is not AppointmentStatus.PLANNED or one.ends_at <= now:
        return []
    if any(guest.invitation.invited_at is None for guest in guests):
        return [_to_invite(one)]
    return [*_who_asks(one, guests, names), *_who_is_silent(one, guests, now, profile)]


def _held(one: Appointment) -> ToDo:
    return ToDo(
        one.case_id,
        say("The meeting is on hold. Read the words for the others and let them go."),
        one.held_at or one.changed_at,
        say("On hold"),
        _page(one),
        Urgency.STOPPED,
    )


def _to_invite(one: Appointment) -> ToDo:
    return ToDo(
        one.case_id,
        say("Invite everybody to the meeting on %(when)s", when=one.starts_at),
        one.changed_at,
        say("Not invited yet"),
        _page(one),
        Urgency.WAITING,
    )


def _who_asks(one: Appointment, guests: Sequence[Guest], names: dict[UUID, str]) -> list[ToDo]:
    return [
        ToDo(
            one.case_id,
            say("%(who)s cannot come as planned. Call and find out more.", who=_who(guest, names)),
            guest.invitation.invited_at or one.changed_at,
            say("Asks for a change"),
            _page(one),
            Urgency.WAITING,
        )
        for guest in guests
        if guest.reply in ASKS
    ]


def _who_is_silent(
    one: Appointment, guests: Sequence[Guest], now: datetime, profile: Profile
) -> list[ToDo]:
    """R53: no answer is no yes; a week before the meeting silence is a call to make."""
    quiet = [guest for guest in guests if guest.reply is None]
    if not quiet:
        return []
    is_due = answer_is_awaited_until(one.starts_at, profile) <= now
    return [
        ToDo(
            one.case_id,
            say(
                "%(count)s of %(all)s people have not answered about %(when)s",
                count=len(quiet),
                all=len(guests),
                when=one.starts_at,
            ),
            one.invited_at or one.changed_at,
            say("Call them") if is_due else say("Answers are missing"),
            _page(one),
            Urgency.WAITING if is_due else Urgency.DUE,
        )
    ]


def _on_a_holiday(one: Appointment, now: datetime) -> ToDo:
    return ToDo(
        one.case_id,
        say("The meeting on %(when)s falls on a holiday. Set a new date.", when=one.starts_at),
        now,
        say("Holiday"),
        _page(one),
        Urgency.WAITING,
    )


def _who(guest: Guest, names: dict[UUID, str]) -> str:
    return initials(names.get(guest.person_id, ""))


def _page(one: Appointment) -> str:
    return f"/cases/{one.case_id}/appointments/{one.id}"
