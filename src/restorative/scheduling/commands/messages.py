"""The messages about a date are written, drafted, stopped and let go, in the deed's transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from restorative.notifications import commands as notifications
from restorative.notifications.messages import CalendarFile
from restorative.notifications.rules import Channel, TaskKind
from restorative.people import queries as people
from restorative.people.rules import PersonCard
from restorative.profile import Profile
from restorative.profile.days import local_day
from restorative.scheduling import calendar, messages
from restorative.scheduling.messages import Letterhead, OwnDate, channel_of
from restorative.scheduling.queries import places
from restorative.scheduling.queries.calendars import entry_of, letterhead, organizer, place_words
from restorative.scheduling.rules import Appointment, Invitation, Venue
from restorative.scheduling.rules.reminders import reminders
from restorative.web.visit import speaking

ABOUT_A_DATE = (TaskKind.INVITE_BY_VOICE, TaskKind.NO_REPLY, TaskKind.TELL_BY_VOICE)


async def tell_of_date(
    this: Appointment,
    invited: Collection[Invitation],
    again: Mapping[UUID, bool],
    now: datetime,
    profile: Profile,
) -> None:
    """Each gets their own words, their own calendar entry and a call; reminders are queued."""
    venue = (await places.venues([this.plan.venue_id]))[0]
    head, cards = await letterhead(), await people.cards([one.person_id for one in invited])
    for one in invited:
        card = cards[one.person_id]
        if card.do_not_contact:
            continue
        await _ask_by_voice(TaskKind.INVITE_BY_VOICE, this, one.person_id, now)
        if told := _told(this, one, card, venue, head, profile):
            file = await _file(this, one, told, calendar.REQUEST, now)
            moved = again[one.person_id]
            await notifications.enqueue(messages.invitation(told, moved, file), now)
            for each in reminders(one.arrival.arrives_at, now, profile):
                await notifications.enqueue(messages.reminder(told, each), now)


async def call_off(
    this: Appointment, invited: Collection[Invitation], now: datetime, profile: Profile
) -> None:
    """Those who were told of this date hear that it no longer stands for them."""
    for one, told in await _those_told(this, invited, now, profile):
        if told is None:
            await _ask_by_voice(TaskKind.TELL_BY_VOICE, this, one.person_id, now)
        else:
            file = await _file(this, one, told, calendar.CANCEL, now)
            await notifications.enqueue(messages.called_off(told, file), now)


async def draft_neutral_words(
    this: Appointment, invited: Collection[Invitation], now: datetime, profile: Profile
) -> None:
    """Nobody hears of it before the facilitator has read these words (R6)."""
    is_today = local_day(this.starts_at, profile) == local_day(now, profile)
    until = this.starts_at + timedelta(days=14)
    if is_today:
        tomorrow = local_day(now, profile) + timedelta(days=1)
        until = datetime.combine(tomorrow, time.min, profile.zone)
    for one, told in await _those_told(this, invited, now, profile):
        if told is not None:
            file = await _file(this, one, told, calendar.CANCEL, now)
            await notifications.draft(messages.not_taking_place(told, is_today, until, file), now)


async def stop_messages(appointment_id: UUID, now: datetime, *, by: UUID | None) -> None:
    """Everything about this date that has not left, and every call that was due for it (R6)."""
    await notifications.stop_queued(now, about=appointment_id, by=by)
    await notifications.finish_tasks_about(appointment_id, ABOUT_A_DATE, now, by=by)


async def ask_by_voice(this: Appointment, person_ids: Collection[UUID], now: datetime) -> None:
    for person_id in person_ids:
        await _ask_by_voice(TaskKind.TELL_BY_VOICE, this, person_id, now)


async def _those_told(
    this: Appointment, invited: Collection[Invitation], now: datetime, profile: Profile
) -> list[tuple[Invitation, OwnDate | None]]:
    were_told = [one for one in invited if one.first_invited_at is not None]
    if not were_told:
        return []
    venue = (await places.venues([this.plan.venue_id]))[0]
    head, cards = await letterhead(), await people.cards([one.person_id for one in were_told])
    return [
        (one, _told(this, one, cards[one.person_id], venue, head, profile))
        for one in were_told
        if not cards[one.person_id].do_not_contact
    ]


def _told(
    this: Appointment,
    one: Invitation,
    card: PersonCard,
    venue: Venue,
    head: Letterhead,
    profile: Profile,
) -> OwnDate | None:
    channel = channel_of(card)
    if channel is None:
        return None
    return OwnDate(
        case_id=this.case_id,
        appointment_id=this.id,
        card=card,
        channel=channel,
        sequence=one.sequence,
        starts_at=this.starts_at,
        arrives_at=one.arrival.arrives_at,
        meets_on=local_day(this.starts_at, profile),
        place=place_words(venue, one) if one.tells_place else "",
        letterhead=head,
    )


async def _file(
    this: Appointment, one: Invitation, told: OwnDate, method: str, now: datetime
) -> CalendarFile | None:
    if told.channel is not Channel.MAIL:
        return None
    reach = await people.reach(one.person_id)
    entry = entry_of(this, one, organizer(), reach.email, told.place, now)
    with speaking(told.card.language):
        return CalendarFile(calendar.calendar_file(entry, method), method)


async def _ask_by_voice(kind: TaskKind, this: Appointment, person_id: UUID, now: datetime) -> None:
    await notifications.open_task(kind, this.id, now, case_id=this.case_id, person_id=person_id)
