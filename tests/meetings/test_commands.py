"""The meeting day on both engines: go, arrive, begin, stop; and what follows from each."""

from datetime import datetime, timedelta

import pytest

from restorative import wiring
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.facts import listen
from restorative.meetings import commands, queries
from restorative.meetings.facts import MeetingStopped
from restorative.meetings.rules import (
    GoAhead,
    Presence,
    RunKind,
    RunState,
    StopReason,
    Willing,
)
from restorative.notifications import queries as outbox
from restorative.notifications.rules import State, TaskKind
from restorative.profile import Profile
from restorative.scheduling import commands as scheduling
from restorative.scheduling import queries as dates
from restorative.scheduling.rules import AppointmentStatus, HoldReason
from tests.scheduling import post
from tests.scheduling.given import (
    CHECKED,
    INVITED,
    Dated,
    booked,
    everybody_comes,
    invited,
    plain_ready,
    risk_checked,
)

pytestmark = pytest.mark.usefixtures("engine")

CAME = datetime.fromisoformat("2027-03-20T09:40:00+05:00")
BEGAN = datetime.fromisoformat("2027-03-20T10:00:00+05:00")
ENDED_AT = datetime.fromisoformat("2027-03-20T11:10:00+05:00")


@pytest.fixture(autouse=True)
def wired() -> None:
    wiring.wire()


async def ready(profile: Profile) -> Dated:
    dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    return await risk_checked(await everybody_comes(dated))


async def goes(dated: Dated, profile: Profile, now: datetime = CHECKED) -> None:
    await commands.say_go_ahead(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id, GoAhead.GO, now, profile
    )


async def everybody_is_here(dated: Dated) -> None:
    given = dated.given
    for person_id in given.people.values():
        await commands.record_presence(
            given.facilitator, given.case_id, dated.appointment_id, person_id,
            Presence.ARRIVED, True, CAME,
        )  # fmt: skip
    for name in ("Yhlas", "Olga"):
        await says(dated, name, Willing.YES)


async def says(dated: Dated, name: str, answer: Willing) -> None:
    await commands.record_willing(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id,
        dated.given[name], answer, CAME,
    )  # fmt: skip


async def begins(dated: Dated, profile: Profile) -> None:
    await commands.start(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id, BEGAN, profile
    )


async def goes_on(
    dated: Dated, kind: RunKind, profile: Profile, reason: StopReason | None = None
) -> None:
    await commands.go_on(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id,
        kind, ENDED_AT, profile, reason,
    )  # fmt: skip


async def under_way(profile: Profile) -> Dated:
    dated = await ready(profile)
    await goes(dated, profile)
    await everybody_is_here(dated)
    await begins(dated, profile)
    return dated


async def test_a_meeting_from_the_go_ahead_to_its_end(profile: Profile):
    """R55, R59: ready, here, asked alone, begun, paused, ended; calls for both sides."""
    dated = await under_way(profile)
    given = dated.given
    await goes_on(dated, RunKind.PAUSED, profile)
    await goes_on(dated, RunKind.RESUMED, profile)
    await goes_on(dated, RunKind.ENDED, profile)
    found = await queries.run_of(dated.appointment_id)
    assert (found.state, found.started_at, found.pauses) == (RunState.ENDED, BEGAN, 1)
    assert (await dated.date()).status is AppointmentStatus.OVER
    calls = [
        (one.person_id, one.due_at)
        for one in await outbox.tasks_for([given.case_id])
        if one.kind is TaskKind.WELFARE_CALL
    ]
    week = ENDED_AT + timedelta(days=7)
    assert sorted(calls, key=str) == sorted(
        [(given[name], due) for name in ("Yhlas", "Olga") for due in (ENDED_AT, week)], key=str
    )


async def test_what_other_rooms_may_ask_afterwards(profile: Profile):
    dated = await under_way(profile)
    track_id, everybody = dated.given.track_id, set(dated.given.people.values())
    assert not await queries.was_held(track_id)
    assert await queries.attended(track_id) == everybody
    await goes_on(dated, RunKind.ENDED, profile)
    assert await queries.was_held(track_id)
    held = await queries.held(track_id)
    assert held is not None
    assert (held.on, held.roles) == (BEGAN.date(), ("guardian", "harmed", "responsible"))
    assert await queries.run_states([track_id]) == {track_id: RunState.ENDED}


async def test_the_page_and_the_command_use_one_list(profile: Profile):
    """R55: without the risk check there is no go-ahead."""
    dated = await everybody_comes(
        await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    )
    given = dated.given
    sheet = await queries.sheet(given.case_id, dated.appointment_id, CHECKED, profile)
    with pytest.raises(Blocked) as blocked:
        await goes(dated, profile)
    assert blocked.value.blockers == sheet.to_go_ahead
    assert [one.rule for one in sheet.to_go_ahead] == ["R12"]


async def test_nobody_begins_without_everybody_here_and_willing(profile: Profile):
    """R5, R54"""
    dated = await ready(profile)
    await goes(dated, profile)
    with pytest.raises(Blocked) as blocked:
        await begins(dated, profile)
    assert {one.rule for one in blocked.value.blockers} == {"R54", "R4", "R5"}
    await everybody_is_here(dated)
    await says(dated, "Olga", Willing.NOT_SURE)
    with pytest.raises(Blocked) as blocked:
        await begins(dated, profile)
    assert [one.whom for one in blocked.value.blockers] == [dated.given["Olga"]]


