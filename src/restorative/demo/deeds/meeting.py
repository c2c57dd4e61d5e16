"""The day of the meeting, from the go-ahead to the calls afterwards."""

from datetime import datetime

from restorative.demo.work import Work
from restorative.meetings import commands
from restorative.meetings.queries.scripts import steps_of
from restorative.meetings.rules import GoAhead, Presence, RunKind, Willing
from restorative.notifications import commands as notifications
from restorative.notifications import queries as outbox


async def go_ahead(work: Work, now: datetime) -> None:
    await commands.say_go_ahead(
        work.lead, work.case_id, work.appointment_id, GoAhead.GO, now, work.profile
    )


async def arrive(work: Work, now: datetime) -> None:
    """Everybody comes, and each who takes part is asked alone once more."""
    here = (work.lead, work.case_id, work.appointment_id)
    for one in work.present:
        who, id_seen = work.people[one.name], one.grounds is not None
        await commands.record_presence(*here, who, Presence.ARRIVED, id_seen, now)
    for one in work.direct:
        await commands.record_willing(*here, work.people[one.name], Willing.YES, now)


async def begin(work: Work, now: datetime) -> None:
    await commands.start(work.lead, work.case_id, work.appointment_id, now, work.profile)


async def end(work: Work, now: datetime) -> None:
    here = (work.lead, work.case_id, work.appointment_id)
    for step in steps_of("direct"):
        await commands.mark_step(*here, step.key, True, now)
    await commands.go_on(*here, RunKind.ENDED, now, work.profile)


async def make_calls(work: Work, now: datetime) -> None:
    """Whoever was to be called by this day has been called."""
    for task in await outbox.tasks_for([work.case_id]):
        if task.due_at <= now:
            await notifications.finish_task(task.id, work.case_id, work.lead.account_id, now)
