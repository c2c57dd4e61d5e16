"""The morning of case A4: a withdrawal holds the meeting, and nothing can bring it back."""

import asyncio
from contextvars import Context
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from restorative import wiring
from restorative.cases import commands as cases
from restorative.cases.rules import Answered, Tie
from restorative.cases.rules import HoldReason as TrackHold
from restorative.consent import commands as consent
from restorative.consent.rules import How
from restorative.db import AnyEngine, transaction
from restorative.kernel.errors import RuleBroken
from restorative.notifications import commands as notifications
from restorative.notifications.rules import RepliedBySms, Reply, State, TaskKind
from restorative.people import commands as people
from restorative.people.rules import OrderKind
from restorative.profile import Profile, load
from restorative.scheduling import commands, queries
from restorative.scheduling.rules import (
    AppointmentStatus,
    CancelReason,
    HoldReason,
    Invitation,
    InvitationReply,
    MyState,
    ResourceKind,
    Span,
)
from restorative.scheduling.rules.views import CHECKING, NOT_PLANNED, NOT_TODAY
from tests.cases.given import FOR_CHILD
from tests.scheduling import post
from tests.scheduling.given import (
    AGREED,
    INVITED,
    MEETING,
    MORNING,
    Dated,
    a_booking,
    booked,
    case_a4_ready,
    everybody_comes,
    harmed_chooses,
    invited,
    plain_ready,
)

pytestmark = pytest.mark.usefixtures("engine")
NEUTRAL = "scheduling/not_taking_place"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def wired() -> None:
    wiring.wire()


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2027-03-20T{clock}:00+05:00")


async def on_the_morning(profile: Profile) -> Dated:
    return await everybody_comes(
        await invited(await booked(await case_a4_ready(), profile), profile)
    )


async def withdrawn(profile: Profile) -> Dated:
    dated = await on_the_morning(profile)
    await consent.withdraw_everything(dated.participant("Selbi"), MORNING)
    return dated


async def test_a_withdrawal_stops_every_message_and_drafts_neutral_words(profile: Profile):
    """R5, R6: frozen at 07:42; the jobs of 08:00 never leave; six people, two by text message."""
    dated = await withdrawn(profile)
    given = dated.given
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK
    assert await post.messages(given.case_id, State.QUEUED) == []
    drafts = await post.kinds(given.case_id, State.DRAFT)
    assert drafts == sorted([(given["Jemal"], NEUTRAL), (given["Selbi"], NEUTRAL)], key=str)


async def test_no_message_says_who_stopped_or_why(profile: Profile):
    """A4.1, R7"""
    dated = await withdrawn(profile)
    await commands.release_text(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id,
        MORNING + 13 * MINUTE, profile,
    )  # fmt: skip
    for words in await post.words(dated.given.case_id):
        for telling in ("Selbi", "Esenow", "Yhlas", "withdr", "stopped", "consent"):
            assert telling.lower() not in words.lower()


async def test_places_are_free_but_the_rooms_wait_for_who_is_on_the_way(profile: Profile):
    """A4.4"""
    dated = await withdrawn(profile)
    held = (await dated.date()).held
    assert {one.kind for one in held} == {ResourceKind.ROOM}
    assert {one.span for one in held} == {Span(at("09:00"), at("10:10"))}


async def test_pages_ask_to_wait_and_then_say_that_it_does_not_take_place(profile: Profile):
    """A4.5, A4.6"""
    dated = await withdrawn(profile)
    for name in dated.given.people:
        mine = await queries.my_appointment(dated.participant(name), MORNING)
        assert (mine.state, mine.headline, mine.text) == (MyState.CHECKING, CHECKING, None)
        assert (mine.starts_at, mine.arrives_at, mine.venue) == (None, None, "")
    now = MORNING + 13 * MINUTE
    await commands.release_text(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id, now, profile
    )
    for name in dated.given.people:
        mine = await queries.my_appointment(dated.participant(name), now)
        assert (mine.state, mine.headline, mine.text) == (
            MyState.NOT_PLANNED, NOT_PLANNED, NOT_TODAY,
        )  # fmt: skip


