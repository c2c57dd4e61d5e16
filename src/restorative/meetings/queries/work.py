"""What staff have to do around a meeting's day (F1)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from restorative.cases.queries.setting import office_profile
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import ToDo, Urgency
from restorative.meetings.queries.course import go_aheads, runs
from restorative.meetings.rules import GoAhead, Run, RunState
from restorative.profile import Profile
from restorative.scheduling import queries as scheduling
from restorative.scheduling.rules import Appointment, AppointmentStatus


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    """In the same number of queries for one case and for forty."""
    found = await scheduling.appointments(case_ids)
    newest = list({one.track_id: one for one in found}.values())
    ids = [one.id for one in newest]
    went, going, profile = await go_aheads(ids), await runs(ids), await office_profile()
    lines: list[ToDo] = []
    for one in newest:
        said = went.get(one.id)
        goes = said is not None and said.word is GoAhead.GO and one.changed_at <= said.at
        lines += _about(one, going.get(one.id, Run()), goes, now, profile)
    return lines


def _about(one: Appointment, run: Run, goes: bool, now: datetime, profile: Profile) -> list[ToDo]:
    page = f"/cases/{one.case_id}/appointments/{one.id}"
    if run.is_going_on:
        since = run.started_at or now
        return [_line(one, say("A meeting is going on"), since, say("Now"), f"{page}/run")]
    if run.was_broken_off:
        return [_again(one, run, now)]
    if one.status is not AppointmentStatus.PLANNED or one.invited_at is None:
        return []
    if not goes and one.starts_at - now <= timedelta(hours=profile.recheck_hours):
        what = say("Say whether the meeting on %(when)s goes ahead", when=one.starts_at)
        return [_line(one, what, now, say("Look at the list"), f"{page}/readiness")]
    if goes and one.starts_at - now <= timedelta(hours=2):
        what = say("Receive people for the meeting on %(when)s", when=one.starts_at)
        return [_line(one, what, now, say("Today"), f"{page}/check-in")]
    return []


def _again(one: Appointment, run: Run, now: datetime) -> ToDo:
    what = (
        say("Find a new date: the meeting was adjourned")
        if run.state is RunState.ADJOURNED
        else say("Decide how to go on: the meeting was stopped")
    )
    page = f"/cases/{one.case_id}/tracks/{one.track_id}/times"
    return _line(one, what, run.finished_at or now, say("To decide"), page)


def _line(one: Appointment, what: Sentence, since: datetime, state: Sentence, where: str) -> ToDo:
    return ToDo(one.case_id, what, since, state, where, Urgency.WAITING)