async def test_a_no_said_alone_at_the_door_stops_everything(profile: Profile):
    """R5, R6"""
    dated = await ready(profile)
    await goes(dated, profile)
    await everybody_is_here(dated)
    await says(dated, "Olga", Willing.NO)
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK
    assert await post.messages(dated.given.case_id, State.QUEUED) == []
    with pytest.raises(Blocked):
        await begins(dated, profile)


async def test_no_go_holds_the_meeting_back(profile: Profile):
    dated = await ready(profile)
    await commands.say_go_ahead(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id,
        GoAhead.NO_GO, CHECKED, profile,
    )  # fmt: skip
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK


async def test_a_new_date_needs_a_new_go_ahead(profile: Profile):
    """R55: what was said of the old date does not hold for the new one."""
    dated = await ready(profile)
    await goes(dated, profile)
    given = dated.given
    assert (
        await queries.sheet(given.case_id, dated.appointment_id, CHECKED, profile)
    ).went_ahead_by

    await scheduling.hold_back(dated.appointment_id, HoldReason.STAFF, CHECKED, profile)
    sheet = await queries.sheet(
        given.case_id, dated.appointment_id, CHECKED + timedelta(minutes=1), profile
    )
    assert "R12" in {one.rule for one in sheet.to_go_ahead}


@pytest.mark.parametrize("kind", [RunKind.STOPPED, RunKind.ADJOURNED])
async def test_after_breaking_off_there_is_a_new_date_to_find_and_a_new_risk_check(
    kind: RunKind, profile: Profile
):
    """R12, R54, 8.5"""
    heard: list[MeetingStopped] = []

    async def hear(fact: MeetingStopped) -> None:
        heard.append(fact)

    listen(MeetingStopped, hear)
    dated = await under_way(profile)
    given = dated.given
    await goes_on(dated, kind, profile, StopReason.TIME)
    assert [one.adjourned for one in heard] == [kind is RunKind.ADJOURNED]
    assert (await dated.date()).status is AppointmentStatus.OVER
    lines = await queries.to_do([given.case_id], ENDED_AT)
    assert [line.where for line in lines] == [
        f"/cases/{given.case_id}/tracks/{given.track_id}/times"
    ]
    sheet = await queries.sheet(given.case_id, dated.appointment_id, ENDED_AT, profile)
    assert "R12" in {one.rule for one in sheet.to_go_ahead}
    assert not await queries.was_held(given.track_id)


async def test_what_cannot_happen_now_is_refused(profile: Profile):
    dated = await ready(profile)
    for kind in (RunKind.PAUSED, RunKind.RESUMED, RunKind.ENDED):
        with pytest.raises(RuleBroken):
            await goes_on(dated, kind, profile)


async def test_only_guests_of_this_meeting_are_received(profile: Profile):
    """S48"""
    dated = await ready(profile)
    other = await plain_ready()
    with pytest.raises(NotFound):
        await commands.record_presence(
            dated.given.facilitator, dated.given.case_id, dated.appointment_id,
            other["Yhlas"], Presence.ARRIVED, False, CAME,
        )  # fmt: skip
    with pytest.raises(NotFound):
        await commands.record_presence(
            dated.given.facilitator, other.case_id, dated.appointment_id,
            dated.given["Yhlas"], Presence.ARRIVED, False, CAME,
        )  # fmt: skip


async def test_steps_are_marked_and_unmarked(profile: Profile):
    """F13"""
    dated = await under_way(profile)
    staff, case_id, meeting = dated.given.facilitator, dated.given.case_id, dated.appointment_id
    await commands.mark_step(staff, case_id, meeting, "welcome", True, BEGAN)
    await commands.mark_step(staff, case_id, meeting, "harmed", True, BEGAN)
    await commands.mark_step(staff, case_id, meeting, "harmed", False, BEGAN)
    assert await queries.steps_done(meeting) == {"welcome"}
    with pytest.raises(NotFound):
        await commands.mark_step(staff, case_id, meeting, "minutes", True, BEGAN)


async def test_the_work_list_leads_through_the_day(profile: Profile):
    """F1"""
    dated = await ready(profile)
    case_id = dated.given.case_id
    page = f"/cases/{case_id}/appointments/{dated.appointment_id}"
    assert await queries.to_do([case_id], INVITED + timedelta(days=2)) == []
    assert [one.where for one in await queries.to_do([case_id], CHECKED)] == [f"{page}/readiness"]
    await goes(dated, profile)
    assert [one.where for one in await queries.to_do([case_id], CAME)] == [f"{page}/check-in"]
    await everybody_is_here(dated)
    await begins(dated, profile)
    assert [one.where for one in await queries.to_do([case_id], BEGAN)] == [f"{page}/run"]
    coming = await dates.coming([case_id], BEGAN, BEGAN + timedelta(days=1))
    assert [one.id for one in coming] == [dated.appointment_id]