async def test_releasing_sends_the_words_and_makes_calls_for_the_others(profile: Profile):
    """A4: the taxi cannot be reached by data, so there is a phone task."""
    dated = await withdrawn(profile)
    given, now = dated.given, MORNING + 13 * MINUTE
    await commands.release_text(
        given.facilitator, given.case_id, dated.appointment_id, now, profile
    )
    released = await post.messages(given.case_id, State.QUEUED)
    assert {one.to_person for one in released} == {given["Selbi"], given["Jemal"]}
    assert {one.due_at for one in released} == {now}
    called = {
        who for kind, who in await post.tasks(given.case_id) if kind is TaskKind.TELL_BY_VOICE
    }
    assert called == {given[name] for name in ("Yhlas", "Orazgül", "Nurmyrat", "Berdi")}
    with pytest.raises(RuleBroken):
        await commands.release_text(
            given.facilitator, given.case_id, dated.appointment_id, now, profile
        )


async def test_words_let_go_on_the_page_of_messages_change_the_pages_too(profile: Profile):
    """A4.6: wherever the facilitator reads and releases the words."""
    dated = await withdrawn(profile)
    given, by = dated.given, dated.given.facilitator.account_id
    first, second = await post.messages(given.case_id, State.DRAFT)
    await notifications.release(first.id, given.case_id, by, MORNING, profile)
    assert (await dated.date()).status is AppointmentStatus.RELEASED
    called = {who for kind, who in await post.tasks(given.case_id) if who == second.to_person}
    assert called == set()
    await notifications.release(second.id, given.case_id, by, MORNING, profile)
    assert len(await post.messages(given.case_id, State.QUEUED)) == 2


async def test_the_facilitator_sees_it_first(profile: Profile):
    """A4: 07:46 the facilitator sees the alert."""
    dated = await withdrawn(profile)
    lines = await queries.to_do([dated.given.case_id], MORNING)
    assert [line.urgency.value for line in lines] == ["stopped"]


async def test_nothing_sent_before_can_bring_the_meeting_back(profile: Profile):
    """A4.2, A4.5: not the father's "she will come", not an old link, not a text message."""
    dated = await withdrawn(profile)
    given = dated.given
    for name in ("Berdi", "Yhlas", "Jemal"):
        with pytest.raises(RuleBroken):
            await commands.answer_invitation(
                dated.participant(name), dated.appointment_id, InvitationReply.CAN_COME, MORNING
            )
    with pytest.raises(RuleBroken):
        await commands.record_invitation_answer(
            given.facilitator, given.case_id, dated.appointment_id, given["Berdi"],
            InvitationReply.CAN_COME, How.ORAL, MORNING,
        )  # fmt: skip
    async with transaction():
        await commands.replied_by_sms(
            RepliedBySms(
                reply_id=dated.appointment_id, case_id=given.case_id, person_id=given["Jemal"],
                reply=Reply.CAN_COME, about=dated.appointment_id, recorded_by=None, at=MORNING,
            )
        )  # fmt: skip
    with pytest.raises(RuleBroken):
        await invited(dated, profile, MORNING)
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK


async def invitations(dated: Dated) -> dict[UUID, Invitation]:
    guests = await queries.guests_of(dated.appointment_id)
    return {one.person_id: one.invitation for one in guests}


async def test_the_calendar_counts_up_when_it_is_held(profile: Profile):
    """A4.5, S53"""
    dated = await on_the_morning(profile)
    before = {
        one.person_id: one.invitation for one in await queries.guests_of(dated.appointment_id)
    }
    await consent.withdraw_everything(dated.participant("Selbi"), MORNING)
    after = await invitations(dated)
    for person_id, invitation in after.items():
        assert invitation.uid == before[person_id].uid
        assert invitation.sequence == before[person_id].sequence + 1


