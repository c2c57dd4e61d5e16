"""A date is held back, its neutral words are let go, or it is cancelled or over (R6, A4)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.db import alone_with, transaction
from restorative.kernel.facts import announce
from restorative.notifications import commands as notifications
from restorative.notifications import queries as outbox
from restorative.notifications.rules import MessageLine, State
from restorative.notifications.rules.lines import WordsReleased
from restorative.profile import Profile
from restorative.scheduling.commands.choosing import of_case
from restorative.scheduling.commands.guests import raise_sequences
from restorative.scheduling.commands.happening import happened
from restorative.scheduling.commands.holding_rooms import let_go, let_go_but_for_arrivals
from restorative.scheduling.commands.messages import (
    ask_by_voice,
    call_off,
    draft_neutral_words,
    stop_messages,
)
from restorative.scheduling.facts import MeetingCancelled, MeetingHeldBack
from restorative.scheduling.messages import NOT_TAKING_PLACE
from restorative.scheduling.queries import dates, invitations
from restorative.scheduling.rules import (
    Appointment,
    AppointmentStatus,
    CancelReason,
    EventKind,
    HoldReason,
    Invitation,
)
from restorative.scheduling.rules.appointments import (
    may_be_cancelled,
    may_be_held,
    may_be_released,
)


async def hold_back(
    appointment_id: UUID,
    reason: HoldReason,
    now: datetime,
    profile: Profile,
    by: UUID | None = None,
) -> None:
    """Everything about this date stops now; others hear of it when staff release the words."""
    async with transaction():
        await alone_with(appointment_id)
        this = await dates.plain(appointment_id)
        if not may_be_held(this):
            return
        await happened(this.id, this.case_id, EventKind.HELD_BACK, now, by=by, reason=reason.value)
        await stop_messages(this.id, now, by=by)
        invited = await _release_places(this, now, profile)
        await draft_neutral_words(this, invited, now, profile)
        await record(Word.MEETING_HELD_BACK, by=by, at=now, about=this.id)
        await announce(
            MeetingHeldBack(
                case_id=this.case_id, track_id=this.track_id, appointment_id=this.id, at=now
            )
        )


async def hold_back_by_staff(
    staff: Staff, case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile
) -> None:
    """Somebody rang, or something is wrong: stop first, then find out."""
    async with transaction():
        await of_case(appointment_id, case_id)
        await hold_back(appointment_id, HoldReason.STAFF, now, profile, staff.account_id)


async def release_text(
    staff: Staff, case_id: UUID, appointment_id: UUID, now: datetime, profile: Profile
) -> None:
    """The facilitator has read the words: they go, and whoever cannot be written to is called."""
    async with transaction():
        await alone_with(appointment_id)
        this = await of_case(appointment_id, case_id)
        may_be_released(this)
        drafts = [one for one in await neutral_drafts(this) if _may_go(one, now)]
        await _say_it_is_off(this, drafts, staff.account_id, now)
        for one in drafts:
            await notifications.release(one.id, case_id, staff.account_id, now, profile)


async def words_released(fact: WordsReleased) -> None:
    """One of the drafts was let go on the page of messages: from then on the pages say it too."""
    if fact.template != NOT_TAKING_PLACE:
        return
    await alone_with(fact.about)
    this = await dates.plain(fact.about)
    if this.status is AppointmentStatus.HELD_BACK:
        await _say_it_is_off(this, await neutral_drafts(this, fact.message_id), fact.by, fact.at)


async def _say_it_is_off(
    this: Appointment, written_to: Collection[MessageLine], by: UUID, now: datetime
) -> None:
    """Pages of the people change, and whoever has no draft becomes a call."""
    await happened(this.id, this.case_id, EventKind.TEXT_RELEASED, now, by=by)
    told = {
        one.person_id
        for one in await invitations.guests_of(this.id)
        if one.invitation.first_invited_at is not None
    }
    await ask_by_voice(this, told - {one.to_person for one in written_to}, now)
    await record(Word.MEETING_TEXT_RELEASED, by=by, at=now, about=this.id)


async def cancel(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    reason: CancelReason,
    now: datetime,
    profile: Profile,
) -> None:
    """Staff call a date off, having read the words that go out."""
    async with transaction():
        await alone_with(appointment_id)
        this = await of_case(appointment_id, case_id)
        may_be_cancelled(this)
        await happened(
            this.id, case_id, EventKind.CANCELLED, now, by=staff.account_id, reason=reason.value
        )
        if this.status is not AppointmentStatus.RELEASED:
            await stop_messages(this.id, now, by=staff.account_id)
            invited = await _release_places(this, now, profile)
            await call_off(this, invited, now, profile)
        await record(Word.MEETING_CANCELLED, by=staff.account_id, at=now, about=this.id)
        await announce(
            MeetingCancelled(
                case_id=case_id, track_id=this.track_id, appointment_id=this.id, at=now
            )
        )


async def close(staff: Staff, case_id: UUID, appointment_id: UUID, now: datetime) -> None:
    """The meeting has been: nothing is sent about its date any more, and its rooms are free."""
    async with transaction():
        await alone_with(appointment_id)
        this = await of_case(appointment_id, case_id)
        await happened(this.id, case_id, EventKind.OVER, now, by=staff.account_id)
        await stop_messages(this.id, now, by=staff.account_id)
        await let_go(this.id, now)


async def neutral_drafts(this: Appointment, just_gone: UUID | None = None) -> list[MessageLine]:
    """The drafts that wait for the release, with the one that was let go this moment."""
    return [
        one
        for one in await outbox.messages_of(this.case_id)
        if one.about == this.id
        and one.template == NOT_TAKING_PLACE
        and (one.state is State.DRAFT or one.id == just_gone)
    ]


def _may_go(one: MessageLine, now: datetime) -> bool:
    return one.useless_after is None or now < one.useless_after


async def _release_places(this: Appointment, now: datetime, profile: Profile) -> list[Invitation]:
    guests = [one.invitation for one in await invitations.guests_of(this.id)]
    told = [one for one in guests if one.invited_at is not None]
    arrivals = [one.arrival.arrives_at for one in told]
    await let_go_but_for_arrivals(this.id, this.case_id, arrivals, now, profile)
    await raise_sequences(this.id)
    return [one.invitation for one in await invitations.guests_of(this.id)]
