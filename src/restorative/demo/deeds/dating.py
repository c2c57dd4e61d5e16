"""A time is found, a date is booked, people are invited and answer."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from restorative.consent.rules import How
from restorative.correspondence import commands as correspondence
from restorative.correspondence.forms import ReplyForm
from restorative.demo.work import Work
from restorative.notifications.commands import finish_tasks_about
from restorative.notifications.rules import TaskKind
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.booking import BookingForm
from restorative.scheduling.queries import times
from restorative.scheduling.rules import InvitationReply, TimeAnswer


async def harmed_side_chooses(work: Work, starting: Collection[datetime], now: datetime) -> None:
    """By link they propose their own times; who has no link picks from the office's."""
    (first, *_) = [one for one in work.direct if work.is_harmed_side(one)]
    if first.writes:
        await commands.offer_own_times(work.inside[first.name], starting, now)
        return
    for starts_at in starting:
        await commands.offer_time(work.lead, work.case_id, work.track_id, starts_at, now)
    await _tell_times(work, first.name, now)


async def others_choose(work: Work, now: datetime) -> None:
    for one in work.present:
        if not work.is_harmed_side(one):
            await choose(work, one.name, now)


async def choose(work: Work, name: str, now: datetime) -> None:
    """Every time suits; the last one only if it must be."""
    if not work.one(name).writes:
        await _tell_times(work, name, now)
        return
    person = work.inside[name]
    mine = await times.my_times(person, now)
    await commands.answer_times(person, _answers([one.id for one in mine.offers]), now)


async def book(
    work: Work, starts_at: datetime, interpreters: tuple[UUID, ...], now: datetime
) -> None:
    offers = await times.standing_offers([work.track_id], now)
    doors = work.house.doors
    form = BookingForm(
        offer=next(one.id for one in offers if one.starts_at == starts_at),
        room=work.house.room,
        harmed_entrance=doors.harmed_entrance,
        responsible_entrance=doors.responsible_entrance,
        harmed_waiting=doors.harmed_waiting,
        responsible_waiting=doors.responsible_waiting,
        people=tuple(work.people[one.name] for one in work.present),
        facilitators=(work.lead.account_id,),
        interpreters=interpreters,
    )
    work.appointment_id = await commands.book(
        work.lead, work.case_id, work.track_id, form, now, work.profile
    )


async def invite(work: Work, now: datetime) -> None:
    tells_place = [work.people[one.name] for one in work.present if not work.is_a_child(one)]
    await commands.invite(
        work.lead, work.case_id, work.appointment_id, tells_place, now, work.profile
    )


async def texts(work: Work, now: datetime) -> None:
    """What is due goes to the mailbox, and by the office phone."""
    await work.office.post.texts_are_sent(work.lead, work.case_id, now)


async def everybody_comes(work: Work, now: datetime) -> None:
    for one in work.present:
        await comes(work, one.name, now)


async def comes(work: Work, name: str, now: datetime) -> None:
    reply, appointment_id = InvitationReply.CAN_COME, work.appointment_id
    if work.one(name).writes:
        await commands.answer_invitation(work.inside[name], appointment_id, reply, now)
    else:
        await commands.record_invitation_answer(
            work.lead, work.case_id, appointment_id, work.people[name], reply, How.ORAL, now
        )
    await finish_tasks_about(
        appointment_id,
        (TaskKind.INVITE_BY_VOICE, TaskKind.NO_REPLY),
        now,
        person_id=work.people[name],
        by=work.lead.account_id,
    )


async def replies(work: Work, name: str, words: str, now: datetime) -> None:
    """A message that came to the office phone; the facilitator enters it."""
    form = ReplyForm(person_id=work.people[name], words=words)
    await correspondence.record_reply(work.lead, work.case_id, form, now)


async def _tell_times(work: Work, name: str, now: datetime) -> None:
    board = await queries.board(work.track_id, now)
    await commands.record_times(
        work.lead,
        work.case_id,
        work.track_id,
        work.people[name],
        _answers([one.id for one in board.offers]),
        How.ORAL,
        now,
    )


def _answers(offer_ids: list[UUID]) -> dict[UUID, TimeAnswer]:
    answers = dict.fromkeys(offer_ids, TimeAnswer.YES)
    return {**answers, offer_ids[-1]: TimeAnswer.IF_NEEDED}