async def test_i_do_not_want_to_continue_is_one_step(profile: Profile):
    """R5: by the invitation's own answers, and by staff for somebody who rang."""
    for by_link in (True, False):
        dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
        given, stop = dated.given, InvitationReply.STOP
        if by_link:
            await commands.answer_invitation(
                dated.participant("Yhlas"), dated.appointment_id, stop, INVITED
            )
        else:
            await commands.record_invitation_answer(
                given.facilitator, given.case_id, dated.appointment_id, given["Yhlas"],
                stop, How.ORAL, INVITED,
            )  # fmt: skip
        view = await dated.date()
        assert (view.status, view.hold_reason) == (
            AppointmentStatus.HELD_BACK, HoldReason.WITHDRAWAL,
        )  # fmt: skip
        assert await post.messages(given.case_id, State.QUEUED) == []
        await commands.cancel(
            given.facilitator, given.case_id, dated.appointment_id,
            CancelReason.ENDED, INVITED, profile,
        )  # fmt: skip


async def test_a_withdrawal_after_a_quiet_evening_needs_no_waiting_rooms(profile: Profile):
    """A4.4: on another day nobody is on the way."""
    dated = await on_the_morning(profile)
    await consent.withdraw_everything(dated.participant("Yhlas"), MORNING - timedelta(days=1))
    assert (await dated.date()).held == ()


async def test_an_order_to_stay_apart_holds_a_date_that_was_planned(profile: Profile):
    """R2: not by editing, not by waiting."""
    dated = await on_the_morning(profile)
    given = dated.given
    await people.record_no_contact(
        given["Berdi"], given["Yhlas"], OrderKind.COURT_ORDER, INVITED.date(), None,
        given.coordinator.account_id, INVITED + timedelta(days=2),
    )  # fmt: skip
    view = await dated.date()
    assert (view.status, view.hold_reason) == (
        AppointmentStatus.HELD_BACK, HoldReason.NO_CONTACT,
    )  # fmt: skip


async def test_who_may_not_be_contacted_any_more_is_expected_nowhere(profile: Profile):
    """C0, R5: the parents take the permission back; nothing of the date goes on."""
    dated = await on_the_morning(profile)
    given, now = dated.given, INVITED + timedelta(days=2)
    no = replace(FOR_CHILD, answer=Answered.WITHDRAWN, given_on=INVITED.date())
    await cases.record_contact_permission(given.case_id, given["Selbi"], no, given.coordinator, now)
    view = await dated.date()
    assert (view.status, view.hold_reason) == (
        AppointmentStatus.HELD_BACK, HoldReason.WITHDRAWAL,
    )  # fmt: skip
    assert await post.messages(given.case_id, State.QUEUED, State.DRAFT) == []


async def test_a_track_on_hold_holds_its_date(profile: Profile):
    dated = await on_the_morning(profile)
    by, now = dated.given.coordinator.account_id, INVITED + timedelta(days=2)
    await cases.hold_track(dated.given.track_id, TrackHold.ILLNESS, by, now)
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK


async def test_holding_twice_changes_nothing(profile: Profile):
    dated = await withdrawn(profile)
    before = await post.kinds(dated.given.case_id)
    await commands.hold_back(dated.appointment_id, HoldReason.STAFF, MORNING, profile)
    assert await post.kinds(dated.given.case_id) == before


async def test_who_leaves_the_case_hears_no_more_of_its_dates(profile: Profile):
    dated = await on_the_morning(profile)
    given = dated.given
    await cases.end_membership(
        given.case_id, given["Jemal"], given.coordinator, INVITED + timedelta(days=2)
    )
    queued = {one.to_person for one in await post.messages(given.case_id, State.QUEUED)}
    assert queued == {given["Selbi"]}
    guests = {one.person_id for one in await queries.guests_of(dated.appointment_id)}
    assert given["Jemal"] not in guests


async def test_cancelling_tells_those_who_were_told(profile: Profile):
    dated = await on_the_morning(profile)
    given, now = dated.given, INVITED + timedelta(days=2)
    await commands.cancel(
        given.facilitator, given.case_id, dated.appointment_id, CancelReason.DATE, now, profile
    )
    assert (await dated.date()).status is AppointmentStatus.CANCELLED
    assert (await dated.date()).held == ()
    queued = await post.kinds(given.case_id, State.QUEUED)
    off = "scheduling/called_off"
    assert queued == sorted([(given["Jemal"], off), (given["Selbi"], off)], key=str)


