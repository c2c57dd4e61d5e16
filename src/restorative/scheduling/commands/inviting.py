"""People are told of a date, each in their own way; what they answer is written down."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.access.rules import Participant, Staff
from restorative.audit import Word, record
from restorative.consent import commands as consent
from restorative.consent.rules import How
from restorative.db import alone_with, transaction
from restorative.kernel.blockers import require_none
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.notifications import commands as notifications
from restorative.notifications.rules import RepliedBySms, Reply, TaskKind
from restorative.profile import Profile
from restorative.scheduling import queries
from restorative.scheduling.commands.choosing import of_case
from restorative.scheduling.commands.happening import happened
from restorative.scheduling.commands.messages import tell_of_date
from restorative.scheduling.facts import InvitationAnswered
from restorative.scheduling.queries import dates, invitations
from restorative.scheduling.rules import (
    Appointment,
    EventKind,
    Guest,
    InvitationReply,
    MyState,
)
from restorative.scheduling.rules.appointments import may_be_invited_to
from restorative.scheduling.rules.views import my_state
from restorative.scheduling.tables import InvitationAnswerRow, InvitationRow, NoticeWaiverRow


async def invite(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    tells_place: Collection[UUID],
    now: datetime,
    profile: Profile,
) -> None:
    """Everybody who has not been told of this date yet; refused by the list the page shows."""
    async with transaction():
        await alone_with(appointment_id)
        this = await of_case(appointment_id, case_id)
        may_be_invited_to(this, now)
        view = await queries.appointment_by_id(appointment_id, case_id)
        require_none(await queries.blockers_of_inviting(view, now, profile))
        to_tell = [
            one.invitation
            for one in await invitations.guests_of(appointment_id)
            if one.invitation.invited_at is None
        ]
        if not to_tell:
            raise RuleBroken(say("Everybody has been invited already."))
        await happened(appointment_id, case_id, EventKind.INVITED, now, by=staff.account_id)
        for one in to_tell:
            await _mark(one.id, one.first_invited_at or now, one.person_id in tells_place, now)
        marked = [
            one.invitation
            for one in await invitations.guests_of(appointment_id)
            if one.person_id in {told.person_id for told in to_tell}
        ]
        again = {one.person_id: one.first_invited_at is not None for one in to_tell}
        await tell_of_date(this, marked, again, now, profile)
        await record(Word.PEOPLE_INVITED, by=staff.account_id, at=now, about=appointment_id)


async def waive_notice(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    person_ids: Collection[UUID],
    how: How,
    now: datetime,
) -> None:
    """Each agreed, in their own voice, to hear of this very start late (R49)."""
    async with transaction():
        this = await of_case(appointment_id, case_id)
        here = await invitations.people_at([appointment_id])
        if not person_ids or not set(person_ids) <= here:
            raise NotFound
        for person_id in person_ids:
            await NoticeWaiverRow(
                id=new_id(),
                case_id=case_id,
                appointment_id=appointment_id,
                person_id=person_id,
                starts_at=this.starts_at,
                how=how.value,
                at=now,
                recorded_by=staff.account_id,
            ).save()
            await record(Word.NOTICE_WAIVED, by=staff.account_id, at=now, about=person_id)


async def answer_invitation(
    participant: Participant, appointment_id: UUID, reply: InvitationReply, now: datetime
) -> None:
    """By link. "I do not want to continue" is a withdrawal, at once and in one step (R5)."""
    async with transaction():
        await alone_with(participant.case_id)
        this, guest = await _own(appointment_id, participant.person_id, participant.case_id)
        await _add(this, guest, reply, How.LINK, None, now)
        if reply is InvitationReply.STOP:
            await consent.withdraw_everything(participant, now)


async def record_invitation_answer(
    staff: Staff,
    case_id: UUID,
    appointment_id: UUID,
    person_id: UUID,
    reply: InvitationReply,
    how: How,
    now: datetime,
) -> None:
    """As told to staff by phone, in person or on paper (R46)."""
    async with transaction():
        await alone_with(case_id)
        this, guest = await _own(appointment_id, person_id, case_id)
        await _add(this, guest, reply, how, staff.account_id, now)
        kinds = (TaskKind.INVITE_BY_VOICE, TaskKind.NO_REPLY)
        await notifications.finish_tasks_about(
            appointment_id, kinds, now, person_id=person_id, by=staff.account_id
        )
        if reply is InvitationReply.STOP:
            await consent.record_withdrawal(staff, person_id, how, now)


async def replied_by_sms(fact: RepliedBySms) -> None:
    """ "1" to a message about a date that still stands; "2" is heard by consent."""
    if fact.about is None or fact.reply not in HEARD:
        return
    await alone_with(fact.case_id)
    guest = await invitations.invitation_of(fact.about, fact.person_id)
    if guest is None:
        return
    this = await dates.plain(fact.about)
    if my_state(this, was_invited=True) is MyState.INVITED:
        reply = HEARD[fact.reply]
        await _add(this, guest, reply, How.REPLY, fact.recorded_by, fact.at)


HEARD = {Reply.CAN_COME: InvitationReply.CAN_COME, Reply.CALL_ME: InvitationReply.CALL_ME}


async def _own(appointment_id: UUID, person_id: UUID, case_id: UUID) -> tuple[Appointment, Guest]:
    """Their own invitation to a date that stands; an old one cannot be answered (A4.5)."""
    this = await of_case(appointment_id, case_id)
    guest = await invitations.invitation_of(appointment_id, person_id)
    if guest is None or guest.invitation.first_invited_at is None:
        raise NotFound
    if my_state(this, was_invited=True) is not MyState.INVITED:
        raise RuleBroken(say("This appointment is no longer planned."))
    return this, guest


async def _add(
    this: Appointment,
    guest: Guest,
    reply: InvitationReply,
    how: How,
    by: UUID | None,
    now: datetime,
) -> None:
    person_id = guest.person_id
    before = InvitationAnswerRow.invitation_id == guest.invitation.id
    await InvitationAnswerRow(
        id=new_id(),
        case_id=this.case_id,
        invitation_id=guest.invitation.id,
        sequence=guest.invitation.sequence,
        reply=reply.value,
        how=how.value,
        number=1 + await InvitationAnswerRow.count().where(before),
        at=now,
        recorded_by=by,
    ).save()
    if reply is InvitationReply.CALL_ME and how is How.LINK:
        await notifications.open_task(
            TaskKind.CALL_WANTED, this.id, now, case_id=this.case_id, person_id=person_id
        )
    await record(Word.INVITATION_ANSWERED, by=by or person_id, at=now, about=this.id)
    await announce(
        InvitationAnswered(
            case_id=this.case_id,
            appointment_id=this.id,
            person_id=person_id,
            reply=reply,
            at=now,
        )
    )


async def _mark(
    invitation_id: UUID, first_invited_at: datetime, tells_place: bool, now: datetime
) -> None:
    await InvitationRow.update(
        {
            InvitationRow.invited_at: now,
            InvitationRow.first_invited_at: first_invited_at,
            InvitationRow.tells_place: tells_place,
        }
    ).where(InvitationRow.id == invitation_id)
