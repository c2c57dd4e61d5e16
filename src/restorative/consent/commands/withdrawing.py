"""A person stops: by link, by message, by telling staff. One step, at once, never refused (R5)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from restorative.access.rules import Participant, Staff
from restorative.cases import queries as cases
from restorative.consent import queries, rules
from restorative.consent.commands.keeping import keep, next_lines, tell, tell_withdrawn
from restorative.consent.rules import Answer, Code, Evidence, Given, How, Known
from restorative.db import alone_with, transaction
from restorative.kernel.errors import NotFound
from restorative.notifications import commands as notifications
from restorative.notifications.rules import RepliedBySms, Reply, TaskKind


async def withdraw_permission(participant: Participant, ref: str, now: datetime) -> None:
    """One yes ends; what rested on it stops in the same transaction. The first carries all."""
    async with transaction():
        await alone_with(participant.case_id)
        own = await queries.mine(participant, now)
        key, known = own.find(ref)
        if key.code is Code.C1:
            await _stop(own.tracks, participant.person_id, _by_link(participant), now)
            return
        line = (await next_lines(own.seat.case_id, 1))[0]
        decision = rules.withdrawn(key, _by_link(participant), known, now, line)
        await keep([decision], Evidence(), own.seat.case_id, by=participant.person_id)
        await tell(decision, known)


async def withdraw_everything(participant: Participant, now: datetime) -> None:
    async with transaction():
        await alone_with(participant.case_id)
        own = await queries.mine(participant, now)
        await _stop(own.tracks, participant.person_id, _by_link(participant), now)


async def record_withdrawal(staff: Staff, person_id: UUID, how: How, now: datetime) -> None:
    """What somebody told staff, on paper, by phone or in person."""
    given = Given(answer=Answer.WITHDRAWN, how=how, recorded_by=staff.account_id)
    async with transaction():
        await _stop_person(person_id, given, now)


async def replied_by_sms(fact: RepliedBySms) -> None:
    """ "2" on the office phone stops everything, whoever typed it in (A4)."""
    if fact.reply is not Reply.DOES_NOT_WANT_TO:
        return
    given = Given(answer=Answer.WITHDRAWN, how=How.REPLY, recorded_by=fact.recorded_by)
    async with transaction():
        await _stop_person(fact.person_id, given, fact.at)


async def ask_for_talk(participant: Participant, now: datetime) -> None:
    """ "Talk to me first": nothing changes but that somebody calls."""
    async with transaction():
        await notifications.open_task(
            TaskKind.CALL_WANTED,
            participant.person_id,
            now,
            case_id=participant.case_id,
            person_id=participant.person_id,
        )


def _by_link(participant: Participant) -> Given:
    return Given(answer=Answer.WITHDRAWN, how=How.LINK, link_id=participant.link_id)


async def _stop_person(person_id: UUID, given: Given, now: datetime) -> None:
    case_id = (await cases.cases_of([person_id])).get(person_id)
    if case_id is None:
        raise NotFound
    await alone_with(case_id)
    everything, _ = await queries.known_of_case(case_id, now)
    theirs = [one for one in everything if one.circle.member(person_id)]
    await _stop(theirs, person_id, given, now)


async def _stop(tracks: Sequence[Known], person_id: UUID, given: Given, now: datetime) -> None:
    """Also when nothing is left to take back: what is planned is held in any case."""
    if not tracks:
        return
    case_id = tracks[0].circle.case_id
    ending = {
        key.ref: (key, known)
        for known in tracks
        for key in rules.all_of_taking_part(person_id, known)
    }
    lines = await next_lines(case_id, len(ending))
    decisions = [
        rules.withdrawn(key, given, known, now, line)
        for (key, known), line in zip(ending.values(), lines, strict=True)
    ]
    by = given.recorded_by or (person_id if given.how is How.LINK else None)
    await keep(decisions, Evidence(), case_id, by)
    held = tuple(known.circle.track_id for known in tracks)
    await tell_withdrawn(case_id, held, person_id, now)