async def test_inviting_while_somebody_withdraws_never_wins(profile: Profile):
    """F23: whichever comes first, in the end nothing is planned and nothing is sent."""
    dated = await booked(await plain_ready(), profile, harmed="Olga")
    given = dated.given
    loop = asyncio.get_running_loop()
    told = loop.create_task(invited(dated, profile), context=Context())
    stopped = loop.create_task(
        consent.withdraw_everything(dated.participant("Olga"), INVITED), context=Context()
    )
    await asyncio.gather(told, stopped, return_exceptions=True)
    assert stopped.exception() is None
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK
    assert await post.messages(given.case_id, State.QUEUED) == []
    assert (await dated.date()).held == ()


DEEDS = st.lists(st.sampled_from(["hold", "release", "cancel", "invite"]), max_size=4)


@given(DEEDS)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_no_reminder_is_left_after_a_withdrawal_whatever_follows(
    engine: AnyEngine, deeds: list[str]
):
    """R6: no sequence of what staff may press brings a message about the old date back."""
    profile = load("tm-pilot")
    dated = await invited(await booked(await plain_ready(), profile, harmed="Olga"), profile)
    case, staff, id = dated.given.case_id, dated.given.facilitator, dated.appointment_id
    await consent.withdraw_everything(dated.participant("Yhlas"), INVITED)
    for deed in deeds:
        try:
            if deed == "hold":
                await commands.hold_back(id, HoldReason.STAFF, INVITED, profile)
            elif deed == "release":
                await commands.release_text(staff, case, id, INVITED, profile)
            elif deed == "cancel":
                await commands.cancel(staff, case, id, CancelReason.ENDED, INVITED, profile)
            else:
                await commands.invite(staff, case, id, (), INVITED, profile)
        except RuleBroken:
            continue
    about_the_date = {"scheduling/invitation", "scheduling/new_date", "scheduling/reminder"}
    alive = await post.messages(case, State.QUEUED, State.DRAFT, State.WAITS_FOR_STAFF)
    assert {one.template for one in alive} & about_the_date == set()
    held = (await dated.date()).held
    assert held == ()
    if "cancel" in deeds:
        return
    assert (await dated.date()).status in (AppointmentStatus.HELD_BACK, AppointmentStatus.RELEASED)


async def test_a_new_date_that_is_set_during_a_withdrawal_does_not_stand(profile: Profile):
    """R5, R6: the date was on hold; whichever comes first, nothing is planned afterwards."""
    dated = await booked(await case_a4_ready(), profile)
    given, who = dated.given, dated.given.facilitator
    await commands.hold_back_by_staff(who, given.case_id, dated.appointment_id, AGREED, profile)
    offer = await harmed_chooses(given, "Selbi", MEETING + timedelta(days=1), AGREED)
    form = a_booking(given, dated.house, offer)
    await asyncio.gather(
        commands.move(who, given.case_id, dated.appointment_id, form, AGREED, profile),
        consent.withdraw_everything(dated.participant("Selbi"), AGREED),
        return_exceptions=True,
    )
    assert (await dated.date()).status is AppointmentStatus.HELD_BACK


async def test_a_facilitator_who_leaves_the_case_is_not_kept_for_its_meeting(profile: Profile):
    """R32, S58: the list says that somebody else has to lead."""
    dated = await booked(await case_a4_ready(), profile)
    given = dated.given
    assert (await dated.date()).facilitators == (given.facilitator.account_id,)
    await cases.declare_interests(given.case_id, Tie.RELATED, given.facilitator, AGREED)
    view = await dated.date()
    assert view.facilitators == ()
    blockers = await queries.blockers_of_inviting(view, AGREED, profile)
    assert "Nobody leads this meeting yet." in {one.sentence.text for one in blockers}
